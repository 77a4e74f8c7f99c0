import Foundation

/// What examples printed, as a file that people read and tests compare.
struct Transcript {
  /// Lines of one stream that are kept; of a longer one the first and the last.
  private static let most = 48
  private static let start = 20
  private static let end = 10
  /// Written files that are kept.
  private static let files = 2
  /// Characters of a line that are kept.
  private static let width = 160
  /// What stands for what is left out.
  private static let gap = "[...]"

  private(set) var text: String

  init(of subject: String) {
    text = """
      What the examples of \(subject) print; `\(Self.gap)` stands for what is left out.
      Made by `ADVISOR_RECORD=1 swift test --filter ExampleTests`, never by hand.

      """
  }

  /// Adds an example.
  mutating func add(_ line: String, _ run: Run) {
    text += "\n$ \(line)\n"
    // How many files the built-in rules have changes with every scenario.
    text += Self.shown(run.output.replacing(/^\d+ files written/, with: "N files written"))
    if !run.errors.isEmpty { text += "[on standard error]\n" + Self.shown(run.errors) }
    let written = run.written.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (path, written) in written.prefix(Self.files) {
      text += "[written to \(path)]\n" + Self.shown(written)
    }
    if written.count > Self.files { text += "[and more files]\n" }
    if run.status != 0 { text += "[exit status \(run.status)]\n" }
  }

  private static func shown(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count > width ? line.prefix(width) + gap : String(line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    if lines.count > most { lines = lines.prefix(start) + [gap] + lines.suffix(end) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where transcripts are kept.
  static let folder = ReadmeTests.root.appending(path: "Tests/Transcripts")

  /// True when transcripts are to be written anew.
  static let isRecording = ProcessInfo.processInfo.environment["ADVISOR_RECORD"] == "1"

  /// The first place where this differs from the file of a name, as a message; nil where they agree.
  /// While recording the file is written, and that is said too, so that no recording passes for a test.
  func difference(from name: String) throws -> String? {
    let file = Self.folder.appending(path: name + ".txt")
    if Self.isRecording {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return "recorded \(name).txt; run again without ADVISOR_RECORD"
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    guard kept != text else { return nil }
    let (old, new) = (kept.split(separator: "\n"), text.split(separator: "\n"))
    let place =
      zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    func line(_ lines: [Substring]) -> String {
      place < lines.count ? String(lines[place]) : "the end"
    }
    let example = new.prefix(place + 1).last { $0.hasPrefix("$ ") } ?? ""
    return "\(name).txt: \(example)\n- \(line(old))\n+ \(line(new))"
  }
}
