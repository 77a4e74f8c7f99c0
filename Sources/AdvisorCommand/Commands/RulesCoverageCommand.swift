import Notation
import Reports
import RuleAnalysis

/// `advisor rules coverage`: what of the rules do the scenarios exercise?
enum RulesCoverageCommand {
  static let spec = CommandSpec(
    words: ["rules", "coverage"],
    overview: "Say what of the rules the scenarios exercise, and what they don't.",
    discussion: [
      "A declaration should fire in one scenario and be silent in another, each line of a condition "
        + "hold and fail, each number lie on both sides of each bound, each exception apply, and each "
        + "rule decide where some scenario ends. What depends on open answers does neither. What can "
        + "never happen is not counted. Percentages are rounded down.",
      "Scenarios with `x.generated` count here, although nobody has agreed with them.",
    ],
    argument: CommandSpec.Argument(
      name: "PATH", help: "Answers files, or folders of them.", count: 0...4_096),
    options: [
      OptionSpec(
        name: "--min", value: "N",
        help: "Exit with 4 when fewer than N percent of the rules fired and were silent."),
      .rules, .packs, .prices, .asOf, .json, .format, .get, .output,
    ],
    examples: [
      CommandSpec.Example(line: "advisor rules coverage", says: "the built-in rules"),
      CommandSpec.Example(
        line: "advisor rules coverage my-cases --min 100", says: "your own cases, as a gate"),
    ],
    members: [
      ("coverage", "counts of `rules`, `conditions`, `bounds` ..., and what is `uncovered`")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let least = try session.number("--min", in: 0...100)
    let rules = try LoadedRules.wanted(session)
    let set = try ScenarioSet.read(session, rules, bills: false)
    let run = CoverageRun(rules, set)
    let words = CoverageText(rules)
    let page = words.page(run.coverage, scenarios: set.scenarios.count)
    var result = CommandResult { style, width in page(style, width) }
    result.members = ["coverage": words.json(run.coverage, scenarios: set.scenarios.count)]
    result.diagnostics = set.warnings
    result.tool = rules.tool
    let percent = run.coverage.percent(.rules)
    if let least, percent < least {
      result.code = .failed
      result.reasons = ["rule coverage of \(percent) % is below \(least) %"]
    }
    return result
  }
}
