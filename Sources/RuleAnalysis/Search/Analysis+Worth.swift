public import DecisionModel
import RuleEngine

extension Analysis {
  /// The open keys that something undecided waits for, the most powerful first, then as declared.
  ///
  /// Without costs the facts that rest on them count as open, which takes a fraction of the time.
  public func worth(_ facts: Facts, withCosts: Bool = true) -> [Worth] {
    worth(completed: withCosts ? completed(facts) : engine.prepare(facts))
  }

  /// The same for facts with derived and computed ones added.
  public func worth(completed facts: Facts) -> [Worth] {
    let powers = engine.powers(facts)
    let found = ruleSet.facts.compactMap { fact in
      powers[fact.key].map { Worth(key: fact.key, power: $0) }
    }
    return found.enumerated()
      .sorted { ($1.element.power, $0.offset) < ($0.element.power, $1.offset) }
      .map(\.element)
  }
}
