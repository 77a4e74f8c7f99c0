import Advice
import DecisionModel
import Notation
import Reports

/// What the commands that question an advice have in common: the answers, the rules and the advice.
struct Interrogation {
  let rules: LoadedRules
  let sources: AnswerSources
  let advisor: Advisor
  let advice: Advice

  /// The flags that all of them take.
  static let options: [OptionSpec] = [
    .json, .format, .get, .output, .set, .noEnvironment, .allowUnknown, .packs, .rules, .prices,
    .asOf,
  ]

  /// Reads the answers and advises on them.
  ///
  /// Confidence, what open answers can change and what things cost are not worked out: none of these
  /// commands says it.
  init(
    _ session: Session, files: [String]
  ) throws(CommandFailure) {
    var invocation = session.invocation
    invocation.arguments = files
    let asking = Session(invocation: invocation, effects: session.effects)
    var options = Advisor.Options()
    options.asOf = try RecommendCommand.day(session)
    options.looks = .bounds
    options.bills = .none
    rules = try LoadedRules.wanted(session)
    sources = try AnswerSources.gather(asking, rules, expectations: false)
    advisor = Advisor(rules.ruleSet, rules.priceBook, options: options, on: AllCores())
    advice = advisor.advise(sources.merged.answers)
  }

  /// The facts behind the answers.
  var facts: Facts { advisor.facts(sources.merged.answers) }

  /// The technique of a name, an id or a title.
  func technique(_ name: String) throws(CommandFailure) -> TechniqueID {
    let techniques = rules.ruleSet.techniques
    let lowered = name.lowercased()
    if let found = techniques.first(where: {
      $0.id.rawValue == lowered || $0.title.lowercased() == lowered
    }) {
      return found.id
    }
    let names = techniques.map(\.id.rawValue)
    throw .usage(
      "C109", "there is no technique `\(name)`",
      help: Suggestions.question(Suggestions.near(lowered, among: names))
        ?? "techniques: " + names.joined(separator: ", "))
  }

  /// A technique's report with every rule that speaks of it.
  func account(of id: TechniqueID) -> (report: TechniqueReport, accounts: [RuleAccount])? {
    advice.techniques.first { $0.id == id }.map { ($0, advisor.accounts(of: id, in: advice)) }
  }

  /// A line of a condition with what is known of its facts.
  func words(_ clause: Clause) -> String {
    let text = ConditionText(rules.ruleSet)
    let written = clause.atoms.map(text.text).joined(separator: " or ")
    var seen: Set<FactKey> = []
    let known = clause.atoms.map(\.fact).filter { seen.insert($0).inserted }.map { key in
      "\(key) is \(value(of: key))"
    }
    return "\(written) (\(known.joined(separator: ", ")))"
  }

  private func value(of key: FactKey) -> String {
    switch advice.facts[key] {
    case .known(let value): value.words(rules.ruleSet.fact(key)?.type)
    case .unknown: "not known"
    case .unasked: "open"
    case .notApplicable: "not applicable"
    case .partly(let sure, let possible):
      "open for \(possible.map(\.rawValue).joined(separator: ", "))"
        + (sure.isEmpty ? "" : ", holds \(sure.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// A result with what belongs into every envelope.
  func result(
    _ member: String, _ json: JSON, text: @escaping @Sendable (Style, Int) -> String
  ) -> CommandResult {
    var result = CommandResult(text: text)
    result.members = [member: json]
    result.tool = rules.tool
    result.diagnostics = rules.diagnostics + sources.diagnostics
    result.sources = { sources.sources + rules.library.shownFiles }
    result.notes = sources.notes
    return result
  }
}
