internal import CostModel
internal import DecisionModel
internal import RuleAnalysis
internal import RuleEngine

/// Ends variations of cases, of whose costs only that is worked out which an end hangs on.
struct CostedEndings: Endings {
  private let engine: Engine
  private let keys: [FactKey]
  private var cases: CostedDecider
  /// What is known of each fact in the case that variations start from.
  private var given: [Knowledge]
  /// True for the facts that were put since the last case was ended.
  private var isChanged: [Bool]

  /// Prepares for the rules of an engine and the prices of an estimator; only the decisive facts count.
  init(_ engine: Engine, _ estimator: Estimator, _ decisive: Set<FactKey>, at prices: PricePoint) {
    self.engine = engine
    cases = CostedDecider(
      engine, QuickDecider(engine, usesRanking: false), estimator, decisive, at: prices)
    keys = engine.ruleSet.facts.map(\.key)
    given = keys.map { _ in .unasked }
    isChanged = given.map { _ in false }
  }

  mutating func start(from facts: Facts) {
    for (place, key) in keys.enumerated() {
      let knowledge = facts[key, at: place]
      if knowledge != given[place] { put(knowledge, at: place) }
    }
  }

  mutating func end(changing changes: [(key: FactKey, value: Value)]) -> EndPoint {
    with(changes) { endings in
      endings.read()
      return endings.engine.endPoint(endings.cases.end())
    }
  }

  mutating func compiled(changing changes: [(key: FactKey, value: Value)]) -> CompiledFacts {
    with(changes) { endings in
      endings.read()
      return endings.cases.compiled()
    }
  }

  mutating func outlined() -> CompiledFacts {
    read()
    return cases.outlined()
  }

  func applies(_ key: FactKey) -> Bool {
    engine.place(of: key).map { cases.decider.applies(at: $0) } ?? false
  }

  mutating func turn(to draw: Int) { cases.turn(to: draw) }

  private mutating func put(_ knowledge: Knowledge, at place: Int) {
    given[place] = knowledge
    cases.decider.put(knowledge, at: place)
    isChanged[place] = true
  }

  /// Works with some answers changed, which are put back afterwards.
  private mutating func with<Result>(
    _ changes: [(key: FactKey, value: Value)], _ work: (inout CostedEndings) -> Result
  ) -> Result {
    let places = changes.compactMap { engine.place(of: $0.key) }
    let before = places.map { given[$0] }
    for (place, change) in zip(places, changes) { put(.known(change.value), at: place) }
    defer { for (place, knowledge) in zip(places, before) { put(knowledge, at: place) } }
    return work(&self)
  }

  private mutating func read() {
    cases.read(given, changed: isChanged)
    for place in isChanged.indices { isChanged[place] = false }
  }
}
