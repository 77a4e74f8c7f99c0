internal import DecisionModel

// What stands where a stop ends a path.

extension TechniquePlan {
  /// What stands with today's version: the fallback only where nothing else is in use, and with
  /// `technique`, that one in place of what shares its slots or never stands beside it.
  func standing(_ inUse: UInt64, with technique: Int? = nil) -> UInt64 {
    var mask = inUse
    if let technique {
      for one in (parts[technique] | 1 << UInt64(technique)).bits {
        mask &= ~excluded[one]
        if let slot = slot[one] { mask &= ~slots[slot].techniques }
      }
      mask |= parts[technique]
    }
    let alone: UInt64 = 1 << UInt64(history.fallback)
    return mask & ~alone == 0 ? alone : mask & ~alone
  }
}

extension Decision {
  /// What an ended path holds: today's version, or the best tried technique that the stop names in it
  /// where none of them is in use.
  func left(by stop: Int, _ plan: TechniquePlan) -> UInt64 {
    let inUse = plan.history.inUse?.known(present.states) ?? 0
    guard let leaves = plan.stops[stop].leaves, leaves.among & inUse == 0 else {
      return plan.standing(inUse)
    }
    let measured = plan.history.tried?.known(present.states) ?? 0
    return plan.standing(inUse, with: highest(leaves.among & measured) ?? leaves.otherwise)
  }

  /// The technique of a mask with the highest known score, the first declared among ties.
  func highest(_ mask: UInt64) -> Int? {
    var best: Int?
    for technique in mask.bits {
      if let now = best, known[technique] <= known[now] { continue }
      best = technique
    }
    return best
  }
}

extension Bounds {
  /// The stops of which one may be the first to act, and whether one of them does for sure.
  var stops: (first: [Int], endsForSure: Bool) {
    var first: [Int] = []
    for (place, stop) in plan.stops.enumerated() {
      switch all.truth(stop.grounds) {
      case .never: continue
      case .may: first.append(place)
      case .must: return (first + [place], true)
      }
    }
    return (first, false)
  }

  /// Every technique that may stand where a stop ends the path.
  func mayStand(after stop: Int) -> UInt64 {
    let today = inUse.possible | 1 << UInt64(plan.history.fallback)
    guard let leaves = plan.stops[stop].leaves, leaves.among & inUse.sure == 0 else { return today }
    return (leaves.among & measured.possible).bits.reduce(
      today | plan.parts[leaves.otherwise]
    ) { $0 | plan.parts[$1] }
  }
}
