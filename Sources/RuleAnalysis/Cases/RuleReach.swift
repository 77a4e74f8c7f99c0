public import DecisionModel

/// What rests on what, for those who don't search.
public enum RuleReach {
  /// The derived facts that computed facts or prices are worked out from.
  public static func belowComputed(_ rules: RuleSet, _ prices: PriceBook) -> Set<FactKey> {
    let reach = FactReach(rules)
    let computed = rules.facts.filter { if case .computed = $0.role { true } else { false } }
    var read = computed.reduce(into: Set<FactKey>()) { $0.formUnion(reach.below($1.key)) }
    for fact in prices.facts { read.formUnion(reach.below(fact)) }
    return Set(rules.facts.filter { $0.hasCases && read.contains($0.key) }.map(\.key))
  }
}
