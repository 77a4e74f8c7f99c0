internal import CostModel
public import DecisionModel
public import RuleEngine

/// Says where one use case after the other ends, and nothing else: what lean batch lines ask for.
///
/// It says the same as `Advisor.outline`. Ends are kept by all answers, in bounded memory; for others the
/// cost model is asked for what the end hangs on, which it works out from the use case before, as far as the
/// two differ.
public struct QuickAdvisor: Sendable {
  private let advisor: Advisor
  private var decider: QuickDecider
  private var ends: AnswerMemo<QuickDecider.End>
  private var costs: PlacedCosts
  private let keys: [FactKey]
  /// The places of the facts that costs are worked out for.
  private let computed: [Int]
  /// True for those of them that are sets of which a gate may spare the first.
  private let isOrdered: [Bool]
  /// What is known of each fact in the use case before, as far as costs rest on it, and what that was
  /// read from.
  private var known: [Knowledge]
  private var states: [ColumnState]
  private let names: [NamedFact]
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
    costs = PlacedCosts(advisor.estimator, keys) { key in Self.leeway(key, advisor.engine) }
    computed = costs.computed.compactMap { advisor.engine.place(of: $0) }
    isOrdered = computed.indices.map { [costs, computed] index in
      costs.isSet(index) && advisor.engine.sparesFirst(at: computed[index])
    }
    decider.ask(for: computed)
    self.keys = facts.map(\.key)
    ends = AnswerMemo(facts.indices.filter { facts[$0].role == .asked })
    known = Array(repeating: .unasked, count: facts.count)
    let states = costs.reads.map { [decider] in decider.state(at: $0) }
    self.states = states
    names = costs.reads.map { NamedFact(facts[$0], advisor.ruleSet) }
    given = Array(repeating: .open, count: states.count)
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

  /// Where these answers lead, one answer a fact in the order of declaration.
  @inline(__always)
  public mutating func end(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    computed.isEmpty ? decider.decide(answers) : endWithCosts(answers)
  }

  /// Where answers lead that a `PlainAnswer` may have no room for.
  public mutating func end(of answers: [Answer]) -> QuickDecider.End {
    let ruleSet = advisor.ruleSet
    let facts = Facts(answers, ruleSet)
    var row = Array(repeating: PlainAnswer.open, count: keys.count)
    var stated: [QuickDecider.PlacedFact] = []
    for (place, key) in keys.enumerated() where facts[key] != .unasked {
      row[place] = PlainAnswer(.other, bits: number(of: facts[key]))
      stated.append(decider.placed(place, facts[key]))
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
    if let end = decider.decide(asking: &costs) { return end }
    // Rules of another make may read computed facts so that they can't be asked for one by one.
    return decider.decide(
      with: computed.enumerated().map { index, place in
        decider.fact(
          isOrdered[index] ? costs.exactlySettled(index) : costs.decided(index), at: place)
      })
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
      let name = names[index]
      known[place] = facts.map { name.completed($0[name.key]) } ?? name.knowledge(answer)
    }
    return true
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

/// A fact with the names that the places in a `PlainAnswer` stand for.
private struct NamedFact: Sendable {
  let key: FactKey
  private let kind: PlainAnswer.Kind
  /// The values of a choice, nil for those that mean unknown, or the members of a set.
  private let names: [ValueName?]
  /// The member that any other of the set implies.
  private let implied: ValueName?

  init(_ fact: FactDeclaration, _ ruleSet: RuleSet) {
    key = fact.key
    switch fact.type {
    case .number: (kind, names) = (.number, [])
    case .choice(let options):
      (kind, names) = (.choice, options.map { $0.meansUnknown ? nil : $0.name })
    case .set(let options): (kind, names) = (.set, options.map(\.name))
    case .techniques: (kind, names) = (.set, ruleSet.techniques.map { ValueName($0.id) })
    case .name: (kind, names) = (.unknown, [])
    }
    let history = ruleSet.history.flatMap { $0.tried == fact.key ? $0 : nil }
    implied = history?.implied.map { ValueName($0) }
  }

  /// What an answer says, the names put back.
  func knowledge(_ answer: PlainAnswer) -> Knowledge {
    guard answer.kind == kind else { return .unknown }
    switch kind {
    case .number: return .known(.number(QuantityRange(Quantity(micros: answer.bits))))
    case .choice:
      guard let place = Int(exactly: answer.bits), names.indices.contains(place),
        let name = names[place]
      else { return .unknown }
      return .known(.choice(name))
    case .set: return completed(.known(.set(members(answer))))
    case .open, .unknown, .other: return .unknown
    }
  }

  /// The members of a set, the first one first and the others as they are declared.
  private func members(_ answer: PlainAnswer) -> [ValueName] {
    let mask = UInt64(bitPattern: answer.bits)
    let first = Int(answer.first)
    let others = names.indices.filter { $0 != first && $0 < 64 && mask >> UInt64($0) & 1 == 1 }
    let places = (names.indices.contains(first) ? [first] : []) + others
    return places.compactMap { names[$0] }
  }

  /// A set with the member that any other implies.
  func completed(_ knowledge: Knowledge) -> Knowledge {
    guard let implied, case .known(.set(let members)) = knowledge, !members.isEmpty,
      !members.contains(implied)
    else { return knowledge }
    return .known(.set(members + [implied]))
  }
}
