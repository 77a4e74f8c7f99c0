public import DecisionModel
public import RuleEngine

/// Says where one case after the other ends; mostly they differ in one answer.
public protocol Endings: Sendable {
  /// Takes the answers that variations start from.
  mutating func start(from facts: Facts)
  /// Where they lead with some of them changed.
  mutating func end(changing changes: [(key: FactKey, value: Value)]) -> EndPoint
  /// True unless a question was found not to apply in the case that was ended last.
  func applies(_ key: FactKey) -> Bool
  /// The same case in the engine's numbers, with computed facts as far as decisions tell them apart.
  mutating func compiled(changing changes: [(key: FactKey, value: Value)]) -> CompiledFacts
  /// The case that variations start from in the engine's numbers, to prove something of: computed facts may be
  /// open that its end didn't hang on.
  mutating func outlined() -> CompiledFacts
  /// Goes on with the prices of another draw.
  mutating func turn(to draw: Int)
}

extension Endings {
  /// Where answers lead; variations then start from them.
  mutating func end(of facts: Facts) -> EndPoint {
    start(from: facts)
    return end(changing: [])
  }
}

/// Works everything out anew for each case.
struct EndingsAnew: Endings {
  private let engine: Engine
  private let recompute: @Sendable (Facts, PricePoint) -> Facts
  private var prices: PricePoint
  private var facts = Facts()
  private var decision: Decision

  init(
    _ engine: Engine, at prices: PricePoint,
    recompute: @escaping @Sendable (Facts, PricePoint) -> Facts
  ) {
    self.engine = engine
    self.prices = prices
    self.recompute = recompute
    decision = engine.makeDecision()
  }

  mutating func start(from facts: Facts) { self.facts = facts }

  mutating func end(changing changes: [(key: FactKey, value: Value)]) -> EndPoint {
    engine.end(compiled(changing: changes), &decision)
  }

  func applies(_ key: FactKey) -> Bool { engine.applies(key, in: decision) }

  func compiled(changing changes: [(key: FactKey, value: Value)]) -> CompiledFacts {
    var changed = facts
    for change in changes { changed[change.key] = .known(change.value) }
    return engine.compile(recompute(engine.prepare(changed), prices))
  }

  func outlined() -> CompiledFacts { compiled(changing: []) }

  mutating func turn(to draw: Int) { prices = .draw(draw) }
}
