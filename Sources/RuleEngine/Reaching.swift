public import DecisionModel

extension Engine {
  /// Whether some completion of what is open may end with a technique, or one that counts as the same, in
  /// a destination that fits. False is a proof, true says nothing.
  public func mayReach(_ technique: TechniqueID, _ decision: Decision) -> Bool {
    let plan = plan.techniques
    guard let place = plan.ids.firstIndex(of: technique) else { return false }
    let same = plan.ids.indices.reduce(0 as UInt64) { mask, other in
      plan.standIns[other] == plan.standIns[place] ? mask | 1 << UInt64(other) : mask
    }
    let bounds = Bounds(decision, plan)
    let kept = bounds.inUse.possible | bounds.measured.possible | 1 << UInt64(plan.history.fallback)
    let stays = plan.history.stays.reduce(kept) { $0 | plan.parts[$1.otherwise] }
    if stays & same != 0, plan.stops.contains(where: { bounds.all.truth($0) != .never }) {
      return true
    }
    if plan.stops.contains(where: { bounds.all.truth($0) == .must }) { return false }
    let winners = plan.ids.indices.filter { plan.parts[$0] & same != 0 }
    return winners.contains { BoundedFill(bounds).mayWin($0) }
  }
}

extension BoundedFill {
  /// Whether a technique may fill its slot, whatever the other slots hold.
  func mayWin(_ technique: Int) -> Bool {
    guard let slot = plan.slot[technique] else { return false }
    let all = candidates(slot, delivered: 0)
    guard all.possible.has(technique) else {
      // What only steps in when nothing fits is no destination that fits.
      return false
    }
    let most = strength(technique).high
    return !all.sure.bits.contains { rival in
      // What an exclusion or a need that is delivered elsewhere may keep out beats nobody for sure.
      plan.excluded[rival] == 0 && plan.slots[slot].threshold == nil
        && strength(rival).low > most
    }
  }
}
