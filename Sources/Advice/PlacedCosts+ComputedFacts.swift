public import CostModel
public import DecisionModel
public import RuleEngine

extension PlacedCosts: ComputedFacts {
  /// What a fact that is no set has come out as; more than one where only draws tell which.
  public mutating func ways(_ fact: Int) -> [Knowledge] { settled(fact).ways.map(\.knowledge) }

  /// The same, with what is drawn for it.
  public mutating func outcome(_ fact: Int) -> Knowledge { decided(fact).knowledge }
}

extension Settled {
  /// What is known of a fact that is no set.
  fileprivate var knowledge: Knowledge {
    if case .known(let value) = self { .known(value) } else { .unasked }
  }
}
