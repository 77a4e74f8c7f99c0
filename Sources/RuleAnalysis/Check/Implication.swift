import DecisionModel

extension Condition {
  /// True when every case that meets this condition is known to meet the other: each line of the other
  /// follows from one line here. Sound, and not complete.
  func implies(_ other: Condition, _ rules: RuleSet) -> Bool {
    other.clauses.allSatisfy { wanted in
      clauses.contains { $0.implies(wanted, rules) }
    }
  }
}

extension Clause {
  /// True when whatever meets this line meets the other.
  fileprivate func implies(_ other: Clause, _ rules: RuleSet) -> Bool {
    !atoms.isEmpty
      && atoms.allSatisfy { atom in
        atom.implies(any: other.atoms.filter { $0.fact == atom.fact }, rules)
      }
  }
}

extension Atom {
  /// True when whatever meets this test meets one of the others, which read the same fact.
  fileprivate func implies(any others: [Atom], _ rules: RuleSet) -> Bool {
    if others.contains(where: { $0.test == test }) { return true }
    switch test {
    case .isOneOf, .isNoneOf:
      guard let options = rules.fact(fact)?.type.options else { return false }
      let met = options.map(\.name).filter(accepts)
      return !others.isEmpty && met.allSatisfy { name in others.contains { $0.accepts(name) } }
    case .compares, .between:
      guard let accepted else { return false }
      return others.contains { other in
        other.accepted.map { $0.clamped(to: accepted) == accepted } ?? false
      }
    case .has(let names):
      return others.contains { other in
        switch other.test {
        case .has(let more): names.allSatisfy(more.contains)
        case .isNotEmpty: true
        default: false
        }
      }
    case .startsWith(let names):
      return others.contains { other in
        switch other.test {
        case .has(let more), .startsWith(let more): names.allSatisfy(more.contains)
        case .isNotEmpty: true
        default: false
        }
      }
    case .lacks(let names):
      return others.contains { other in
        if case .lacks(let fewer) = other.test { return fewer.allSatisfy(names.contains) }
        return false
      }
    case .isEmpty:
      return others.contains { if case .lacks = $0.test { true } else { false } }
    case .isNotEmpty: return false
    }
  }
}

extension Grounds {
  /// True when every case in which this fires is known to be one in which the other does.
  func implies(_ other: Grounds, _ rules: RuleSet) -> Bool {
    when.implies(other.when, rules)
      && other.exceptions.allSatisfy { exception in
        exceptions.contains { exception.when.implies($0.when, rules) }
      }
  }
}
