public import DecisionModel
import RuleEngine

extension Analysis {
  /// For each answer the nearest other values that change the destination, in order of declaration.
  ///
  /// One flip for each destination that a key can lead to, the nearest value of each. Where sums or
  /// computed facts read a number, its value is doubled and halved until the destination changes, and
  /// the change is then closed in on to the last unit.
  public func flips(_ facts: Facts) -> [Flip] {
    // Starting from a case works its costs out.
    guard limits.runsPerFlip > 0 else { return [] }
    return flips(from: Trials(self, facts, at: .drawn))
  }

  /// The same of a case that is being varied.
  func flips(from trials: Trials) -> [Flip] {
    guard limits.runsPerFlip > 0 else { return [] }
    let answers = answered(trials.facts)
    return workers.share(answers.count) {
      trials
    } work: { trials, place in
      flips(of: answers[place].fact, from: answers[place].value, &trials)
    }.flatMap(\.self)
  }

  /// The answers that apply.
  func answered(_ facts: Facts) -> [(fact: FactDeclaration, value: Value)] {
    let prepared = engine.prepare(facts)
    return ruleSet.facts.compactMap { fact in
      guard fact.role == .asked, case .known(let value) = prepared[fact.key],
        facts[fact.key].value != nil
      else { return nil }
      return (fact, value)
    }
  }

  private func flips(
    of fact: FactDeclaration, from value: Value, _ trials: inout Trials
  ) -> [Flip] {
    if trials.isFixed(whatever: fact.key) { return [] }
    var found: [(to: Value, end: EndPoint)] = []
    func add(_ to: Value, _ end: EndPoint) {
      guard let place = found.firstIndex(where: { $0.end == end }) else {
        return found.append((to, end))
      }
      // Two ways to the same end: the nearer one.
      if isNearer(to, than: found[place].to, from: value) { found[place].to = to }
    }
    for other in cells.alternatives(to: value, of: fact) {
      let end = trials.ending(fact.key, other)
      if end != trials.present { add(other, end) }
    }
    if case .number(let range) = value, case .number(_, let domain) = fact.type {
      for stretch in Scan(fact.key, range, domain, limits).changes(&trials) {
        add(stretch.value, stretch.end)
      }
    }
    return found.map { one in
      let verdict = verdict(one.end)
      return Flip(
        key: fact.key, from: value, to: one.to, destination: verdict.techniques,
        outcome: verdict.outcome)
    }
  }

  /// Whether one number lies nearer to an answer than another on the same side; of other values the
  /// first found stands.
  func isNearer(_ one: Value, than other: Value, from value: Value) -> Bool {
    guard case .number(let one) = one, case .number(let other) = other,
      case .number(let range) = value
    else { return false }
    if one.low > range.high, other.low > range.high { return one.low < other.low }
    return one.high < range.low && other.high < range.low && one.high > other.high
  }
}

/// Walks a number up and down in doubles and halves, and closes in on the first change on each side.
private struct Scan {
  let key: FactKey
  let range: QuantityRange
  let domain: QuantityRange
  let limits: Analysis.Limits

  init(_ key: FactKey, _ range: QuantityRange, _ domain: QuantityRange, _ limits: Analysis.Limits) {
    self.key = key
    self.range = range
    self.domain = domain
    self.limits = limits
  }

  /// Nothing unless a sum or a computed fact reads the number: else its cells are all there is.
  func changes(_ trials: inout Trials) -> [(value: Value, end: EndPoint)] {
    let cells = trials.analysis.cells
    guard cells.computedFrom.contains(key) || cells.summedFrom.contains(key) else { return [] }
    return [true, false].compactMap { change(upwards: $0, &trials) }
  }

  private func change(
    upwards: Bool, _ trials: inout Trials
  ) -> (value: Value, end: EndPoint)? {
    var near = upwards ? range.high.micros : range.low.micros
    for _ in 0..<limits.runsPerFlip {
      let far = next(after: near, upwards)
      if far == near { return nil }
      let end = trials.ending(key, value(far))
      if end == trials.present {
        near = far
        continue
      }
      return closeIn(from: near, to: far, end, &trials)
    }
    return nil
  }

  private func next(after near: Int64, _ upwards: Bool) -> Int64 {
    if upwards {
      let doubled = max(near, 500_000).multipliedReportingOverflow(by: 2)
      return min(doubled.overflow ? .max : doubled.partialValue, domain.high.micros)
    }
    let half = near < 2_000_000 ? 0 : near / 2
    return max(half - half % 1_000_000, domain.low.micros)
  }

  /// Halves the stretch until no whole number is left in it, or no millionth where it is small.
  private func closeIn(
    from near: Int64, to far: Int64, _ end: EndPoint, _ trials: inout Trials
  ) -> (value: Value, end: EndPoint) {
    var (inside, outside) = (near, far)
    var best = (value: value(far), end: end)
    while true {
      let middle = inside + (outside - inside) / 2
      let isWhole = max(inside.magnitude, outside.magnitude) >= 10_000_000
      let tried = isWhole ? middle - middle % 1_000_000 : middle - middle % 10_000
      guard min(inside, outside) < tried, tried < max(inside, outside) else { return best }
      let end = trials.ending(key, value(tried))
      if end == trials.present {
        inside = tried
      } else {
        outside = tried
        best = (value(tried), end)
      }
    }
  }

  private func value(_ micros: Int64) -> Value {
    .number(QuantityRange(Quantity(micros: micros)))
  }
}
