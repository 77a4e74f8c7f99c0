internal import CostModel
public import DecisionModel
public import RuleEngine

/// Says where one use case after the other ends, and nothing else: what lean batch lines ask for.
///
/// It says the same as `Advisor.outline`. Ends are kept by all answers, in bounded memory; for others what
/// the cost model says is worked out from the use case before, as far as it differs.
public struct QuickAdvisor: Sendable {
  private let advisor: Advisor
  private var decider: QuickDecider
  private var ends: AnswerMemo<QuickDecider.End>
  private var costs: PlacedCosts
  /// The places of the facts that costs are worked out for.
  private let computed: [Int]
  /// What is known of each fact in the use case before, as far as costs rest on it, and what that was
  /// read from.
  private var known: [Knowledge]
  private var states: [ColumnState]
  private var given: [PlainAnswer]
  /// The numbers of what a `PlainAnswer` has no room for, and how many were given out.
  private var numbers: [Knowledge: Int64] = [:]
  private var givenOut: Int64 = 0

  /// The most of those that are remembered.
  private static let mostNumbers = 1 << 12

  /// Prepares for the rules of an advisor.
  public init(_ advisor: Advisor) {
    self.advisor = advisor
    decider = QuickDecider(advisor.engine)
    let facts = advisor.ruleSet.facts
    let keys = facts.compactMap { fact in
      if case .computed = fact.role, advisor.decisive.contains(fact.key) { fact.key } else { nil }
    }
    costs = PlacedCosts(advisor.estimator, keys)
    computed = costs.computed.compactMap { advisor.engine.place(of: $0) }
    ends = AnswerMemo(facts.indices.filter { facts[$0].role == .asked })
    known = Array(repeating: .unasked, count: facts.count)
    let states = costs.reads.map { [decider] in decider.state(at: $0) }
    self.states = states
    given = Array(repeating: .open, count: states.count)
  }

  /// Where these answers lead, one answer a fact in the order of declaration.
  @inline(__always)
  public mutating func end(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    computed.isEmpty ? decider.decide(answers) : endWithCosts(answers)
  }

  /// Where answers lead that a `PlainAnswer` may have no room for.
  public mutating func end(of answers: [Answer]) -> QuickDecider.End {
    let ruleSet = advisor.ruleSet
    let facts = Facts(advisor.inOrder(answers), ruleSet)
    var row = Array(repeating: PlainAnswer.open, count: ruleSet.facts.count)
    var stated: [QuickDecider.PlacedFact] = []
    for (place, fact) in ruleSet.facts.enumerated() where facts[fact.key] != .unasked {
      row[place] = PlainAnswer(.other, bits: number(of: facts[fact.key]))
      stated.append(decider.placed(place, facts[fact.key]))
    }
    let span = row.span
    if let end = ends.find(span) { return end }
    decider.read(span, stated: stated)
    let end = decide(span, facts)
    ends.keep(end, for: span)
    return end
  }

  private mutating func number(of knowledge: Knowledge) -> Int64 {
    if let known = numbers[knowledge] { return known }
    // Numbers are never given twice: what is kept for a forgotten one is not found again.
    if numbers.count >= Self.mostNumbers { numbers.removeAll(keepingCapacity: true) }
    givenOut += 1
    numbers[knowledge] = givenOut
    return givenOut
  }

  /// The techniques of an end, in slot order.
  public func techniques(of end: QuickDecider.End) -> [TechniqueID] { decider.techniques(of: end) }

  private mutating func endWithCosts(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    if let end = ends.find(answers) { return end }
    decider.read(answers)
    let end = decide(answers, nil)
    ends.keep(end, for: answers)
    return end
  }

  /// Where the answers lead that the decider has read; `facts` are what they say, where it is at hand.
  private mutating func decide(
    _ answers: Swift.Span<PlainAnswer>, _ facts: Facts?
  ) -> QuickDecider.End {
    var changed: [Int] = []
    for index in costs.reads.indices {
      let place = costs.reads[index]
      if take(answers[place], facts, at: place, index) { changed.append(place) }
    }
    if !changed.isEmpty { costs.read(known, changed: changed) }
    return decider.decide(with: computed.indices.map { placed($0) })
  }

  /// Takes what stands of a fact that costs rest on; false where that is what it was.
  private mutating func take(
    _ answer: PlainAnswer, _ facts: Facts?, at place: Int, _ index: Int
  ) -> Bool {
    let state = decider.state(at: place)
    if state == states[index], answer == given[index] { return false }
    states[index] = state
    given[index] = answer
    switch decider.standing(at: place) {
    case .absent: known[place] = .notApplicable
    case .open: known[place] = .unknown
    case .derived(let value): known[place] = .known(value)
    case .answered:
      let fact = advisor.ruleSet.facts[place]
      let said = facts?[fact.key] ?? answer.knowledge(of: fact, advisor.ruleSet)
      known[place] = withImplied(said, fact)
    }
    return true
  }

  /// What the cost model says of one computed fact.
  private mutating func placed(_ index: Int) -> QuickDecider.PlacedFact {
    let place = computed[index]
    return switch costs.settled(index) {
    case .open: decider.placed(place, .unasked)
    case .known(let value): decider.placed(place, .known(value))
    case .techniques(let sure, let possible, let isExact):
      decider.placed(place, sure: sure, possible: possible, isExact: isExact)
    }
  }
}

extension QuickAdvisor {
  /// A set of tried techniques with the one that any other implies.
  private func withImplied(_ knowledge: Knowledge, _ fact: FactDeclaration) -> Knowledge {
    guard case .known(.set(let names)) = knowledge, let history = advisor.ruleSet.history,
      history.tried == fact.key, let implied = history.implied.map({ ValueName($0) }),
      !names.isEmpty, !names.contains(implied)
    else { return knowledge }
    return .known(.set(names + [implied]))
  }
}

extension PlainAnswer {
  /// The answer with the names put back.
  fileprivate func knowledge(of fact: FactDeclaration, _ ruleSet: RuleSet) -> Knowledge {
    switch (kind, fact.type) {
    case (.number, .number): return .known(.number(QuantityRange(Quantity(micros: bits))))
    case (.choice, .choice(let options)):
      guard let place = Int(exactly: bits), options.indices.contains(place),
        !options[place].meansUnknown
      else { return .unknown }
      return .known(.choice(options[place].name))
    case (.set, .set(let options)): return .known(.set(members(options.map(\.name))))
    case (.set, .techniques):
      return .known(.set(members(ruleSet.techniques.map { ValueName($0.id) })))
    default: return .unknown
    }
  }

  /// The members of a set, the first one first and the others as they are declared.
  private func members(_ names: [ValueName]) -> [ValueName] {
    let mask = UInt64(bitPattern: bits)
    let first = Int(first)
    let others = names.indices.filter { $0 != first && $0 < 64 && mask >> UInt64($0) & 1 == 1 }
    return (names.indices.contains(first) ? [names[first]] : []) + others.map { names[$0] }
  }
}
