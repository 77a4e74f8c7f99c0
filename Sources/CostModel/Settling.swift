public import DecisionModel

extension Estimator {
  /// What the lanes of a worksheet stand for at some prices.
  func plan(at prices: PricePoint) -> Plan {
    switch prices {
    case .drawn: .draws(draws, seed: book.seed)
    case .likely: .answers(nil, seed: book.seed)
    case .draw(let number): .answers(number, seed: book.seed)
    }
  }

  /// The facts with the computed ones added. A computed fact stays open while an answer is missing for
  /// it, or while a stand-in for an answer matters to it.
  ///
  /// With `only`, the others are left as they are: what a search that doesn't read them can spare.
  public func settled(
    _ facts: Facts, at prices: PricePoint = .drawn, only wanted: Set<FactKey>? = nil
  ) -> Facts {
    var settler = Settler(self, facts, prices)
    return settled(facts, &settler, only: wanted)
  }

  func settled(_ facts: Facts, _ settler: inout Settler, only wanted: Set<FactKey>?) -> Facts {
    var result = facts
    result.behind = [:]
    for settlement in settlements where wanted?.contains(settlement.fact) ?? true {
      let (known, behind) = settler.knowledge(of: settlement)
      result[settlement.fact] = known
      result.behind[settlement.fact] = behind
    }
    return result
  }
}
