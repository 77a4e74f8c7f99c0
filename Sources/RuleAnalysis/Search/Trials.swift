import DecisionModel
import RuleEngine

/// Tries variations of one case after another. A copy goes on for itself, on any core.
struct Trials: Sendable {
  let analysis: Analysis
  /// The prices at which it and its variations end.
  let prices: PricePoint
  /// The answers as given.
  private(set) var facts: Facts
  /// Where they lead.
  private(set) var present: EndPoint
  private var endings: any Endings
  /// The case in the engine's numbers, with all costs and as far as proofs need them, once that is asked for.
  private var known: CompiledFacts?
  private var outline: CompiledFacts?
  private var decision: Decision

  /// Starts from a case, at some prices.
  init(_ analysis: Analysis, _ facts: Facts, at prices: PricePoint = .likely) {
    self.analysis = analysis
    self.prices = prices
    self.facts = analysis.engine.ordered(facts)
    endings = analysis.endings(prices)
    present = endings.end(of: self.facts)
    decision = analysis.engine.makeDecision()
  }

  /// Goes on from another case.
  mutating func move(to facts: Facts) {
    start(from: facts)
    present = endings.end(changing: [])
  }

  /// Goes on from another case, and tells of which of some questions bounds don't prove that no answer leads
  /// elsewhere. Where they prove it of all, nobody needs to know where it ends, and that isn't worked out.
  mutating func move(to facts: Facts, movedBy keys: [FactKey]) -> Set<FactKey> {
    start(from: facts)
    let barring = keys.filter(bars)
    let others = keys.filter { !bars($0) }
    // Mostly none of them moves anything, and all are through with one proof.
    let areFixed = provedEnd(whatever: others) != nil
    if areFixed, barring.isEmpty { return [] }
    present = endings.end(changing: [])
    if areFixed { return Set(barring) }
    // What it hangs on is worked out by now, and may be held against what is open.
    outline = nil
    return Set(barring + others.filter { provedEnd(whatever: [$0]) != present })
  }

  private mutating func start(from facts: Facts) {
    self.facts = facts
    endings.start(from: facts)
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
  mutating func isFixed(whatever key: FactKey) -> Bool {
    !bars(key) && provedEnd(whatever: [key]) == present
  }

  /// True for what decides which techniques gates bar: next to nothing is proved while that is open.
  private func bars(_ key: FactKey) -> Bool { analysis.cells.barring.contains(key) }

  /// Where the case leads whatever the answers to some questions are; nil where bounds don't prove it.
  private mutating func provedEnd(whatever keys: [FactKey]) -> EndPoint? {
    var opened = outlined()
    for key in keys { analysis.open(key, in: &opened) }
    analysis.engine.decide(opened, into: &decision)
    return analysis.engine.provedEndPoint(decision)
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
