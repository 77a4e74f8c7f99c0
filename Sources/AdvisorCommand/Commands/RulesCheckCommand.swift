import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor rules check`: what can be proved wrong with rules before anybody decides by them.
enum RulesCheckCommand {
  static let spec = CommandSpec(
    words: ["rules", "check"],
    overview: "Check the rules: names, types, citations, dead corners, doubled reasons.",
    discussion: [
      "What is wrong is proved, or shown by a case, or what a search of so many cases didn't find; the "
        + "last is said to be no proof. A declaration accepts a finding that is to stand with a line "
        + "`accepts CODE \"why\"`; such findings are listed with --all."
    ],
    options: [
      attempts, OptionSpec(name: "--all", help: "List the findings that are accepted, and why."),
      .rules, .packs, .prices, .json, .checkFormat, .output,
    ],
    examples: [
      CommandSpec.Example(line: "advisor rules check", says: "the built-in rules"),
      CommandSpec.Example(line: "advisor rules check --rules my-rules", says: "your own"),
    ],
    members: [
      ("rules", "`check`: counts of what was read, `claims`, `cited`, `findings`, `accepted`")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static let attempts = OptionSpec(
    name: "--attempts", value: "N", fallback: "900",
    help:
      "Cases tried beside the scenarios in the search for one answer, 0 to 100000; 0 for no search."
  )

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let tries = try session.number("--attempts", in: 0...100_000) ?? 900
    let rules = try LoadedRules.wanted(session)
    let searches = RuleSearches(
      MutationRun.pool(rules, written(rules), completes: false), attempts: tries)
    let searched =
      tries == 0
      ? [] : AllCores().map(searches.count) { searches.finding(at: $0) }.compactMap(\.self)
    let check = RuleCheck(of: rules.ruleSet, prices: rules.priceBook, searched: searched)
    let words = FindingText(rules)
    let found = check.findings.map(words.diagnostic)
    let diagnostics = (rules.diagnostics + found).sorted()
    let set = rules.ruleSet
    let definitions = set.claims.count { $0.kind == "definition" }
    let uncited = check.claims - check.cited
    let counts: [(String, Int)] = [
      ("fact", set.facts.count), ("technique", set.techniques.count),
      ("rule", set.rules.count), ("gate", set.gates.count), ("practice", set.practices.count),
      ("warning", set.warnings.count), ("step", set.steps.count),
      ("order", set.orderings.count), ("disagreement", set.disagreements.count),
    ]
    if !check.passes {
      var failure = CommandFailure(.invalid, diagnostics, sources: rules.library.shownFiles)
      let errors = diagnostics.count { $0.severity == .error }
      failure.notes = [errors.counted("error") + " in the rules"]
      failure.tool = rules.tool
      throw failure
    }
    let sentence =
      uncited == 0
      ? check.claims.counted("claim") + ", all cited"
      : "\(check.claims) claims, \(check.cited) cited, \(definitions) definitions"
    let text =
      counts.map { $0.1.counted($0.0) }.joined(separator: ", ") + "\n" + sentence + "\n"
      + words.summary(check, questions: tries == 0 ? 0 : searches.count, attempts: tries)
    let listed = session.invocation.has("--all") ? words.accepted(check) : ""
    var result = CommandResult(listed + text)
    result.diagnostics = diagnostics
    result.sources = { rules.library.shownFiles }
    var members: JSON.Members = [
      "claims": .integer(check.claims), "cited": .integer(check.cited),
      "definitions": .integer(definitions),
    ]
    members["findings"] = .array(check.findings.map(words.json))
    members["accepted"] = .array(
      check.accepted.map { words.json($0.finding, because: $0.because) })
    for (name, count) in counts { members[name + "s"] = .integer(count) }
    result.members = ["rules": ["check": .object(members)]]
    result.tool = rules.tool
    return result
  }

  /// The scenarios, where searches begin; one that can't be read is left to `rules test`.
  private static func written(_ rules: LoadedRules) -> [Facts] {
    let reader = AnswersReader(rules.vocabulary, readsExpectations: false)
    let advisor = Advisor(rules.ruleSet, rules.priceBook)
    let scenarios = rules.library.scenarios
    return AllCores().map(scenarios.count) { place in
      advisor.decisiveFacts(of: reader.read(scenarios[place]).answers)
    }
  }
}
