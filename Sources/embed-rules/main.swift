import Foundation

/// Writes the texts below a folder as one Swift source: `embed-rules FOLDER OUTPUT`.
///
/// Raw string literals keep the bytes as they are; a literal's fence has one `#` more than the longest
/// run of them behind a quote in the text.
func source(of texts: [(path: String, text: String)]) -> String {
  var out = "extension Rulebook {\n  static let embedded: [Text] = [\n"
  for (path, text) in texts {
    let fence = String(repeating: "#", count: longestFence(in: text) + 1)
    out += "    Text(path: \"\(path)\", content: \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
  }
  return out + "  ]\n}\n"
}

func longestFence(in text: String) -> Int {
  var longest = 0
  var run = 0
  for scalar in text.unicodeScalars {
    run = scalar == "#" ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("error: \(message)\n".utf8))
  exit(1)
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fail("usage: embed-rules FOLDER OUTPUT") }
let folder = URL(filePath: arguments[1]).resolvingSymlinksInPath()
guard try folder.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else {
  fail(
    "Sources/Rulebook/rules is not a link to the rules folder: it was not checked out as a symbolic "
      + "link (git config core.symlinks true, then check the file out again)")
}
let kept = ["rules", "answers", "md"]
let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  .filter { path in kept.contains { path.hasSuffix("." + $0) } }
  .filter { !$0.split(separator: "/").contains { part in part.hasPrefix(".") } }
  .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
guard paths.contains(where: { $0.hasSuffix(".rules") }) else {
  fail("no .rules file below \(arguments[1]): the link to the rules folder was not checked out")
}
let texts = try paths.map { path in
  (path: path, text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
}
try Data(source(of: texts).utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
