internal import CostModel
public import DecisionModel
public import RuleEngine

/// Says where one use case after the other ends, and nothing else: what lean batch lines ask for.
///
/// It says the same as `Advisor.outline`. Ends are kept by all answers, and each computed fact by those
/// that it rests on, in bounded memory; a computed fact that is not kept is worked out from the use case
/// before, as far as it differs.
public struct QuickAdvisor: Sendable {
  private let advisor: Advisor
  private var decider: QuickDecider
  /// The computed facts that a decision rests on.
  private var computed: [Computed]
  private var ends: AnswerMemo<QuickDecider.End>
  private var variations: CostVariations
  /// The numbers of what a `PlainAnswer` has no room for, and how many were given out.
  private var numbers: [Knowledge: Int64] = [:]
  private var given: Int64 = 0

  /// The most of those that are remembered.
  private static let mostNumbers = 1 << 12

  private struct Computed: Sendable {
    let key: FactKey
    var memo: AnswerMemo<QuickDecider.ComputedFact>
  }

  /// Prepares for the rules of an advisor.
  public init(_ advisor: Advisor) {
    self.advisor = advisor
    decider = QuickDecider(advisor.engine)
    let facts = advisor.ruleSet.facts
    computed = facts.compactMap { fact in
      guard case .computed = fact.role, advisor.decisive.contains(fact.key) else { return nil }
      return Computed(
        key: fact.key, memo: AnswerMemo(Self.asked(behind: fact.key, advisor)))
    }
    ends = AnswerMemo(facts.indices.filter { facts[$0].role == .asked })
    variations = CostVariations(advisor.estimator, Facts(), at: .drawn)
  }

  /// The places of the asked facts that a computed one rests on, sorted.
  private static func asked(behind fact: FactKey, _ advisor: Advisor) -> [Int] {
    var seen: Set<FactKey> = [fact]
    var waiting = advisor.estimator.factsRead(by: fact)
    waiting += advisor.ruleSet.fact(fact)?.applies.facts ?? []
    while let key = waiting.popLast() {
      guard seen.insert(key).inserted, let fact = advisor.ruleSet.fact(key) else { continue }
      waiting += fact.applies.facts
      switch fact.role {
      case .asked: break
      case .cases(let cases): waiting += cases.flatMap(\.when.facts)
      case .arithmetic(let expression, _): waiting += expression.names.map { FactKey($0) }
      case .computed(let reads): waiting += reads + advisor.estimator.factsRead(by: key)
      }
    }
    let facts = advisor.ruleSet.facts
    return facts.indices.filter { facts[$0].role == .asked && seen.contains(facts[$0].key) }
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
    for (place, fact) in ruleSet.facts.enumerated() where facts[fact.key] != .unasked {
      row[place] = PlainAnswer(.other, bits: number(of: facts[fact.key]))
    }
    let span = row.span
    if let end = ends.find(span) { return end }
    let stated = ruleSet.facts.compactMap { fact in
      facts[fact.key] == .unasked ? nil : decider.computed(fact.key, facts[fact.key])
    }
    let end = decider.decide(span, computed: stated + computedFacts(span, facts))
    ends.keep(end, for: span)
    return end
  }

  private mutating func number(of knowledge: Knowledge) -> Int64 {
    if let known = numbers[knowledge] { return known }
    // Numbers are never given twice: what is kept for a forgotten one is not found again.
    if numbers.count >= Self.mostNumbers { numbers.removeAll(keepingCapacity: true) }
    given += 1
    numbers[knowledge] = given
    return given
  }

  /// The techniques of an end, in slot order.
  public func techniques(of end: QuickDecider.End) -> [TechniqueID] { decider.techniques(of: end) }

  private mutating func endWithCosts(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    if let end = ends.find(answers) { return end }
    let end = decider.decide(answers, computed: computedFacts(answers, nil))
    ends.keep(end, for: answers)
    return end
  }

  /// What the cost model works out; `facts` are what the answers say, where it is at hand.
  private mutating func computedFacts(
    _ answers: Swift.Span<PlainAnswer>, _ facts: Facts?
  ) -> [QuickDecider.ComputedFact] {
    var found = computed.indices.map { computed[$0].memo.find(answers) }
    let missing = computed.indices.filter { found[$0] == nil }
    if !missing.isEmpty {
      let settled = variations.settled(
        advisor.engine.prepare(facts ?? self.facts(answers)),
        only: Set(missing.map { computed[$0].key }))
      for place in missing {
        guard let fact = decider.computed(computed[place].key, settled[computed[place].key]) else {
          continue
        }
        computed[place].memo.keep(fact, for: answers)
        found[place] = fact
      }
    }
    return found.compactMap(\.self)
  }

  private func facts(_ answers: Swift.Span<PlainAnswer>) -> Facts {
    var facts = Facts()
    for index in answers.indices where answers[index].kind != .open {
      let fact = advisor.ruleSet.facts[index]
      facts[fact.key] = answers[index].knowledge(of: fact, advisor.ruleSet)
    }
    return facts
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
