public import DecisionModel

extension Engine {
  /// The ranges between two numbers, of the fact at a place, that decisions tell apart: for each stretch of
  /// cells one. None where that can't be told, or there are more than a few.
  public func ranges(between low: Quantity, _ high: Quantity, at place: Int) -> [QuantityRange] {
    guard case .number = plan.shapes[place], !plan.areSettledBefore[place] else { return [] }
    let column = plan.table.columns[place]
    let cells = plan.table.cell(of: low.micros, column)...plan.table.cell(of: high.micros, column)
    guard cells.count <= 4 else { return [] }
    // A cell is told by where it begins; the first one by the least number.
    func number(_ cell: Int) -> Quantity {
      cell == cells.lowerBound
        ? low : Quantity(micros: plan.table.cuts[column.cuts.lowerBound + cell - 1])
    }
    return cells.flatMap { first in
      (first...cells.upperBound).map { QuantityRange(number(first), number($0)) }
    }
  }

  /// True when a condition reads which member of the set at a place comes first, or another fact may.
  public func readsFirst(at place: Int) -> Bool {
    let tests = plan.table.lines[plan.table.columns[place].lines]
    return plan.areSettledBefore[place] || tests.contains { $0.starts != 0 }
  }

  /// True when a gate spares the first of the set at a place, so that the order of its members counts.
  public func sparesFirst(at place: Int) -> Bool {
    plan.techniques.gates.contains { gate in
      if case .forbidsEach(place, sparesFirst: true) = gate.kind { true } else { false }
    }
  }
}
