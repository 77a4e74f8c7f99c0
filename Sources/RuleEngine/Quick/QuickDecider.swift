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
  /// What is read of each fact while it is open.
  private let open: [ColumnState]
  private let readings: [Reading]
  /// The cell of each value of each choice, one fact after the other; -1 for values that mean unknown.
  private let cells: [Int8]
  /// True for facts that guards or derived facts rest on.
  private let settles: [Bool]
  /// True for facts that the last use case answered.
  private var isAnswered: [Bool]
  /// Ends cases of which computed facts are asked for.
  private var asked: AskedEnd?

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

  /// Prepares for the rules of an engine, with the names that answers to some facts stand for; `usesRanking`
  /// is for measuring what that spares.
  public init(_ engine: Engine, names: [FactKey: [String]] = [:], usesRanking: Bool = true) {
    self.engine = engine
    ranking = usesRanking ? Ranking(engine.plan, engine.ruleSet) : nil
    decision = engine.makeDecision()
    facts = engine.compile(Facts())
    open = engine.plan.shapes.map { .open($0) }
    isAnswered = Array(repeating: false, count: open.count)
    settles = engine.plan.areSettledBefore
    var cells: [Int8] = []
    readings = engine.ruleSet.facts.enumerated().map { place, fact in
      let shape = engine.plan.shapes[place]
      var reading = Reading(shape, isOrdered: engine.ruleSet.forbidsMembers(of: fact.key))
      let values = names[fact.key]?.map { ValueName($0) } ?? fact.type.options.map(\.name)
      guard case .choice = shape else { return reading }
      reading.cells = cells.count
      cells += values.map { Int8(shape.index(of: $0) ?? -1) }
      reading.values = values.count
      return reading
    }
    self.cells = cells
  }

  /// How an answer to one fact is read: nothing in it is counted by reference.
  private struct Reading: Sendable {
    var kind: Settling.Kind
    /// A choice: its stretch of `cells`.
    var cells = 0
    var values = 0
    /// A set: all its members, and the one that any other implies.
    var everything: UInt64 = 0
    var implied = -1
    /// True when the order of the members counts beyond the first.
    var isOrdered: Bool

    init(_ shape: Shape, isOrdered: Bool) {
      kind = Settling(shape).kind
      self.isOrdered = isOrdered
      if case .set(_, _, let implied) = shape {
        everything = shape.everything
        self.implied = implied ?? -1
      }
    }
  }

  /// True when the rules only add up, so that a decision takes a fraction of a microsecond.
  public var isRanking: Bool { ranking != nil }

  /// Where these answers lead, one answer a fact in the order of declaration; what is missing is open.
  @inline(__always)
  public mutating func decide(_ answers: Swift.Span<PlainAnswer>) -> End {
    if answers.count == open.count, let winner = ranking?.decide(answers) {
      return End(outcome: .adapt, techniques: 1 << UInt64(winner))
    }
    put(answers)
    return decide()
  }

  /// Reads answers, so that it can be asked what stands; facts that are worked out elsewhere are open.
  public mutating func read(_ answers: Swift.Span<PlainAnswer>, stated: [PlacedFact] = []) {
    put(answers)
    for fact in stated { put(fact) }
    readFacts()
    decision.present.dropOrders()
  }

  /// Reads what was put of single facts.
  public mutating func readFacts() { decision.present.settle(engine.plan, facts, .present) }

  /// What stands of a fact after guards and derived facts are worked out.
  public enum Standing: Sendable {
    /// It does not apply.
    case absent
    /// Nothing is known of it.
    case open
    /// What was answered.
    case answered
    /// What it was derived to be.
    case derived(Value)
  }

  /// What was told of some facts, and the answers that it rests on.
  public struct Told: Sendable {
    /// The places of the facts.
    public let places: [Int]
    /// True for those that stand as they are answered, whatever else is.
    fileprivate let areAsAnswered: [Bool]
    fileprivate var states: [ColumnState]
    fileprivate var answers: [PlainAnswer]
  }

  /// Nothing is known yet of the facts at some places.
  public func told(of places: [Int]) -> Told {
    Told(
      places: places,
      areAsAnswered: places.map {
        engine.plan.columns[$0].isAsked && !engine.plan.settling[$0].isGuarded
      },
      states: places.map { open[$0] },
      answers: Array(repeating: .open, count: places.count))
  }

  /// What stands of facts that is not what was told of them before, from the answers that were read; all of
  /// them at once, since it takes a copy of everything to ask for one.
  public func changes(
    _ told: inout Told, _ answers: Swift.Span<PlainAnswer>
  ) -> [(place: Int, standing: Standing)] {
    var changes: [(place: Int, standing: Standing)] = []
    changes.reserveCapacity(told.places.count)
    for (index, place) in told.places.enumerated() {
      if answers[place] == told.answers[index],
        told.areAsAnswered[index] || decision.present.states[place] == told.states[index]
      {
        continue
      }
      told.states[index] = decision.present.states[place]
      told.answers[index] = answers[place]
      changes.append((place, standing(at: place)))
    }
    return changes
  }

  /// What is known of facts that is not what was told of them before, after what was put of single facts was
  /// read: of these the facts as `given`, of which those that are `changed` may have been put anew.
  public func changes(
    _ told: inout Told, in given: [Knowledge], changed: [Bool]
  ) -> [(place: Int, knowledge: Knowledge)] {
    var changes: [(place: Int, knowledge: Knowledge)] = []
    for (index, place) in told.places.enumerated() {
      let state = decision.present.states[place]
      if state == told.states[index], !changed[place] { continue }
      told.states[index] = state
      changes.append((place, engine.plan.knowledge(decision.present, given[place], at: place)))
    }
    return changes
  }

  /// True unless the question for the fact at a place was found not to apply in the case that was read last.
  public func applies(at place: Int) -> Bool { !decision.present.states[place].isAbsent }

  /// What stands of the fact at a place in the answers that were read.
  private func standing(at place: Int) -> Standing {
    let state = decision.present.states[place]
    if state.isAbsent { return .absent }
    if engine.plan.settling[place].isDerived {
      return engine.plan.shapes[place].value(of: state).map { .derived($0) } ?? .open
    }
    return state.isOpen ? .open : .answered
  }

  /// Prepares to ask for computed facts at some places.
  public mutating func ask(for places: [Int]) {
    asked = ComputedReads(engine.plan, places).map { AskedEnd($0, engine.plan) }
  }

  /// Where the answers that were read lead, computed facts being asked for as far as that hangs on them;
  /// nil where it hangs on more than can be asked one by one.
  public mutating func decide(asking facts: inout some ComputedFacts) -> End? {
    defer { decision.present.dropOrders() }
    return asked?.end(&decision, engine, &facts)
  }

  /// Where the answers that were read lead, with facts that the cost model worked out. These must be all
  /// that was left open for it, at the same places each time.
  public mutating func decide(with computed: [PlacedFact]) -> End {
    for fact in computed { put(fact) }
    let places = computed.map(\.place)
    if places.contains(where: { settles[$0] }) { return decide() }
    decision.present.put(facts, at: places)
    decision.decideEnd(settled: engine.plan)
    decision.present.dropOrders()
    return End(outcome: decision.outcome, techniques: decision.techniques)
  }

  /// Puts what is known of the fact at a place in place of what was.
  public mutating func put(_ knowledge: Knowledge, at place: Int) {
    put(placed(place, knowledge))
  }

  /// The facts as they were put, with others that the cost model worked out.
  public func facts(with computed: [PlacedFact]) -> CompiledFacts {
    var facts = facts
    for fact in computed {
      facts.columns[fact.place] = fact.state
      facts.orders[fact.place] = fact.order
    }
    return facts
  }

  private mutating func put(_ fact: PlacedFact) {
    isAnswered[fact.place] = true
    facts.columns[fact.place] = fact.state
    if facts.orders[fact.place] != fact.order { facts.orders[fact.place] = fact.order }
  }

  /// A fact that no `PlainAnswer` says, in the engine's numbers.
  public struct PlacedFact: Sendable {
    fileprivate let place: Int
    fileprivate let state: ColumnState
    fileprivate let order: [Int]
  }

  /// What is known of the fact at a place.
  public func placed(_ place: Int, _ knowledge: Knowledge) -> PlacedFact {
    PlacedFact(
      place: place, state: engine.state(of: knowledge, at: place),
      order: engine.plan.shapes[place].order(of: knowledge))
  }

  /// A set of techniques, told by their places in the rules: those that are in it for certain, in order,
  /// and those that may be.
  public func placed(
    _ place: Int, sure: [Int], possible: [Int], isExact: Bool
  ) -> PlacedFact {
    let count = engine.plan.shapes[place].count
    let (sure, possible) = (sure.filter { $0 < count }, possible.filter { $0 < count })
    return PlacedFact(
      place: place,
      state: isExact ? .members(sure) : .partial(sure: sure, possible: possible), order: sure)
  }

  private mutating func decide() -> End {
    engine.decideEnd(facts, into: &decision)
    decision.present.dropOrders()
    return End(outcome: decision.outcome, techniques: decision.techniques)
  }

  private mutating func put(_ answers: Swift.Span<PlainAnswer>) {
    for place in open.indices {
      if place < answers.count, answers[place].kind != .open {
        isAnswered[place] = true
        put(answers[place], at: place)
      } else if isAnswered[place] {
        isAnswered[place] = false
        clear(place)
      }
    }
  }

  private mutating func clear(_ place: Int) {
    facts.columns[place] = open[place]
    if !facts.orders[place].isEmpty { facts.orders[place] = [] }
  }

  private mutating func put(_ answer: PlainAnswer, at place: Int) {
    let reading = readings[place]
    clear(place)
    switch (answer.kind, reading.kind) {
    case (.number, .number): facts.columns[place] = .number(answer.bits, answer.bits)
    case (.range, .number): facts.columns[place] = .number(answer.bits, answer.high)
    case (.choice, .choice):
      guard 0..<Int64(reading.values) ~= answer.bits else { return }
      let cell = Int(cells[reading.cells + Int(answer.bits)])
      if cell >= 0 { facts.columns[place] = .cell(cell) }
    case (.set, .set): facts.columns[place] = members(answer, reading, at: place)
    default: break
    }
  }

  /// The first member comes first; how the others follow only matters to sets that gates forbid.
  private mutating func members(
    _ answer: PlainAnswer, _ reading: Reading, at place: Int
  ) -> ColumnState {
    var state = ColumnState(isOpen: false)
    state.mask = UInt64(bitPattern: answer.bits) & reading.everything
    let first = Int(answer.first)
    let isFirst = first >= 0 && first < 64 && state.mask.has(first)
    state.first = isFirst ? first : state.mask == 0 ? -1 : state.mask.trailingZeroBitCount
    let isImplied = reading.implied >= 0 && state.mask != 0 && !state.mask.has(reading.implied)
    if reading.isOrdered {
      let others = state.mask.bits.filter { $0 != state.first }
      facts.orders[place] =
        (state.mask == 0 ? [] : [state.first]) + others + (isImplied ? [reading.implied] : [])
    }
    if isImplied { state.mask |= 1 << UInt64(reading.implied) }
    return state
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
