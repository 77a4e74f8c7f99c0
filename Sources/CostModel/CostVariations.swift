public import DecisionModel

/// Settles computed facts for many variations of one case at likely prices: each time only what is wanted and
/// rests on a changed answer is worked out anew.
public struct CostVariations: Sendable {
  private var settler: Settler
  private let settlements: [Settlement]
  private let behind: [Set<Int>]
  private var known: [(Knowledge, behind: [ValueName: [ValueName]]?)?]

  /// Starts from a case, in which nothing is worked out yet. For proofs `countsEveryAnswer` leaves a
  /// computed fact open also where a number of the price book, such as the usual hourly rate, stands
  /// in for an answer that nobody gave.
  public init(_ estimator: Estimator, _ facts: Facts, countsEveryAnswer: Bool = false) {
    settler = Settler(estimator, facts, .likely, countsEveryAnswer: countsEveryAnswer)
    settlements = estimator.settlements
    behind = estimator.behind
    known = Array(repeating: nil, count: settlements.count)
  }

  /// The facts with the computed ones added, or with those of `wanted` only: the same as
  /// `Estimator.settled` gives.
  public mutating func settled(_ facts: Facts, only wanted: Set<FactKey>? = nil) -> Facts {
    let changed = settler.read(facts)
    if !changed.isEmpty {
      for place in known.indices where !behind[place].isDisjoint(with: changed) {
        known[place] = nil
      }
    }
    var result = facts
    for (place, settlement) in settlements.enumerated()
    where wanted?.contains(settlement.fact) ?? true {
      let one = known[place] ?? settler.knowledge(of: settlement)
      known[place] = one
      result[settlement.fact] = one.0
    }
    result.behind = [:]
    for (settlement, one) in zip(settlements, known) {
      result.behind[settlement.fact] = one?.behind
    }
    return result
  }
}
