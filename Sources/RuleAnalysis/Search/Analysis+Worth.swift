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
    worth(engine.powers(engine.compile(facts)).shares)
  }

  func worth(_ powers: [FactKey: Quantity]) -> [Worth] {
    let found = ruleSet.facts.compactMap { fact in
      powers[fact.key].map { Worth(key: fact.key, power: $0) }
    }
    return found.enumerated()
      .sorted { ($1.element.power, $0.offset) < ($0.element.power, $1.offset) }
      .map(\.element)
  }
}

/// What open answers can still do, as far as bounds tell.
public struct Prospect: Hashable, Sendable {
  /// True when proved that none of them changes the destination.
  public var isSettled: Bool
  /// How much of what is undecided rests on each open key, the most powerful first; what only computed sets
  /// wait for is left out.
  public var worth: [Worth] = []
  /// How many techniques each open key may bar.
  public var bars: [FactKey: Int] = [:]
  /// The techniques of which it is open whether a computed set bars them.
  public var sets: [FactKey: [TechniqueID]] = [:]
  /// The computed sets of which the order may matter.
  public var ordered: [FactKey] = []
  /// The open fact that a proof hangs on most: a question, or a fact that is computed.
  public var hinge: FactKey?
}
