public import DecisionModel

extension Estimator {
  /// The questions that a computed fact is open for, those without which there is no number first.
  ///
  /// It stops at the first number that is open, so that there may be others once these are answered. A
  /// number of the price book that stands in for an answer counts as open.
  public func awaited(by fact: FactKey, _ facts: Facts) -> [FactKey] {
    guard let settlement = settlements.first(where: { $0.fact == fact }) else { return [] }
    var settler = Settler(self, facts, .likely, countsEveryAnswer: true)
    if case .known = settler.knowledge(of: settlement).0 { return [] }
    guard let column = settler.open else { return [] }
    let wanted = graph.names(column.wants)
    return wanted + graph.names(column.assumed).filter { !wanted.contains($0) }
  }
}

extension Estimator {
  /// For each technique that a computed set may hold or not, the open questions that decide it.
  ///
  /// It looks at likely prices and at all that open answers can turn out to be.
  public func awaited(in set: FactKey, _ facts: Facts) -> [TechniqueID: [FactKey]] {
    guard let settlement = settlements.first(where: { $0.fact == set }),
      let set = layout.sets[settlement.place]
    else { return [:] }
    var sheet = EnclosingSheet(self, graph.readings(of: facts), takesUsualNames: false)
    let over = sheet.over(set)
    var found: [TechniqueID: [FactKey]] = [:]
    for (place, open) in zip(over.possible, over.open) {
      found[TechniqueID(named: set.measured[place].name)] = graph.names(open)
    }
    return found
  }
}
