public import DecisionModel

extension Engine {
  /// The techniques, one bit each in declaration order, with which some completion of what is open may end
  /// in a destination that fits; of equivalent ones the first of their group. A bit that is missing is a
  /// proof, one that is there says nothing.
  public func reachable(_ decision: Decision) -> UInt64 {
    let bounds = Bounds(decision, plan.shared)
    let (stops, endsForSure) = bounds.stops
    var found: UInt64 = 0
    for stop in stops { found |= bounds.mayStand(after: stop) }
    if !endsForSure {
      let fill = BoundedFill(bounds)
      for slot in bounds.plan.slots.indices {
        for technique in fill.mayWin(slot).bits { found |= bounds.plan.parts[technique] }
      }
    }
    return bounds.plan.standingIn(found)
  }

  /// The bit by which a technique stands among those of `reachable` and of `EndPoint`; 0 for one that
  /// nothing declares.
  public func bit(of technique: TechniqueID) -> UInt64 {
    let plan = plan.techniques
    return plan.ids.firstIndex(of: technique).map { 1 << UInt64(plan.standIns[$0]) } ?? 0
  }
}

extension BoundedFill {
  /// The techniques that may fill a slot, whatever the other slots hold. What only steps in when nothing
  /// fits is not among them, since that is no destination that fits.
  fileprivate func mayWin(_ slot: Int) -> UInt64 {
    let all = candidates(slot, delivered: 0)
    guard plan.slots[slot].threshold == nil else { return all.possible }
    // What an exclusion or a need that is delivered elsewhere may keep out beats nobody for sure.
    let beaten = all.sure.bits.filter { plan.excluded[$0] == 0 }.map { strength($0).low }.max()
    guard let beaten else { return all.possible }
    return all.possible.bits.reduce(0) { mask, technique in
      strength(technique).high < beaten ? mask : mask | 1 << UInt64(technique)
    }
  }
}
