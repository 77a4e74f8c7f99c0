internal import DecisionModel

/// Holds facts to reading only what is settled before them.
struct DerivationOrder {
  let facts: [FactDeclaration]

  /// Reports every fact that depends on itself, through derivations and guards.
  func reportCycles(to report: Report) {
    var reads: [FactKey: [FactKey]] = [:]
    for fact in facts { reads[fact.key] = Self.reads(of: fact) }
    var finished: Set<FactKey> = []
    for fact in facts where !finished.contains(fact.key) {
      var path: [FactKey] = []
      if let cycle = cycle(from: fact.key, reads, &path, &finished) {
        let shown = (cycle + cycle.prefix(1)).map { "`\($0)`" }.joined(separator: " reads ")
        let place = facts.first { $0.key == cycle.first }?.span ?? fact.span
        report(
          Diagnostic(
            "R216", .error, "`\(cycle.first ?? fact.key)` depends on itself", help: shown, at: place
          ))
      }
    }
  }

  /// The facts that must be settled before a fact is.
  static func reads(of fact: FactDeclaration) -> [FactKey] {
    switch fact.role {
    case .asked: fact.applies.facts
    case .cases(let cases): cases.flatMap(\.when.facts)
    case .arithmetic(let formula, _): formula.names.map { FactKey($0) }
    case .computed(let reads): reads
    }
  }

  private func cycle(
    from key: FactKey, _ reads: [FactKey: [FactKey]], _ path: inout [FactKey],
    _ finished: inout Set<FactKey>
  ) -> [FactKey]? {
    if let start = path.firstIndex(of: key) { return Array(path[start...]) }
    if finished.contains(key) { return nil }
    path.append(key)
    defer {
      path.removeLast()
      finished.insert(key)
    }
    for read in reads[key] ?? [] {
      if let found = cycle(from: read, reads, &path, &finished) { return found }
    }
    return nil
  }
}
