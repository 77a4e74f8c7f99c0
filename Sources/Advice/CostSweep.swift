public import CostModel
public import DecisionModel
import RuleEngine

/// One cost of every technique while one answer goes through a range.
public struct CostSweep: Hashable, Sendable {
  /// The answer that is varied.
  public var key: FactKey
  /// The cost: `upfront`, `monthly`, `per_request` or `total`.
  public var measure: String
  /// The techniques, in order of declaration.
  public var techniques: [TechniqueID]
  /// Those that stand by themselves; the others are priced as additions.
  public var alone: [TechniqueID]
  /// One for each value, in order.
  public var points: [Point]
  /// Where one technique becomes cheaper than another, in order.
  public var crossovers: [Crossover]
  /// Where the destination changes, in order.
  public var changes: [Change]

  /// One value of the answer.
  public struct Point: Hashable, Sendable {
    /// The value.
    public var value: Quantity
    /// The costs at it; `together` is that of the destination.
    public var slice: CostSlice
    /// Where the advice leads at it.
    public var destination: [TechniqueID]
    /// The techniques that a gate bars at it, in order of declaration.
    public var blocked: [TechniqueID]
    /// The cheapest technique that stands by itself and is not blocked.
    public var cheapest: TechniqueID?
  }

  /// The techniques that are blocked at every value that was tried.
  public var blockedThroughout: Set<TechniqueID> {
    points.dropFirst().reduce(into: Set(points.first?.blocked ?? [])) {
      $0.formIntersection($1.blocked)
    }
  }

  /// The first value from which one technique costs no more than another.
  public struct Crossover: Hashable, Sendable {
    /// The pair, as the price book compares it.
    public var pair: CostSlice.Pair
    /// The value.
    public var at: Quantity
    /// Whether the route is the cheaper one from there on, or the one it would replace.
    public var toIsCheaper: Bool

    /// Both of the pair.
    public var techniques: [TechniqueID] { [pair.from, pair.to] }
  }

  /// A change of the destination between two values.
  public struct Change: Hashable, Sendable {
    /// The destination before.
    public var from: [TechniqueID]
    /// The destination after.
    public var to: [TechniqueID]
    /// The last value that was tried before the change.
    public var after: Quantity
    /// The first that was tried behind it.
    public var at: Quantity
  }
}

extension Advisor {
  /// Tries values of one answer, in rising order. Crossovers are found to `grain` between two values
  /// where a pair changes places; the destination's changes to a thousandth.
  public func sweep(
    _ answers: [Answer], _ key: FactKey, through values: [Quantity], grain: Quantity,
    measure: String
  ) -> CostSweep {
    let pairs = estimator.comparedPairs
    let order = ruleSet.techniques.map(\.id).filter { estimator.book.recipe($0) != nil }
    let alone = order.filter { estimator.book.recipe($0)?.beside == nil }
    let points = values.map { value in
      let facts = facts(answers, key, value)
      let findings = engine.findings(estimator.settled(facts))
      let destination = engine.destination(findings).techniques
      let slice = estimator.slice(measure, of: destination, pairs: pairs, for: facts)
      let blocked = order.filter { findings.standings[$0]?.isPossible == false }
      let known = alone.filter { !blocked.contains($0) }
        .compactMap { id in slice.costs[id]?.likely.map { (id, $0) } }
      return CostSweep.Point(
        value: value, slice: slice, destination: destination, blocked: blocked,
        cheapest: known.min { $0.1 < $1.1 }?.0)
    }
    var sweep = CostSweep(
      key: key, measure: measure, techniques: order, alone: alone, points: points, crossovers: [],
      changes: [])
    for (before, after) in zip(points, points.dropFirst()) {
      for (place, pair) in pairs.enumerated() {
        guard let first = before.slice.isCheaper[place], let last = after.slice.isCheaper[place],
          first != last
        else { continue }
        let at = boundary(before.value, after.value, grain: grain) { value in
          estimator.isCheaper(pair, by: measure, for: facts(answers, key, value)) == last
        }.at
        sweep.crossovers.append(CostSweep.Crossover(pair: pair, at: at, toIsCheaper: last))
      }
      guard before.destination != after.destination else { continue }
      let coarse = Quantity(micros: max(grain.micros, before.value.micros / 1_000))
      let found = boundary(before.value, after.value, grain: coarse) { value in
        destination(at: facts(answers, key, value)) != before.destination
      }
      sweep.changes.append(
        CostSweep.Change(
          from: before.destination, to: destination(at: facts(answers, key, found.at)),
          after: found.after, at: found.at))
    }
    if measure == "total", isVolume(key) { takeBreakEven(&sweep, answers) }
    sweep.crossovers.sort { $0.at < $1.at }
    return sweep
  }

  /// True for the answer that is the volume of requests itself.
  private func isVolume(_ key: FactKey) -> Bool {
    let volume = estimator.book.formulas.first { $0.name == estimator.book.volume }
    return volume?.expression == .name(key.rawValue)
  }

  /// Over the volume a route takes over where it *stays* cheaper. On bills that rise with each machine
  /// that is later than where it is cheaper for the first time, and it is what break-even says.
  private func takeBreakEven(_ sweep: inout CostSweep, _ answers: [Answer]) {
    guard let first = sweep.points.first?.value, let last = sweep.points.last?.value else { return }
    let known = estimator.estimates(for: facts(answers, sweep.key, last)).breakEven
    for place in sweep.crossovers.indices where sweep.crossovers[place].toIsCheaper {
      let pair = sweep.crossovers[place].pair
      let found = known.first { $0.from == pair.from && $0.to == pair.to }?.volume.amount
      guard let found, !found.isNever else { continue }
      let rest = found.likely.micros % 1_000_000
      let up = rest > 0 ? found.likely.micros.addingReportingOverflow(1_000_000 - rest) : nil
      if up?.overflow == true { continue }
      let whole = Quantity(micros: up?.partialValue ?? found.likely.micros)
      if whole >= first, whole <= last { sweep.crossovers[place].at = whole }
    }
  }

  private func facts(_ answers: [Answer], _ key: FactKey, _ value: Quantity) -> Facts {
    var facts = facts(answers)
    facts[key] = .known(.number(QuantityRange(value)))
    return engine.prepare(facts)
  }

  private func destination(at facts: Facts) -> [TechniqueID] {
    engine.destination(engine.findings(estimator.settled(facts))).techniques
  }

  /// Halves the way between two values until they lie a grain apart; `isBehind` holds at the upper.
  private func boundary(
    _ low: Quantity, _ high: Quantity, grain: Quantity, _ isBehind: (Quantity) -> Bool
  ) -> (after: Quantity, at: Quantity) {
    let unit = max(1, grain.micros)
    var below = low.micros / unit
    var above = high.micros / unit
    // The upper end may lie between two grains.
    if Quantity(micros: above * unit) < high { above += 1 }
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if isBehind(Quantity(micros: middle * unit)) { above = middle } else { below = middle }
    }
    return (
      Quantity(micros: max(low.micros, below * unit)),
      Quantity(micros: min(high.micros, above * unit))
    )
  }
}
