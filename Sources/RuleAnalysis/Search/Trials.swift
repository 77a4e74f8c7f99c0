import DecisionModel
import RuleEngine

/// Tries variations of one case after another. A copy goes on for itself, on any core.
struct Trials: Sendable {
  let analysis: Analysis
  /// The answers as given.
  private(set) var facts: Facts
  /// Where they lead at likely prices.
  private(set) var present: EndPoint
  private var endings: any Endings
  /// The case in the engine's numbers, with all costs and as far as proofs need them, once that is asked for.
  private var known: CompiledFacts?
  private var outline: CompiledFacts?
  private var decision: Decision

  /// Starts from a case.
  init(_ analysis: Analysis, _ facts: Facts) {
    self.analysis = analysis
    self.facts = analysis.engine.ordered(facts)
    endings = analysis.endings(nil)
    present = endings.end(of: self.facts)
    decision = analysis.engine.makeDecision()
  }

  /// Goes on from another case.
  mutating func move(to facts: Facts) {
    self.facts = facts
    present = endings.end(of: facts)
    (known, outline) = (nil, nil)
  }

  /// Where the case leads with some answers changed.
  mutating func ending(_ changes: [(key: FactKey, value: Value)]) -> EndPoint {
    endings.end(changing: changes)
  }

  /// Where the case leads with one answer changed.
  mutating func ending(_ key: FactKey, _ value: Value) -> EndPoint { ending([(key, value)]) }

  /// True when bounds prove that no other answer to one question, whatever it would do to costs, leads
  /// elsewhere.
  mutating func isFixed(whatever key: FactKey) -> Bool { movable(among: [key]).isEmpty }

  /// Those of some questions of which bounds don't prove that.
  mutating func movable(among keys: [FactKey]) -> Set<FactKey> {
    // Next to nothing is proved while it is open what gates bar.
    var movable = Set(keys.filter(analysis.cells.barring.contains))
    let others = keys.filter { !movable.contains($0) }
    // Mostly none of them moves anything, and all are through with one proof.
    if others.count > 1, isFixed(whatever: others) { return movable }
    for key in others where !isFixed(whatever: [key]) { movable.insert(key) }
    return movable
  }

  private mutating func isFixed(whatever keys: [FactKey]) -> Bool {
    var opened = outlined()
    for key in keys { analysis.open(key, in: &opened) }
    analysis.engine.decide(opened, into: &decision)
    return analysis.engine.provedEndPoint(decision) == present
  }

  /// The case in the engine's numbers, with computed facts as far as proofs need them.
  private mutating func outlined() -> CompiledFacts {
    let outline = outline ?? known ?? endings.outlined()
    self.outline = outline
    return outline
  }

  /// The case in the engine's numbers, with computed facts as far as decisions tell them apart.
  mutating func compiled() -> CompiledFacts {
    let compiled = known ?? endings.compiled(changing: [])
    known = compiled
    return compiled
  }

  /// The same with one answer changed.
  mutating func compiled(_ key: FactKey, _ value: Value) -> CompiledFacts {
    endings.compiled(changing: [(key, value)])
  }

  /// True when the question applies in the case that was run last.
  func applies(_ key: FactKey) -> Bool { endings.applies(key) }
}
