internal import DecisionModel

/// A fact with the names that the places in a `PlainAnswer` stand for.
struct NamedFact: Sendable {
  private let kind: PlainAnswer.Kind
  /// The values of a choice, the names of a table or the members of a set.
  private let names: [ValueName]
  /// What each value of a choice and each name says.
  private let values: [Knowledge]
  /// The member that any other of the set implies.
  private let implied: ValueName?
  /// True when the order of the members counts beyond the first.
  private let isOrdered: Bool

  init(_ fact: FactDeclaration, _ ruleSet: RuleSet, _ listed: [FactKey: [String]]) {
    switch fact.type {
    case .number: (kind, names) = (.number, [])
    case .choice(let options): (kind, names) = (.choice, options.map(\.name))
    case .set(let options): (kind, names) = (.set, options.map(\.name))
    case .techniques: (kind, names) = (.set, ruleSet.techniques.map { ValueName($0.id) })
    case .name: (kind, names) = (.choice, (listed[fact.key] ?? []).map { ValueName($0) })
    }
    let unknown = Set(fact.type.options.filter(\.meansUnknown).map(\.name))
    let isName = if case .name = fact.type { true } else { false }
    values = names.map { name in
      unknown.contains(name) ? .unknown : .known(isName ? .name(name.rawValue) : .choice(name))
    }
    let history = ruleSet.history.flatMap { $0.tried == fact.key ? $0 : nil }
    implied = history?.implied.map { ValueName($0) }
    isOrdered = ruleSet.forbidsMembers(of: fact.key)
  }

  /// What an answer says, the names put back.
  func knowledge(_ answer: PlainAnswer) -> Knowledge {
    switch (answer.kind, kind) {
    case (.number, .number): return .known(.number(QuantityRange(Quantity(micros: answer.bits))))
    case (.range, .number):
      return .known(
        .number(QuantityRange(Quantity(micros: answer.bits), Quantity(micros: answer.high))))
    case (.choice, .choice):
      guard let place = Int(exactly: answer.bits), values.indices.contains(place) else {
        return .unknown
      }
      return values[place]
    case (.set, .set): return completed(members(answer))
    default: return .unknown
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
  private func completed(_ members: [ValueName]) -> Knowledge {
    guard let implied, !members.isEmpty, !members.contains(implied) else {
      return .known(.set(members))
    }
    return .known(.set(members + [implied]))
  }

  /// The same answer without names, nil standing for unknown; nil where there is no room for it.
  func plain(_ value: Value?) -> PlainAnswer? {
    switch value {
    case nil: PlainAnswer(.unknown)
    case .number(let range): PlainAnswer(range)
    case .choice(let name): plain(name)
    case .name(let name): plain(ValueName(name))
    case .set(let members): plain(members)
    }
  }

  private func plain(_ name: ValueName) -> PlainAnswer? {
    names.firstIndex(of: name).map { PlainAnswer(.choice, bits: Int64($0)) }
  }

  private func plain(_ members: [ValueName]) -> PlainAnswer? {
    let places = members.compactMap { names.firstIndex(of: $0) }
    let others = places.dropFirst()
    guard places.count == members.count, names.count <= 63 else { return nil }
    if isOrdered, !zip(others, others.dropFirst()).allSatisfy(<) { return nil }
    let mask = places.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    return PlainAnswer(
      .set, bits: Int64(bitPattern: mask), first: places.first.map { Int8($0) } ?? -1)
  }
}

extension PriceBook {
  /// The names that facts may be answered with, by fact, whatever the day.
  func everyName(of facts: [FactDeclaration]) -> [FactKey: [String]] {
    var found: [FactKey: [String]] = [:]
    for fact in facts {
      if case .name(let table) = fact.type { found[fact.key] = names(of: table, on: nil) }
    }
    return found
  }
}
