internal import DecisionModel

/// Holds facts to reading only what is settled before them.
struct DerivationOrder {
  let facts: [FactDeclaration]

  /// Reports every fact that depends on itself, through derivations and guards.
  func reportCycles(to report: Report) {
    var reads: [FactKey: [FactKey]] = [:]
    for fact in facts { reads[fact.key] = Self.reads(of: fact) }
    var finished: Set<FactKey> = []
    for fact in facts {
      for cycle in cycles(from: fact.key, reads, &finished) {
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

  /// Walks down from a fact, with a stack of its own since a chain may be as long as a file.
  private func cycles(
    from root: FactKey, _ reads: [FactKey: [FactKey]], _ finished: inout Set<FactKey>
  ) -> [[FactKey]] {
    var cycles: [[FactKey]] = []
    var path: [(key: FactKey, next: Int)] = []
    var open: Set<FactKey> = []
    if !finished.contains(root) {
      path.append((root, 0))
      open.insert(root)
    }
    while let top = path.last {
      let below = reads[top.key] ?? []
      guard top.next < below.count else {
        path.removeLast()
        open.remove(top.key)
        finished.insert(top.key)
        continue
      }
      path[path.count - 1].next += 1
      let key = below[top.next]
      if open.contains(key), let start = path.firstIndex(where: { $0.key == key }) {
        cycles.append(path[start...].map(\.key))
      } else if !finished.contains(key) {
        path.append((key, 0))
        open.insert(key)
      }
    }
    return cycles
  }
}
