import Advice
import DecisionModel
import Notation
import Reports

/// `advisor rules test`: every scenario with its expectations.
enum RulesTestCommand {
  static let spec = CommandSpec(
    words: ["rules", "test"], overview: "Run scenarios and hold the advice against expectations.",
    discussion: [
      "A scenario is an answers file with lines that begin with `expect.`. Without arguments those "
        + "of the rules are run: the built-in ones, or DIR/scenarios with --rules DIR."
    ],
    argument: CommandSpec.Argument(
      name: "PATH", help: "Answers files, or folders of them.", count: 0...4_096),
    options: [.rules, .packs, .prices, .asOf, .json, .checkFormat, .output],
    examples: [
      CommandSpec.Example(line: "advisor rules test", says: "all built-in scenarios"),
      CommandSpec.Example(line: "advisor rules test my-cases", says: "your own, in a folder"),
    ],
    members: [("rules", "`test`: `scenarios`, `expectations`, `failed`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let set = try ScenarioSet.read(session, rules)
    let scenarios = set.scenarios
    let results = AllCores().map(scenarios.count) { place in
      let one = scenarios[place]
      return ScenarioRunner.run(
        one.name, one.answers, one.expectations, one.advisor, explains: false)
    }
    return result(results, rules, set.warnings)
  }

  private static func result(
    _ results: [ScenarioRunner.Result], _ rules: LoadedRules, _ warnings: [Diagnostic]
  ) -> CommandResult {
    let failed = results.filter { !$0.failures.isEmpty }
    let count = results.reduce(0) { $0 + $1.count }
    let lost = failed.reduce(0) { $0 + $1.failures.count }
    let summary =
      failed.isEmpty
      ? "\(results.count.counted("scenario")), \(count.counted("expectation")), all met\n"
      : "\(failed.count) of \(results.count.counted("scenario")) failed, "
        + "\(lost) of \(count.counted("expectation"))\n"
    let blocks = failed.map { run in
      (run.name, FailureText(advice: run.advice), run.failures)
    }
    var result = CommandResult { style, width in
      blocks.map { name, words, failures in
        style.bold(name) + "\n" + failures.map { words.lines($0, style, width) }.joined()
      }.joined() + summary
    }
    result.code = failed.isEmpty ? .done : .failed
    result.annotations = blocks.flatMap { _, words, failures in failures.map(words.annotation) }
    result.members = [
      "rules": [
        "test": [
          "scenarios": .integer(results.count), "expectations": .integer(count),
          "failed": .array(
            blocks.map { name, words, failures in
              ["scenario": .string(name), "failures": .array(failures.map(words.json))]
            }),
        ]
      ]
    ]
    result.diagnostics = warnings
    result.tool = rules.tool
    return result
  }
}
