import DecisionModel

/// Bounds on one number that nearly meet, and a value between two bounds that nothing covers.
func boundFindings(_ rules: RuleSet) -> [Diagnostic] {
  var atoms: [FactKey: [Atom]] = [:]
  for owner in rules.deciding {
    for (_, condition) in rules.conditions(of: owner) {
      for atom in condition.clauses.flatMap(\.atoms) where atom.accepted != nil {
        atoms[atom.fact, default: []].append(atom)
      }
    }
  }
  return atoms.keys.sorted().flatMap { fact in
    let own = atoms[fact] ?? []
    return slivers(fact, own) + holes(fact, own)
  }
}

/// Two bounds less than a twentieth apart: most likely one number, written twice.
private func slivers(_ fact: FactKey, _ atoms: [Atom]) -> [Diagnostic] {
  var first: [Int64: Span] = [:]
  for atom in atoms {
    for bound in atom.bounds where first[bound] == nil { first[bound] = atom.span }
  }
  let bounds = first.keys.sorted()
  return zip(bounds, bounds.dropFirst()).compactMap { low, high in
    // Neighbours such as `<= 5` and `> 5`, or 0 and 1, are no slip.
    guard low > 0, high - low > 1_000_000, high - low <= high / 20, let here = first[high],
      let there = first[low]
    else { return nil }
    return Diagnostic(
      "R334", .warning,
      "bounds on `\(fact)` at \(Quantity(micros: low).canonical) and "
        + "\(Quantity(micros: high).canonical) leave next to nothing between them",
      help: "use one number in both places, or say why they differ", at: here,
      related: [.init(note: "the other bound", span: there)])
  }
}

/// `< 5` and `> 5`, and nothing that holds at 5.
private func holes(_ fact: FactKey, _ atoms: [Atom]) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var seen: Set<Int64> = []
  for below in atoms {
    guard case .compares(.less, let bound) = below.test, !seen.contains(bound.micros),
      let above = atoms.first(where: { $0.test == .compares(.greater, bound) })
    else { continue }
    seen.insert(bound.micros)
    let isMet = atoms.contains { atom in
      guard let accepted = atom.accepted else { return false }
      return accepted.lowerBound == bound.micros || accepted.upperBound == bound.micros
    }
    guard !isMet else { continue }
    found.append(
      Diagnostic(
        "R335", .warning,
        "one rule reads `\(fact)` below \(bound.canonical) and another above it, and none at it",
        help: "write `<=` or `>=` in one of them", at: below.span,
        related: [.init(note: "above it", span: above.span)]))
  }
  return found
}

extension Atom {
  /// The numbers it is compared with.
  fileprivate var bounds: [Int64] {
    switch test {
    case .compares(_, let bound): [bound.micros]
    case .between(let low, let high): [low.micros, high.micros]
    default: []
    }
  }
}
