public import DecisionModel

extension Engine {
  /// The open answers that something undecided waits for which a destination rests on. A key that is
  /// missing is a proof: whatever its answer, all else being the same, the facts end at the same place.
  /// One that is there says nothing.
  ///
  /// Computed facts that are open count as free, but wait for what they are worked out from.
  public func bearing(on facts: CompiledFacts) -> Set<FactKey> {
    var decision = makeDecision()
    decide(facts, into: &decision)
    let keys = OpenKeys(
      plan: plan, evaluation: decision.widest, countsPossibleAbsence: decision.boundsDiffer)
    let techniques = plan.techniques
    var found: Set<FactKey> = []
    for rule in techniques.rules { found.formUnion(keys.keys(rule.grounds)) }
    for gate in techniques.gates {
      switch gate.kind {
      case .postpones: continue
      case .forbids: break
      case .forbidsEach(let fact, _):
        if decision.widest.truth(gate.grounds) != .never {
          found.formUnion(keys.keys(below: fact))
        }
      }
      found.formUnion(keys.keys(gate.grounds))
    }
    for stop in techniques.stops { found.formUnion(keys.keys(stop.grounds)) }
    let history = techniques.history
    let past =
      history.exhaustedSlots.compactMap(\.unless) + history.exhausted.map(\.when)
      + history.unfit + history.instead.map(\.when)
    found.formUnion(keys.keys(past + techniques.needs))
    for set in [history.tried, history.inUse].compactMap(\.self) {
      found.formUnion(keys.keys(below: set.fact))
    }
    return found
  }
}
