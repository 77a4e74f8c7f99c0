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

  /// Gathers the names of a rule set and a price book.
  public init(ruleSet: RuleSet, priceBook: PriceBook) {
    self.ruleSet = ruleSet
    self.priceBook = priceBook
    facts = Dictionary(ruleSet.facts.map { ($0.key.rawValue, $0) }) { first, _ in first }
    keys = ruleSet.facts.filter { $0.role == .asked }.map(\.key.rawValue)
    techniques = ruleSet.techniques.filter { $0.members.isEmpty }.map(\.id.rawValue)
  }

  // What follows is asked for by expectations alone, and gathered when it is.

  /// Families with their members; a bundle stands for its members, as it does in a destination.
  var families: [String: [TechniqueID]] {
    let groups =
      ruleSet.families.map { ($0.id.rawValue, $0.members) }
      + ruleSet.techniques.filter { !$0.members.isEmpty }.map {
        ($0.id.rawValue, $0.members.map(\.technique))
      }
    return Dictionary(groups) { first, _ in first }
  }

  var steps: Set<String> { Set(ruleSet.steps.map(\.id.rawValue) + techniques) }

  var practices: [String] { ruleSet.practices.map(\.grounds.name.rawValue) }

  var warnings: [String] { ruleSet.warnings.map(\.grounds.name.rawValue) }

  var rules: [String] {
    ruleSet.rules.map(\.grounds.name.rawValue) + ruleSet.gates.map(\.grounds.name.rawValue)
      + ruleSet.stops.map(\.grounds.name.rawValue) + practices + warnings
  }

  static let expectations = [
    "destination", "includes", "any", "excludes", "next", "order", "blocked", "postponed",
    "allowed", "outcome", "fires", "silent", "warns", "practice",
  ].map { "expect.\($0)" }

  static let directives = ["with.packs", "with.prices", "because", "advisor.version"]

  /// Every key a line may begin with, for suggestions.
  var allKeys: [String] { keys + Self.expectations + Self.directives }
}
