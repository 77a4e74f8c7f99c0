import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor rules mutants`: would the scenarios notice if a rule were wrong?
enum RulesMutantsCommand {
  static let spec = CommandSpec(
    words: ["rules", "mutants"],
    overview: "Change the rules one by one and see which changes no scenario notices.",
    discussion: [
      "Deletes each declaration, turns each effect round, moves each bound one cell, drops each line "
        + "and weighs each effect one word more or less, and runs the scenarios against that. A change "
        + "is noticed when an expectation that is met now is no longer met; that a deleted rule no "
        + "longer fires doesn't count, nor do costs, nor scenarios with `x.generated`.",
      "The score counts the changes that lead some case elsewhere: a scenario, or a case that was "
        + "searched for. Changes of weight stand beside it. For the others no such case was found, "
        + "which is no proof that there is none.",
    ],
    argument: CommandSpec.Argument(
      name: "PATH", help: "Answers files, or folders of them.", count: 0...4_096),
    options: [
      OptionSpec(name: "--min", value: "N", help: "Exit with 4 when the score is below N percent."),
      attempts,
      OptionSpec(name: "--all", help: "List surviving changes of weight too."),
      .rules, .packs, .prices, .asOf, .json, .format, .get, .output,
    ],
    examples: [
      CommandSpec.Example(line: "advisor rules mutants", says: "the built-in rules"),
      CommandSpec.Example(
        line: "advisor rules mutants --rules my-rules --min 95", says: "a gate for CI"),
    ],
    members: [
      ("mutants", "`score` in percent, `survivors` with a case that would notice each, counts")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  static let attempts = OptionSpec(
    name: "--attempts", value: "N", fallback: "240",
    help: "Cases tried in the search for one change, 0 to 100000.")

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let least = try session.number("--min", in: 0...100)
    let tries = try session.number("--attempts", in: 0...100_000) ?? 240
    let rules = try LoadedRules.wanted(session)
    let set = try ScenarioSet.read(session, rules, bills: false)
    let run = MutationRun(rules, set, attempts: tries)
    let words = MutantText(rules)
    let listed = run.survivors.filter { $0.mutant.kind.counts || session.invocation.has("--all") }
    let page = words.page(run, listed)
    var result = CommandResult { style, width in page(style, width) }
    result.members = ["mutants": words.json(run)]
    result.diagnostics = set.warnings
    result.tool = rules.tool
    if let least, run.score.percent < least {
      result.code = .failed
      result.reasons = ["the score of \(run.score.percent) % is below \(least) %"]
    }
    return result
  }
}

extension Session {
  /// The whole number of a flag; nil when it was not given.
  func number(
    _ flag: String, in bounds: ClosedRange<Int>
  ) throws(CommandFailure) -> Int? {
    guard let text = invocation.value(flag) else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      throw .usage(
        "C104", "`\(flag)` takes a whole number, not `\(text)`",
        help: "from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }
}
