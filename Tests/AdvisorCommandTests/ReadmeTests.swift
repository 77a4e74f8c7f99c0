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

  /// The step comments once, updates that comment, and fails on drift: run as a job would, with a `gh`
  /// that notes what it is asked and knows a comment once there is one.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
  func theStepCommentsAndFailsOnDrift() throws {
    let step = try #require(try Self.blocks("yaml").first)
    let script = try #require(step.components(separatedBy: "  run: |\n").last)
    let run = try BinaryTests.shell(
      """
      mkdir bin; ln -s $A bin/advisor; export PATH=$PWD/bin:$PATH
      cat >bin/gh <<'END'
      #!/bin/bash
      case "$*" in
      *--jq*) if [ -e asked ]; then echo 7; fi ;;
      *) echo "$*" >>asked; head -n 1 advice.md >>asked ;;
      esac
      END
      cat >step <<'END'
      \(script)
      END
      chmod +x bin/gh
      export GITHUB_REPOSITORY=a/b PULL=5 GITHUB_STEP_SUMMARY=summary
      printf 'task_type = chat\\nexamples = 30\\n' >mine.answers
      advisor recommend mine.answers --json -o advice.json
      bash -e step; echo "first $?"
      printf 'prompt_result = meets\\n' >>mine.answers
      bash -e step; echo "second $?"
      printf 'x\\n' >>mine.answers
      bash -e step; echo "third $?"
      cat asked; grep -c '^<!-- advisor' summary
      """)
    let marker = "<!-- advisor:v1 tag=default -->"
    #expect(
      run.output.split(separator: "\n").filter { !$0.hasPrefix("::") && !$0.contains("valid") }
        == [
          "first 0", "second 4", "third 2",
          "api repos/a/b/issues/5/comments --field body=@advice.md",
          "\(marker)", "api --method PATCH repos/a/b/issues/comments/7 --field body=@advice.md",
          "\(marker)", "2",
        ].map { Substring($0) }, "\(run.output) \(run.errors)")
  }
}
