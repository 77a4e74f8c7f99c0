import Advice
import DecisionModel
import Notation
import Reports

/// `advisor compare A B ...`: use cases side by side, differences first.
enum CompareCommand {
  static let spec = CommandSpec(
    words: ["compare"], overview: "Put use cases side by side, differences first.",
    discussion: [
      "Each file is a use case of its own. Answers of variables and of --set are laid over every one."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 2...16),
    options: [
      .json, CostCommand.tableFormat, .get, .output, .set, .noEnvironment, .allowUnknown, .packs,
      .rules, .prices,
      .asOf,
    ],
    examples: [
      CommandSpec.Example(
        line: "advisor compare chat.answers mail.answers", says: "two use cases"),
      CommandSpec.Example(
        line: "advisor compare a.answers b.answers c.answers --set privacy=own_servers_only",
        says: "three, under one more condition"),
    ],
    members: [("compare", "`answers` that differ, `cases` with their advice, `because`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let paths = session.invocation.arguments
    if let twice = paths.first(where: { path in path == "-" && paths.count { $0 == path } > 1 }) {
      throw .usage("C104", "`\(twice)` can be read only once")
    }
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    var options = Advisor.Options()
    options.asOf = asOf
    options.limits = .deciding
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options, on: AllCores())
    var cases: [ComparedCase] = []
    var diagnostics: [Diagnostic] = []
    var texts: [SourceText] = []
    for path in paths {
      let sources = try AnswerSources.gather(session, rules, expectations: false, from: [path])
      let advice = advisor.advise(sources.merged.answers)
      let name = sources.sources.first?.path ?? path
      cases.append(ComparedCase(name: name, advice: advice))
      diagnostics += sources.diagnostics + AdviceDiagnostics.all(of: advice, rules)
      texts += sources.sources
    }
    let comparison = Comparison(cases, rules.ruleSet)
    var result = CommandResult { style, width in
      TextReport(rules.ruleSet, style: style, width: width).render(comparison)
    }
    let json = JSON(comparison, rules.ruleSet)
    result.members["compare"] = json
    if case .array(let rows)? = json.value(at: "cases") { result.rows = rows }
    result.tool = rules.tool
    result.status = cases.contains { $0.advice.isProvisional } ? .provisional : .ok
    result.diagnostics = rules.diagnostics + diagnostics
    result.sources = { [texts] in texts + rules.sources }
    return result
  }
}
