public import DecisionModel

/// The names that answers can use: keys, values, techniques, steps, rules, claims, price entries.
public struct AnswersVocabulary: Sendable {
  /// The declarations.
  public let ruleSet: RuleSet
  /// The prices, for facts whose value is a name in a table.
  public let priceBook: PriceBook
  let facts: [String: FactDeclaration]
  /// Keys that are asked, in order of declaration.
  public let keys: [String]
  let techniques: [String]
  let families: [String: [TechniqueID]]
  let steps: Set<String>
  let rules: [String]
  let practices: [String]
  let warnings: [String]
  let claims: Set<String>

  /// Gathers the names of a rule set and a price book.
  public init(ruleSet: RuleSet, priceBook: PriceBook) {
    self.ruleSet = ruleSet
    self.priceBook = priceBook
    facts = Dictionary(ruleSet.facts.map { ($0.key.rawValue, $0) }) { first, _ in first }
    keys = ruleSet.facts.filter { $0.role == .asked }.map(\.key.rawValue)
    techniques = ruleSet.techniques.filter(\.members.isEmpty).map(\.id.rawValue)
    // A bundle stands for its members, as it does in a destination.
    let groups =
      ruleSet.families.map { ($0.id.rawValue, $0.members) }
      + ruleSet.techniques.filter { !$0.members.isEmpty }.map {
        ($0.id.rawValue, $0.members.map(\.technique))
      }
    families = Dictionary(groups) { first, _ in first }
    steps = Set(ruleSet.steps.map(\.id.rawValue) + techniques)
    practices = ruleSet.practices.map(\.grounds.name.rawValue)
    warnings = ruleSet.warnings.map(\.grounds.name.rawValue)
    rules =
      ruleSet.rules.map(\.grounds.name.rawValue) + ruleSet.gates.map(\.grounds.name.rawValue)
      + ruleSet.stops.map(\.grounds.name.rawValue) + practices + warnings
    claims = Set(ruleSet.claims.map(\.id.rawValue))
  }

  static let expectations = [
    "destination", "includes", "any", "excludes", "next", "order", "blocked", "postponed",
    "allowed", "outcome", "fires", "silent", "warns", "practice",
  ].map { "expect.\($0)" }

  static let directives = ["with.packs", "with.prices", "because", "advisor.version"]

  /// Every key a line may begin with, for suggestions.
  var allKeys: [String] { keys + Self.expectations + Self.directives }
}
