import DecisionModel
import Notation
import Reports

/// `advisor rules suggest-tests`: cases that would close the gaps, for a person to confirm.
enum RulesSuggestCommand {
  static let spec = CommandSpec(
    words: ["rules", "suggest-tests"],
    overview: "Print a case for everything that no scenario exercises or notices.",
    discussion: [
      "Each is an answers file with the present advice as its expectation and `x.generated`, so that it "
        + "counts for coverage only. Whether that advice is right is for a person to say: with a claim "
        + "after `because` and without `x.generated` it becomes a scenario."
    ],
    argument: CommandSpec.Argument(
      name: "PATH", help: "Answers files, or folders of them.", count: 0...4_096),
    options: [
      OptionSpec(name: "--into", value: "DIR", help: "Write one file for each case to a folder."),
      RulesMutantsCommand.attempts, .rules, .packs, .prices, .asOf, .json, .format, .get, .output,
    ],
    examples: [
      CommandSpec.Example(line: "advisor rules suggest-tests", says: "for the built-in rules"),
      CommandSpec.Example(
        line: "advisor rules suggest-tests --rules my-rules --into my-cases",
        says: "files to go through"),
    ],
    members: [("rules", "`suggest_tests`: `name`, `shows`, `answers`, `destination`, `outcome`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let tries = try session.number("--attempts", in: 0...100_000) ?? 240
    let rules = try LoadedRules.wanted(session)
    let set = try ScenarioSet.read(session, rules, bills: false)
    let tests = SuggestedTest.all(rules, set, attempts: tries)
    let words = CaseText(ruleSet: rules.ruleSet)
    var result: CommandResult
    if let folder = session.invocation.value("--into") {
      do {
        try session.effects.makeFolder(folder)
        for test in tests {
          try session.effects.replaceFile(
            "\(folder)/\(test.file).answers", Array(test.text(words).utf8))
        }
      } catch { throw .writing(error) }
      result = CommandResult("\(tests.count.counted("case")) written to \(folder)\n")
    } else if tests.isEmpty {
      result = CommandResult("nothing to suggest\n")
    } else {
      result = CommandResult(
        tests.map { "# \($0.file).answers\n" + $0.text(words) }.joined(separator: "\n"))
    }
    result.members = [
      "rules": [
        "suggest_tests": .array(
          tests.map { test in
            [
              "name": .string(test.file), "shows": .string(test.shows),
              "answers": words.json(test.answers), "outcome": .string(test.outcome.rawValue),
              "destination": .strings(test.destination.map(\.rawValue)),
            ]
          })
      ]
    ]
    result.diagnostics = set.warnings
    result.tool = rules.tool
    return result
  }
}
