import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor rules check`: what can be proved wrong with rules before anybody decides by them.
enum RulesCheckCommand {
  static let spec = CommandSpec(
    words: ["rules", "check"],
    overview: "Check the rules: names, types, citations, dead conditions.",
    options: [.rules, .packs, .prices, .json, .format, .output],
    examples: [
      CommandSpec.Example(line: "advisor rules check", says: "the built-in rules"),
      CommandSpec.Example(line: "advisor rules check --rules my-rules", says: "your own"),
    ],
    members: [("rules", "`check`: counts of what was read, `claims`, `cited`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let check = RuleCheck(of: rules.ruleSet, prices: rules.priceBook)
    let diagnostics = (rules.diagnostics + rules.library.shown(check.diagnostics)).sorted()
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
    var result = CommandResult(
      counts.map { $0.1.counted($0.0) }.joined(separator: ", ") + "\n" + sentence + "\n")
    result.diagnostics = diagnostics
    result.sources = rules.library.shownFiles
    var members: [String: JSON] = [
      "claims": .integer(check.claims), "cited": .integer(check.cited),
      "definitions": .integer(definitions),
    ]
    for (name, count) in counts { members[name + "s"] = .integer(count) }
    result.members = ["rules": ["check": .object(members)]]
    result.tool = rules.tool
    return result
  }
}
