internal import CostModel
internal import DecisionModel
internal import RuleEngine

/// Decides one case after the other, the cost model being asked for what the end hangs on, which it works out
/// from the case before, as far as the two differ.
struct CostedDecider: Sendable {
  /// Reads the cases.
  var decider: QuickDecider
  private var costs: PlacedCosts
  /// The places of the facts that costs are worked out for.
  private let computed: [Int]
  /// True for those of them that are sets of which a gate may spare the first.
  private let isOrdered: [Bool]
  /// What is known of each fact in the case before, as far as costs rest on it, and what the decider told
  /// of it.
  private var known: [Knowledge]
  private var told: QuickDecider.Told

  /// Prepares for the rules and prices of an advisor.
  init(
    _ engine: Engine, _ decider: QuickDecider, _ estimator: Estimator, _ decisive: Set<FactKey>,
    at prices: PricePoint
  ) {
    let facts = engine.ruleSet.facts
    let keys = facts.compactMap { fact in
      if case .computed = fact.role, decisive.contains(fact.key) { fact.key } else { nil }
    }
    costs = PlacedCosts(estimator, keys, at: prices) { key in Self.leeway(key, engine) }
    computed = costs.computed.compactMap { engine.place(of: $0) }
    isOrdered = computed.indices.map { [costs, computed] index in
      costs.isSet(index) && engine.sparesFirst(at: computed[index])
    }
    self.decider = decider
    self.decider.ask(for: computed)
    known = Array(repeating: .unasked, count: facts.count)
    told = decider.told(of: costs.reads)
  }

  /// What decisions make nothing of in a computed fact; sets that gates spare the first of are ordered
  /// once a gate does.
  private static func leeway(_ key: FactKey, _ engine: Engine) -> Leeway {
    let place = engine.place(of: key)
    let ignoresOrder = place.map { !engine.readsFirst(at: $0) } ?? false
    return Leeway(ignoresOrder: ignoresOrder, mostWays: mostWays) { low, high in
      place.map { engine.ranges(between: low, high, at: $0) } ?? []
    }
  }

  /// In how many ways a number may come out before it is drawn.
  private static let mostWays = 10

  /// True when no decision rests on costs.
  var isFree: Bool { computed.isEmpty }

  /// Goes on with the prices of another draw.
  mutating func turn(to draw: Int) { costs.turn(to: draw) }

  /// Reads answers, with the facts that they are about.
  mutating func read(_ answers: Swift.Span<PlainAnswer>, _ names: [NamedFact]) {
    decider.read(answers)
    let changes = decider.changes(&told, answers)
    for (place, standing) in changes {
      switch standing {
      case .absent: known[place] = .notApplicable
      case .open: known[place] = .unknown
      case .derived(let value): known[place] = .known(value)
      case .answered: known[place] = names[place].knowledge(answers[place])
      }
    }
    if !changes.isEmpty { costs.read(known, changed: changes.map(\.place)) }
  }

  /// Reads the facts that were put, as `given`, of which some may have been put since the case before.
  mutating func read(_ given: [Knowledge], changed: [Bool]) {
    decider.readFacts()
    let changes = decider.changes(&told, in: given, changed: changed)
    for change in changes { known[change.place] = change.knowledge }
    if !changes.isEmpty { costs.read(known, changed: changes.map(\.place)) }
  }

  /// Where the case leads that was read.
  mutating func end() -> QuickDecider.End {
    if let end = decider.decide(asking: &costs) { return end }
    // Rules of another make may read computed facts so that they can't be asked for one by one.
    return decider.decide(with: workedOut())
  }

  /// The case that was read in the engine's numbers, with all computed facts.
  mutating func compiled() -> CompiledFacts { decider.facts(with: workedOut()) }

  /// The same, but numbers are open that weren't asked for.
  mutating func outlined() -> CompiledFacts {
    let facts = computed.indices.map { index in
      costs.isSet(index)
        ? workedOut(index) : decider.fact(costs.settledSoFar(index), at: computed[index])
    }
    return decider.facts(with: facts)
  }

  /// All computed facts, as far as decisions tell them apart.
  private mutating func workedOut() -> [QuickDecider.PlacedFact] {
    computed.indices.map { workedOut($0) }
  }

  private mutating func workedOut(_ index: Int) -> QuickDecider.PlacedFact {
    decider.fact(
      isOrdered[index] ? costs.exactlySettled(index) : costs.decided(index), at: computed[index])
  }
}

extension QuickDecider {
  /// What the cost model says of the fact at a place, in the engine's numbers.
  fileprivate func fact(_ settled: Settled, at place: Int) -> PlacedFact {
    switch settled {
    case .open, .oneOf: placed(place, .unasked)
    case .known(let value): placed(place, .known(value))
    case .techniques(let sure, let possible, let isExact):
      placed(place, sure: sure, possible: possible, isExact: isExact)
    }
  }
}
