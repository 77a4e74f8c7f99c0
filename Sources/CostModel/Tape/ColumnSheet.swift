internal import DecisionModel

/// Every step in all lanes of a plan.
typealias ColumnSheet = Sheet<PlannedDraws>

extension ColumnSheet {
  /// The months until what a route costs more up front has come back, as `Worksheet.payback` has them.
  mutating func payback(_ payback: Tape.Payback) -> Column {
    workOut(payback.running)
    workOut(payback.setUp)
    if let volume = payback.volume, self[volume].lacks { return self[volume] }
    let saving = self[payback.monthly.base] - self[payback.monthly.route]
    return extra(payback.extra).payback(at: saving)
  }

  /// What the route pays more up front; a line on which both pay the same counts for neither, also where an
  /// answer is wanted for it.
  private func extra(_ parts: [Tape.Payback.Part]) -> Column {
    var extra = Column.exactly(0)
    for part in parts {
      switch part {
      case .route(let own): extra = extra + self[own]
      case .base(let their): extra = extra - self[their]
      case .both(let own, let their):
        if !self[own].isEqual(to: self[their]) { extra = extra + (self[own] - self[their]) }
      }
    }
    return extra
  }
}
