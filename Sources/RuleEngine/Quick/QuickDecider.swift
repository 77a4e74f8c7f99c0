public import DecisionModel

/// Decides one use case after the other from answers by place: what batch runs repeat.
///
/// It says where a use case ends, and says the same as `Engine.decide`. Rules that only add up go
/// through a `Ranking`; all others through the engine itself.
public struct QuickDecider: Sendable {
  private let engine: Engine
  private var ranking: Ranking?
  private var decision: Decision
  private var facts: CompiledFacts
  private let cells: [[ColumnState]]

  /// Where a use case ends.
  public struct End: Hashable, Sendable {
    /// What kind of end it is.
    public var outcome: Destination.Outcome
    /// The techniques of the destination by place, bundles opened.
    public var techniques: UInt64

    /// Names an end.
    public init(outcome: Destination.Outcome, techniques: UInt64) {
      self.outcome = outcome
      self.techniques = techniques
    }
  }

  /// Prepares for the rules of an engine; `usesRanking` is for measuring what that spares.
  public init(_ engine: Engine, usesRanking: Bool = true) {
    self.engine = engine
    ranking = usesRanking ? Ranking(engine.plan, engine.ruleSet) : nil
    decision = engine.makeDecision()
    facts = engine.compile(Facts())
    let shapes = engine.plan.shapes
    cells = engine.ruleSet.facts.enumerated().map { place, fact in
      guard case .choice = fact.type else { return [] }
      return fact.type.options.map { option in
        shapes[place].index(of: option.name).map { .cell($0) } ?? .open(shapes[place])
      }
    }
  }

  /// True when the rules only add up, so that a decision takes a fraction of a microsecond.
  public var isRanking: Bool { ranking != nil }

  /// Where these answers lead, one answer a fact in the order of declaration; what is missing is open.
  @inline(__always)
  public mutating func decide(_ answers: Swift.Span<PlainAnswer>) -> End {
    if answers.count == cells.count, let winner = ranking?.decide(answers) {
      return End(outcome: .adapt, techniques: 1 << UInt64(winner))
    }
    for place in cells.indices { put(place < answers.count ? answers[place] : .open, at: place) }
    return decide()
  }

  /// The same with facts that the cost model worked out.
  public mutating func decide(
    _ answers: Swift.Span<PlainAnswer>, computed: [ComputedFact]
  ) -> End {
    for place in cells.indices { put(place < answers.count ? answers[place] : .open, at: place) }
    for fact in computed {
      facts.columns[fact.place] = fact.state
      facts.orders[fact.place] = fact.order
    }
    return decide()
  }

  /// A fact that the cost model worked out, in the engine's numbers.
  public struct ComputedFact: Sendable {
    fileprivate let place: Int
    fileprivate let state: ColumnState
    fileprivate let order: [Int]
  }

  /// What was worked out of a fact; nil when no such fact is declared.
  public func computed(_ key: FactKey, _ knowledge: Knowledge) -> ComputedFact? {
    guard let place = engine.place(of: key),
      let state = engine.state(of: knowledge, for: key)
    else { return nil }
    return ComputedFact(
      place: place, state: state, order: engine.plan.shapes[place].order(of: knowledge))
  }

  private mutating func decide() -> End {
    engine.decide(facts, into: &decision)
    return End(outcome: decision.outcome, techniques: decision.techniques)
  }

  private mutating func put(_ answer: PlainAnswer, at place: Int) {
    let shape = engine.plan.shapes[place]
    var state = ColumnState.open(shape)
    var order: [Int] = []
    switch (answer.kind, shape) {
    case (.number, .number): state = .number(answer.bits, answer.bits)
    case (.choice, .choice):
      if let index = Int(exactly: answer.bits), cells[place].indices.contains(index) {
        state = cells[place][index]
      }
    case (.set, .set(_, _, let implied)):
      // The first member comes first; how the others follow only matters to computed sets.
      let mask = UInt64(bitPattern: answer.bits) & shape.everything
      let first = Int(answer.first)
      order = (first >= 0 && mask.has(first) ? [first] : []) + mask.bits.filter { $0 != first }
      if let implied, !order.isEmpty, !order.contains(implied) { order.append(implied) }
      state = .members(order)
    default: break
    }
    facts.columns[place] = state
    facts.orders[place] = order
  }

  /// The techniques of an end, in the order of slots, and of declaration within one.
  public func techniques(of end: End) -> [TechniqueID] {
    engine.inOrder(end.techniques).map { engine.plan.techniques.ids[$0] }
  }

  /// Why the last decision of a ranking came out as it did: the score of each technique, and the places
  /// of the rules that fired, in order. False when it wasn't made by one.
  public func explain(scores: inout [Int], fired: inout [Int]) -> Bool {
    guard let ranking else { return false }
    if scores.count != ranking.count { scores = Array(repeating: 0, count: ranking.count) }
    ranking.scores(into: &scores)
    fired.removeAll(keepingCapacity: true)
    for place in ranking.fired.indices {
      for arm in ranking.fired[place].bits { fired.append(place * 64 + arm) }
    }
    return true
  }
}
