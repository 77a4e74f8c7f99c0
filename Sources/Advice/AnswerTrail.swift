import DecisionModel

/// Follows conditions down to the answers they rest on.
struct AnswerTrail {
  let situation: Situation

  /// The keys of all facts, in order.
  private var declared: some Sequence<FactKey> {
    situation.ruleSet.facts.lazy.map(\.key)
  }

  /// The answers that make a declaration fire, in order of declaration of their keys.
  func answers(for grounds: Grounds) -> [Answer] {
    let keys = keys(for: grounds)
    return declared.compactMap { keys.contains($0) ? situation.answers[$0] : nil }
  }

  private func keys(for grounds: Grounds) -> [FactKey] {
    var found: [FactKey] = []
    var seen: Set<FactKey> = []
    collect(grounds.when, into: &found, seen: &seen)
    return found
  }

  /// The asked facts below a condition; of alternatives only those that hold, when any does.
  private func collect(
    _ condition: Condition, into found: inout [FactKey], seen: inout Set<FactKey>
  ) {
    for clause in condition.clauses {
      let holding = clause.atoms.filter { situation.truth(Condition([Clause([$0])])) == .must }
      for atom in holding.isEmpty ? clause.atoms : holding {
        collect(atom.fact, into: &found, seen: &seen)
      }
    }
  }

  private func collect(
    _ key: FactKey, into found: inout [FactKey], seen: inout Set<FactKey>
  ) {
    guard seen.insert(key).inserted, let fact = situation.ruleSet.fact(key) else { return }
    switch fact.role {
    case .asked: found.append(key)
    case .arithmetic(let expression, _):
      for name in expression.names { collect(FactKey(name), into: &found, seen: &seen) }
    case .computed(let reads):
      for read in reads { collect(read, into: &found, seen: &seen) }
    case .cases(let cases):
      // The case that decided; `otherwise` rests on every case that did not hold.
      let decided = cases.first { situation.truth($0.when) == .must }
      if let decided, !decided.when.clauses.isEmpty {
        collect(decided.when, into: &found, seen: &seen)
      } else {
        for one in cases { collect(one.when, into: &found, seen: &seen) }
      }
    }
  }

  /// The open asked facts that a condition rests on, in order of declaration.
  func openKeys(below condition: Condition) -> [FactKey] { openKeys(below: condition.facts) }

  /// The open asked facts that one fact rests on, in order of declaration.
  func openKeys(below key: FactKey) -> [FactKey] { openKeys(below: [key]) }

  private func openKeys(below keys: [FactKey]) -> [FactKey] {
    var found: [FactKey] = []
    var seen: Set<FactKey> = []
    for key in keys { descend(key, into: &found, seen: &seen) }
    return declared.filter { key in
      guard found.contains(key) else { return false }
      switch situation.findings.facts[key] {
      case .unasked, .unknown: return true
      case .notApplicable, .known, .partly: return false
      }
    }
  }

  private func descend(
    _ key: FactKey, into found: inout [FactKey], seen: inout Set<FactKey>
  ) {
    guard seen.insert(key).inserted, let fact = situation.ruleSet.fact(key) else { return }
    switch fact.role {
    case .asked: found.append(key)
    case .arithmetic(let expression, _):
      for name in expression.names { descend(FactKey(name), into: &found, seen: &seen) }
    case .computed(let reads): for read in reads { descend(read, into: &found, seen: &seen) }
    case .cases(let cases):
      for one in cases.flatMap(\.when.facts) { descend(one, into: &found, seen: &seen) }
    }
  }
}
