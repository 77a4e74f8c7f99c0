public import DecisionModel

/// What `advisor rules check` finds in a rule set.
public struct RuleCheck: Hashable, Sendable {
  /// Errors and warnings, sorted by place.
  public var diagnostics: [Diagnostic]
  /// How many claims were read.
  public var claims: Int
  /// How many of them something cites.
  public var cited: Int

  /// Checks a rule set beyond what the reader checks: citations both ways, steps that say enough,
  /// facts and techniques that nothing uses, conditions that cannot or must hold, circular orders,
  /// and what is more than the engine holds.
  ///
  /// Cost: about one pass over the declarations for each check, and a search over the orderings.
  public init(of rules: RuleSet, prices: PriceBook) {
    let citations = Citation.all(in: rules)
    let found =
      citationFindings(rules, citations) + stepFindings(rules) + useFindings(rules, prices)
      + conditionFindings(rules) + orderFindings(rules) + engineFindings(rules)
    diagnostics = found.sorted()
    claims = rules.claims.count
    let names = Set(citations.flatMap(\.claims))
    cited = rules.claims.count { names.contains($0.id) }
  }

  /// True when nothing stands in the way of using the rules.
  public var passes: Bool { !diagnostics.contains { $0.severity == .error } }
}
