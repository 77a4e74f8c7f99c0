public import DecisionModel
import RuleEngine

extension Analysis {
  /// For each answer the nearest other values that change the destination, in order of declaration.
  ///
  /// One flip for each destination that a key can lead to, the nearest value of each. Where only
  /// computed facts read a number, its value is doubled and halved until the destination changes, and
  /// the change is then closed in on.
  public func flips(_ facts: Facts) -> [Flip] {
    let base = completed(facts)
    let present = verdict(completed: base)
    let prepared = engine.prepare(facts)
    return ruleSet.facts.flatMap { fact -> [Flip] in
      guard fact.role == .asked, case .known(let value) = prepared[fact.key],
        facts[fact.key].value != nil
      else { return [] }
      return flips(of: fact, from: value, facts, base, present)
    }
  }

  private func flips(
    of fact: FactDeclaration, from value: Value, _ facts: Facts, _ base: Facts, _ present: Verdict
  ) -> [Flip] {
    var found: [Flip] = []
    func add(_ to: Value, _ verdict: Verdict) {
      guard !found.contains(where: { Verdict($0) == verdict }) else { return }
      found.append(
        Flip(
          key: fact.key, from: value, to: to, destination: verdict.techniques,
          outcome: verdict.outcome))
    }
    for other in cells.alternatives(to: value, of: fact).prefix(limits.runsPerFlip) {
      let verdict = verdict(facts, with: other, for: fact.key, base)
      if verdict != present { add(other, verdict) }
    }
    if cells.computedFrom.contains(fact.key), case .number(let range) = value,
      case .number(_, let domain) = fact.type
    {
      for upwards in [true, false] {
        if let (to, verdict) = scan(
          fact.key, from: upwards ? range.high : range.low, upwards, domain, facts, base, present)
        {
          add(to, verdict)
        }
      }
    }
    return found
  }

  private func verdict(
    _ facts: Facts, with value: Value, for key: FactKey, _ base: Facts
  ) -> Verdict {
    var changed = facts
    changed[key] = .known(value)
    return verdict(completed: completed(changed, changing: key, from: base))
  }

  /// Doubles or halves a number until the destination changes, then narrows the stretch down.
  private func scan(
    _ key: FactKey, from start: Quantity, _ upwards: Bool, _ domain: QuantityRange, _ facts: Facts,
    _ base: Facts, _ present: Verdict
  ) -> (Value, Verdict)? {
    func result(_ micros: Int64) -> (Value, Verdict) {
      let value = Value.number(QuantityRange(Quantity(micros: micros)))
      return (value, verdict(facts, with: value, for: key, base))
    }
    var near = start.micros
    for _ in 0..<limits.runsPerFlip / 2 {
      let doubled = near.multipliedReportingOverflow(by: 2)
      let far = upwards ? (doubled.overflow ? .max : doubled.partialValue) : near / 2
      guard far != near, domain.low.micros <= far, far <= domain.high.micros else { return nil }
      var best = result(far)
      if best.1 == present {
        near = far
        continue
      }
      var (inside, outside) = (near, far)
      for _ in 0..<limits.runsPerFlip / 3 {
        let middle = inside + (outside - inside) / 2
        let whole = middle.magnitude >= 10_000_000 ? middle - middle % 1_000_000 : middle
        guard whole != inside, whole != outside else { break }
        let tried = result(whole)
        if tried.1 == present {
          inside = whole
        } else {
          outside = whole
          best = tried
        }
      }
      return best
    }
    return nil
  }
}

extension Verdict {
  fileprivate init(_ flip: Flip) { self.init(outcome: flip.outcome, techniques: flip.destination) }

  private init(outcome: Destination.Outcome, techniques: [TechniqueID]) {
    self.outcome = outcome
    self.techniques = techniques
  }
}
