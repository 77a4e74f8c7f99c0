import AdvisorCommand
import Foundation
import Testing

/// The README shows what the program really prints, and its commands really run.
@Suite struct ReadmeTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The fenced blocks of a language, in order.
  static func blocks(_ language: String) throws -> [String] {
    let parts = try text("README.md").components(separatedBy: "```")
    return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      .filter { $0.hasPrefix(language + "\n") }
      .map { String($0.dropFirst(language.count + 1)) }
  }

  /// The example's parts stand in the output, in order; `[...]` stands for what is left out.
  @Test func theExampleIsWhatComesOut() throws {
    let path = "rules/scenarios/support-chatbot.answers"
    let output = World([path: try Self.text(path)]).run(["recommend", path]).output
    let example = try #require(try Self.blocks("console").first)
    var rest = Substring(output)
    for part in example.split(separator: "\n").split(separator: "[...]").map({ Array($0) }) {
      let lines = part.filter { !$0.hasPrefix("$ ") }.joined(separator: "\n")
      let shown = rest.split(separator: "\n").joined(separator: "\n")
      let place = shown.range(of: lines)
      #expect(place != nil, "not in the output:\n\(lines)")
      if let place { rest = shown[place.upperBound...] }
    }
  }

  @Test func theRuleItShowsIsTheRuleThatActs() throws {
    let rule = try #require(
      try Self.blocks("text").first { $0.hasPrefix("rule ") }
    ).trimmingCharacters(in: .newlines)
    #expect(try Self.text("rules/documents/knowledge.rules").contains(rule + "\n"))
  }

  @Test func theAnswersItShowsAreAccepted() throws {
    for text in try Self.blocks("text") where text.contains(" = ") && !text.hasPrefix("rule ") {
      let run = World(["mine.answers": text]).run("check mine.answers")
      #expect([0, 4].contains(run.status), "\(run.errors)")
    }
  }

  @Test func itsTwoCommandsAreTheGatesToo() throws {
    let commands = try #require(try Self.blocks("sh").first).split(separator: "\n")
    let gate = try Self.text(".ci/run")
    #expect(commands.count == 2)
    for command in commands { #expect(gate.contains(command), "\(command)") }
  }
}
