import Archive
import DecisionModel
import Foundation
import Notation

// Writes the texts below a folder, and what reading them gives, as one Swift source:
// `embed-rules FOLDER OUTPUT`.

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("error: \(message)\n".utf8))
  exit(1)
}

/// What reading the rule files gives; rules that have errors end the build.
func read(_ files: [SourceText], in folder: URL) -> RulesReading {
  let reading = RulesReader.read(files)
  guard !reading.hasErrors else {
    for fault in reading.diagnostics {
      let help = fault.help.map { "; \($0)" } ?? ""
      let line = "\(folder.path)/\(fault.span.label): \(fault.severity): \(fault.message)\(help)\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
    fail("the rules have errors")
  }
  return reading
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
let files = texts.filter { RulesReader.reads($0.path) }
  .map { SourceText(path: $0.path, text: $0.text) }
let source = EmbeddedSource(
  texts: texts, archive: read(files, in: folder).archive,
  digest: SHA256.digest(ofRules: files))
try Data(source.text.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
