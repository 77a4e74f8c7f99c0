import DecisionModel

/// Conditions that can never hold, and lines that always do.
func conditionFindings(_ rules: RuleSet) -> [Diagnostic] {
  let facts = Dictionary(rules.facts.map { ($0.key, $0) }) { first, _ in first }
  let types = facts.mapValues(\.type)
  return rules.conditions.flatMap { condition in
    condition.clauses.compactMap { idle($0, facts) } + impossible(condition, types)
  }
}

/// A line that no value of its fact satisfies, or that every value of one of its facts does, whatever
/// its others are; a fact that needn't apply may stand with all its values, which says that it does.
private func idle(_ clause: Clause, _ facts: [FactKey: FactDeclaration]) -> Diagnostic? {
  let atoms = Dictionary(grouping: clause.atoms, by: \.fact)
  for key in atoms.keys.sorted() {
    guard let fact = facts[key], let tests = atoms[key] else { continue }
    let samples = fact.type.samples(around: tests)
    guard !samples.isEmpty else { continue }
    let held = samples.filter { sample in tests.contains { $0.accepts(sample) } }
    if held.isEmpty, atoms.count == 1 {
      return Diagnostic(
        "R330", .error, "no value of `\(key)` satisfies this line",
        help: "the declaration so can never act; check the values and bounds", at: tests[0].span)
    }
    if held.count == samples.count, fact.applies == .always {
      return Diagnostic(
        "R331", .warning, "every value of `\(key)` satisfies this line",
        help: "remove the line, or narrow it", at: tests[0].span)
    }
  }
  return nil
}

/// Lines on one fact that no value satisfies together.
private func impossible(_ condition: Condition, _ types: [FactKey: FactType]) -> [Diagnostic] {
  let lines = condition.clauses.filter { clause in
    clause.atoms.allSatisfy { $0.fact == clause.atoms[0].fact }
  }
  let byFact = Dictionary(grouping: lines) { $0.atoms[0].fact }
  return byFact.keys.sorted().compactMap { fact in
    guard let clauses = byFact[fact], clauses.count > 1, let type = types[fact] else { return nil }
    let samples = type.samples(around: clauses.flatMap(\.atoms))
    guard !samples.isEmpty else { return nil }
    let possible = samples.contains { sample in
      clauses.allSatisfy { clause in clause.atoms.contains { $0.accepts(sample) } }
    }
    guard !possible else { return nil }
    return Diagnostic(
      "R332", .error, "no value of `\(fact)` satisfies all of these lines",
      help: "the declaration so can never act", at: clauses[0].atoms[0].span,
      related: clauses.dropFirst().map { .init(note: "and this line", span: $0.atoms[0].span) })
  }
}

extension FactType {
  /// Values that between them meet every case some atoms tell apart; empty for sets and names.
  fileprivate func samples(around atoms: [Atom]) -> [Value] {
    switch self {
    case .choice(let options):
      return options.filter { !$0.meansUnknown }.map { .choice($0.name) }
    case .number(_, let domain):
      let edges = atoms.compactMap(\.accepted).flatMap { accepted in
        [accepted.lowerBound, accepted.upperBound].flatMap { edge in
          [edge == .min ? edge : edge - 1, edge].map { Quantity(micros: $0) }
        }
      }
      return ([domain.low, domain.high] + edges).filter(domain.contains)
        .map { .number(QuantityRange($0)) }
    case .set, .techniques, .name: return []
    }
  }
}

extension Atom {
  /// True when one value of a choice or number satisfies the test.
  fileprivate func accepts(_ value: Value) -> Bool {
    switch (test, value) {
    case (.isOneOf(let names), .choice(let name)): names.contains(name)
    case (.isNoneOf(let names), .choice(let name)): !names.contains(name)
    case (_, .number(let range)): accepted?.contains(range.low.micros) ?? false
    default: false
    }
  }
}
