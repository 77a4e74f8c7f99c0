import DecisionModel

/// Orderings that always hold and lead round in a circle.
func orderFindings(_ rules: RuleSet) -> [Diagnostic] {
  let fixed = rules.orderings.filter { $0.grounds.when == .always }
  var after: [StepID: [Ordering]] = [:]
  for ordering in fixed { after[ordering.first, default: []].append(ordering) }
  return fixed.compactMap { ordering in
    guard let way = way(from: ordering.second, to: ordering.first, after) else { return nil }
    let names = way.map { "`\($0.grounds.name)`" }.joined(separator: ", ")
    return Diagnostic(
      "R340", .error,
      "`\(ordering.first)` is to come before `\(ordering.second)`, and also after it",
      help: "the way back goes by \(names); give one of them a `when`", at: ordering.grounds.span,
      related: way.map { .init(note: "on the way back", span: $0.grounds.span) })
  }
}

/// The orderings that lead from one step to another, shortest first found; nil when none do.
private func way(
  from start: StepID, to goal: StepID, _ after: [StepID: [Ordering]]
) -> [Ordering]? {
  var seen: Set<StepID> = [start]
  var open: [(step: StepID, way: [Ordering])] = [(start, [])]
  while !open.isEmpty {
    let (step, way) = open.removeFirst()
    if step == goal { return way }
    for ordering in after[step] ?? [] where seen.insert(ordering.second).inserted {
      open.append((ordering.second, way + [ordering]))
    }
  }
  return nil
}
