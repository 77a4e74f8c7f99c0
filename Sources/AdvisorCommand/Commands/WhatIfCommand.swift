import Advice
import DecisionModel
import Notation
import Reports

/// `advisor what-if FILE --set key=value`: what other answers would change, and because of which rules.
enum WhatIfCommand {
  static let spec = CommandSpec(
    words: ["what-if"],
    overview: "Say what other answers would change, and because of which rules.",
    discussion: [
      "Decides twice, as the files say and with the answers of --set, and shows what moves: "
        + "destination, next step, costs, confidence, path, and the rules that apply in only one."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 1...64),
    options: [
      .set, .json, .format, .get, .output, .noEnvironment, .allowUnknown, .packs, .rules, .prices,
      .asOf,
    ],
    examples: [
      CommandSpec.Example(
        line: "advisor what-if my.answers --set volume=60k/day", says: "ten times the traffic"),
      CommandSpec.Example(
        line: "advisor what-if my.answers --set examples=5000 --set ml_skill=some",
        says: "two answers at once"),
      CommandSpec.Example(
        line: "advisor what-if my.answers --set volume=unknown", says: "without one answer"),
    ],
    members: [
      (
        "what_if",
        "`answers`, `changed`, `destination`, `next`, `cost`, `confidence`, `path`, `because`"
      )
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    guard session.invocation.has(OptionSpec.set) else {
      throw .usage(
        "C105", "nothing to change: give other answers with `--set key=value`",
        help: "`advisor flips FILE` looks for the changes that matter")
    }
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    let sources = try AnswerSources.gather(session, rules, expectations: false)
    var options = Advisor.Options()
    options.asOf = asOf
    options.limits = .deciding
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options, on: AllCores())
    let base = MergedAnswers(Array(sources.readings.dropLast()), keys: rules.vocabulary.keys)
    let earlier = advisor.advise(base.answers)
    let later = advisor.advise(sources.merged.answers)
    let difference = AdviceDifference(from: earlier.summary, to: later.summary)
    let changes = later.changes(from: earlier, in: rules.ruleSet)
    let shifts = later.shifts(from: earlier)
    var result = CommandResult { style, width in
      TextReport(rules.ruleSet, style: style, width: width)
        .render(difference, changing: changes, because: shifts)
    }
    result.members["what_if"] = JSON(difference, rules.ruleSet).adding([
      "answers": .array(changes.map { JSON($0, rules.ruleSet) }),
      "because": .array(shifts.map { JSON($0, rules.ruleSet) }),
    ])
    result.tool = rules.tool
    result.status = later.isProvisional ? .provisional : .ok
    result.diagnostics =
      rules.diagnostics + sources.diagnostics + AdviceDiagnostics.all(of: later, rules)
    result.sources = { sources.sources + rules.sources }
    return result
  }
}
