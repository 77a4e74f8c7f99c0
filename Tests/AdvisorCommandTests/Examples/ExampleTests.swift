import Foundation
import Testing

@testable import AdvisorCommand

/// Every example of the help and of the README, run, and its output compared with what was recorded.
@Suite struct ExampleTests {
  /// Those that ask a person have tests of their own.
  private static func asks(_ line: String) -> Bool { line.hasPrefix("advisor interview") }

  /// The commands with examples, and the program itself as `advisor`.
  static let subjects = CommandTable.all.filter { command in
    command.examples.contains { !asks($0.line) }
  }.map { $0.name.isEmpty ? "advisor" : $0.name }

  private static func fileName(_ subject: String) -> String {
    subject.split(separator: " ").joined(separator: "-")
  }

  @Test(arguments: subjects)
  func helpExamplesPrintWhatWasRecorded(subject: String) throws {
    let command = try #require(
      CommandTable.all.first { ($0.name.isEmpty ? "advisor" : $0.name) == subject })
    var transcript = Transcript(of: "`advisor help \(command.name)`".replacing(" `", with: "`"))
    for example in command.examples where !Self.asks(example.line) {
      try Self.run(example.line, into: &transcript)
    }
    let difference = try transcript.difference(from: Self.fileName(subject))
    #expect(difference == nil)
  }

  /// The lines of the README that run the program, comments behind them left out.
  static func readmeLines() throws -> [String] {
    try ReadmeTests.blocks("sh").flatMap { $0.split(separator: "\n").map(String.init) }
      .filter { $0.hasPrefix("advisor ") && !asks($0) }
      .map { line in
        guard let comment = line.range(of: " #") else { return line }
        return line[..<comment.lowerBound].trimmingCharacters(in: .whitespaces)
      }
  }

  @Test func readmeExamplesPrintWhatWasRecorded() throws {
    var transcript = Transcript(of: "the README")
    let lines = try Self.readmeLines()
    #expect(lines.count > 20)
    for line in lines { try Self.run(line, into: &transcript) }
    let difference = try transcript.difference(from: "readme")
    #expect(difference == nil)
  }

  private static func run(_ line: String, into transcript: inout Transcript) throws {
    let (run, isGate) = try ExampleWorld.run(line)
    // A gate of an example may hold or not; anything else succeeds.
    #expect(run.status == 0 || (isGate && run.status == 4), "\(line): \(run.status) \(run.errors)")
    #expect(!run.errors.contains("error["), "\(line): \(run.errors)")
    #expect(!(run.output + run.written.values.joined()).isEmpty, "\(line)")
    // What jq makes of the document is in a test of its own, since not everybody has it.
    transcript.add(line.components(separatedBy: " | jq")[0], run)
  }

  /// Nothing is kept that no example prints any more.
  @Test func everyTranscriptIsCompared() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: Transcript.folder.path)
    #expect(
      kept.sorted() == (Self.subjects.map(Self.fileName) + ["readme"]).map { $0 + ".txt" }.sorted())
  }

  private static let jq = ["/usr/bin/jq", "/usr/local/bin/jq"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What the README pipes into jq finds what it looks for.
  @Test(.enabled(if: jq != nil)) func jqFindsWhatTheReadmeLooksFor() throws {
    let piped = try Self.readmeLines().filter { $0.contains(" | jq ") }
    let expected = ["prompt\n", "{\n  \"low\":", ""]
    #expect(piped.count == expected.count)
    for (line, start) in zip(piped, expected) {
      let document = try ExampleWorld.run(line).run.output
      let filter = line.components(separatedBy: " | jq ").dropFirst().joined(separator: " | jq ")
      let run = try BinaryTests.shell("jq \(filter) <<'END'\n\(document)\nEND")
      #expect(run.status == 0 && run.errors.isEmpty, "\(line): \(run.errors)")
      #expect(run.output.hasPrefix(start), "\(line): \(run.output)")
    }
  }
}
