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
  /// The places of all facts.
  private let places: [FactKey: Int]
  /// The places of the facts that costs are worked out for.
  private let computed: [Int]
  /// True for those of them that are sets of which a gate may spare the first.
  private let isOrdered: [Bool]
  /// What is known of each fact in the use case before, as far as costs rest on it, and what the decider
  /// told of it.
  private var known: [Knowledge]
  private var told: QuickDecider.Told
  private let names: [NamedFact]

  /// Prepares for the rules and prices of an advisor.
  public init(_ advisor: Advisor) {
    self.advisor = advisor
    let prices = advisor.estimator.book
    let facts = advisor.ruleSet.facts
    names = facts.map { NamedFact($0, advisor.ruleSet, prices) }
    decider = QuickDecider(advisor.engine, names: prices.everyName(of: facts))
    let keys = facts.compactMap { fact in
      if case .computed = fact.role, advisor.decisive.contains(fact.key) { fact.key } else { nil }
    }
    costs = PlacedCosts(advisor.estimator, keys) { key in Self.leeway(key, advisor.engine) }
    computed = costs.computed.compactMap { advisor.engine.place(of: $0) }
    isOrdered = computed.indices.map { [costs, computed] index in
      costs.isSet(index) && advisor.engine.sparesFirst(at: computed[index])
    }
    decider.ask(for: computed)
    let places = facts.enumerated().map { ($0.element.key, $0.offset) }
    self.places = Dictionary(places) { first, _ in first }
    ends = AnswerMemo(facts.indices.filter { facts[$0].role == .asked })
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

  /// Where these answers lead, one answer a fact in the order of declaration.
  @inline(__always)
  public mutating func end(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    computed.isEmpty ? decider.decide(answers) : endWithCosts(answers)
  }

  /// Where answers lead, one a fact; nil where one of them has no plain form.
  public mutating func end(of answers: [Answer]) -> QuickDecider.End? {
    var row = Array(repeating: PlainAnswer.open, count: names.count)
    for answer in answers {
      guard let place = places[answer.key], let plain = names[place].plain(answer.value) else {
        return nil
      }
      row[place] = plain
    }
    return end(row.span)
  }

  /// The techniques of an end, in slot order.
  public func techniques(of end: QuickDecider.End) -> [TechniqueID] { decider.techniques(of: end) }

  private mutating func endWithCosts(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    if let end = ends.find(answers) { return end }
    decider.read(answers)
    let end = decide(answers)
    ends.keep(end)
    return end
  }

  /// Where the answers lead that the decider has read.
  private mutating func decide(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
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
    if let end = decider.decide(asking: &costs) { return end }
    // Rules of another make may read computed facts so that they can't be asked for one by one.
    return decider.decide(
      with: computed.enumerated().map { index, place in
        decider.fact(
          isOrdered[index] ? costs.exactlySettled(index) : costs.decided(index), at: place)
      })
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
