public import DecisionModel

extension Estimator {
  /// The questions that a computed fact is open for, those without which there is no number first.
  ///
  /// It stops at the first number that is open, so that there may be others once these are answered. A
  /// number of the price book that stands in for an answer counts as open.
  public func awaited(by fact: FactKey, _ facts: Facts) -> [FactKey] {
    guard let settlement = book.settlements.first(where: { $0.fact == fact }) else { return [] }
    var settler = Settler(self, facts, .likely, countsEveryAnswer: true)
    if case .known = settler.knowledge(of: settlement) { return [] }
    guard let column = settler.open else { return [] }
    let wanted = graph.names(column.wants)
    return wanted + graph.names(column.assumed).filter { !wanted.contains($0) }
  }
}
