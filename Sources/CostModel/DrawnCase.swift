public import DecisionModel

/// What was drawn of one case: settling its computed facts hands it on to whoever writes its bills, so that
/// nothing is drawn twice.
public struct DrawnCase: Sendable {
  let worksheet: Worksheet
}

extension Estimator {
  /// The facts with the computed ones added as `settled` adds them, and the draws that took.
  public func settledByDraws(_ facts: Facts) -> (facts: Facts, drawn: DrawnCase) {
    var settler = Settler(self, facts, .drawn)
    let settled = settled(facts, &settler, only: nil)
    return (settled, settler.drawn)
  }

  /// The worksheet of a case: as it was left, or a new one.
  func worksheet(for facts: Facts, _ drawn: DrawnCase?) -> Worksheet {
    guard var sheet = drawn?.worksheet else {
      return Worksheet(graph, facts: facts, plan: plan(at: .drawn))
    }
    sheet.forget(sheet.read(facts).flatMap { reach.numbers[$0] })
    return sheet
  }
}
