internal import CostModel
public import DecisionModel
public import RuleEngine

/// Says where one use case after the other ends, and nothing else: what lean batch lines ask for.
///
/// It says the same as `Advisor.outline`. Computed facts are kept by the answers that they rest on, in
/// bounded memory, so that the cost model runs once for equal ones.
public struct QuickAdvisor: Sendable {
  private let advisor: Advisor
  private var decider: QuickDecider
  /// The computed facts that a decision rests on, and the places of all that they rest on.
  private let computed: [FactKey]
  private let below: [Int]
  private var known: [[PlainAnswer]: [QuickDecider.ComputedFact]] = [:]
  private var key: [PlainAnswer]

  /// The most sets of computed facts that are kept.
  private static let mostKept = 1 << 14

  /// Prepares for the rules of an advisor.
  public init(_ advisor: Advisor) {
    self.advisor = advisor
    decider = QuickDecider(advisor.engine)
    let facts = advisor.ruleSet.facts
    let computed = facts.filter { fact in
      if case .computed = fact.role { return advisor.decisive.contains(fact.key) }
      return false
    }
    self.computed = computed.map(\.key)
    var seen: Set<FactKey> = []
    var open = self.computed
    while let key = open.popLast() {
      guard seen.insert(key).inserted, let fact = advisor.ruleSet.fact(key) else { continue }
      open += fact.applies.facts
      switch fact.role {
      case .asked: break
      case .cases(let cases): open += cases.flatMap(\.when.facts)
      case .arithmetic(let expression, _): open += expression.names.map { FactKey($0) }
      case .computed(let reads): open += reads
      }
    }
    below = facts.indices.filter { facts[$0].role == .asked && seen.contains(facts[$0].key) }
    key = Array(repeating: .open, count: below.count)
  }

  /// Where these answers lead, one answer a fact in the order of declaration.
  @inline(__always)
  public mutating func end(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    computed.isEmpty ? decider.decide(answers) : endWithCosts(answers)
  }

  /// The techniques of an end, in slot order.
  public func techniques(of end: QuickDecider.End) -> [TechniqueID] { decider.techniques(of: end) }

  private mutating func endWithCosts(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    for index in below.indices { key[index] = answers[below[index]] }
    if let found = known[key] { return decider.decide(answers, computed: found) }
    let settled = settled(answers)
    if known.count >= Self.mostKept { known.removeAll(keepingCapacity: true) }
    known[key] = settled
    return decider.decide(answers, computed: settled)
  }

  private func settled(_ answers: Swift.Span<PlainAnswer>) -> [QuickDecider.ComputedFact] {
    var facts = Facts()
    for index in answers.indices where answers[index].kind != .open {
      let fact = advisor.ruleSet.facts[index]
      facts[fact.key] = knowledge(answers[index], of: fact)
    }
    let settled = advisor.settled(advisor.engine.prepare(facts))
    return computed.compactMap { decider.computed($0, settled[$0]) }
  }

  /// An answer with the names put back.
  private func knowledge(_ answer: PlainAnswer, of fact: FactDeclaration) -> Knowledge {
    switch (answer.kind, fact.type) {
    case (.number, .number):
      return .known(.number(QuantityRange(Quantity(micros: answer.bits))))
    case (.choice, .choice(let options)):
      guard let place = Int(exactly: answer.bits), options.indices.contains(place),
        !options[place].meansUnknown
      else { return .unknown }
      return .known(.choice(options[place].name))
    case (.set, .set(let options)): return .known(.set(members(answer, options.map(\.name))))
    case (.set, .techniques):
      return .known(.set(members(answer, advisor.ruleSet.techniques.map { ValueName($0.id) })))
    default: return .unknown
    }
  }

  /// The members of a set, the first one first and the others as they are declared.
  private func members(_ answer: PlainAnswer, _ names: [ValueName]) -> [ValueName] {
    let mask = UInt64(bitPattern: answer.bits)
    let first = Int(answer.first)
    let others = names.indices.filter { $0 != first && $0 < 64 && mask >> UInt64($0) & 1 == 1 }
    return (names.indices.contains(first) ? [names[first]] : []) + others.map { names[$0] }
  }
}
