import DecisionModel

/// Which facts a condition rests on: those it names and, for derived and computed ones, those below.
struct FactReach {
  private var reach: [FactKey: Set<FactKey>] = [:]

  init(_ rules: RuleSet) {
    var direct: [FactKey: [FactKey]] = [:]
    for fact in rules.facts { direct[fact.key] = Self.reads(of: fact) }
    for fact in rules.facts {
      var seen: Set<FactKey> = []
      var open = [fact.key]
      while let key = open.popLast() {
        if seen.insert(key).inserted { open += direct[key] ?? [] }
      }
      reach[fact.key] = seen
    }
  }

  /// The facts that a declaration names as what it is worked out from.
  static func reads(of fact: FactDeclaration) -> [FactKey] {
    switch fact.role {
    case .asked: []
    case .cases(let cases): cases.flatMap(\.when.facts)
    case .arithmetic(let expression, _): expression.names.map { FactKey($0) }
    case .computed(let reads): reads
    }
  }

  /// Some facts of a rule set and everything below them.
  static func below(_ keys: Set<FactKey>, in rules: RuleSet) -> Set<FactKey> {
    var found = keys
    var open = rules.facts.filter { found.contains($0.key) }
    while let fact = open.popLast() {
      for key in reads(of: fact) where found.insert(key).inserted {
        if let below = rules.fact(key) { open.append(below) }
      }
    }
    return found
  }

  /// A fact and everything below it.
  func below(_ key: FactKey) -> Set<FactKey> { reach[key] ?? [key] }

  /// Some facts and everything below them.
  func below(_ keys: [FactKey]) -> Set<FactKey> {
    keys.reduce(into: []) { $0.formUnion(below($1)) }
  }

  /// Everything a condition rests on.
  func below(_ condition: Condition) -> Set<FactKey> { below(condition.facts) }
}
