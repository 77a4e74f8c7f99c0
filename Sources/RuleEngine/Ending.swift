internal import DecisionModel

extension Decision {
  /// Finds the destination: a stop, or what fills the slots, or what is left when nothing fits.
  mutating func end(_ plan: TechniquePlan) {
    findNeeds(plan)
    (stop, stopIsProvisional) = actingStop(plan)
    endScored(plan)
  }

  /// The same where nothing but scores changed since.
  mutating func endScored(_ plan: TechniquePlan) {
    for slot in winners.indices { winners[slot] = -1 }
    banned = 0
    looked = 0
    compete(plan)
    if stop >= 0 {
      outcome = .stop
      techniques = left(by: stop, plan)
      return
    }
    fill(plan)
    var isEmpty = false
    for slot in winners.indices where winners[slot] < 0 && plan.slots[slot].threshold == nil {
      isEmpty = true
    }
    if isEmpty || isUnfit(plan) {
      outcome = .noneFits
      settleForLess(plan)
    } else {
      outcome = .adapt
      techniques = opened(plan)
      let alone: UInt64 = 1 << UInt64(plan.history.fallback)
      if techniques & ~alone != 0 { techniques &= ~alone }
    }
  }

  /// The first stop that acts, preferring one that no open answer can undo: its condition must hold
  /// and no exception must.
  private func actingStop(_ plan: TechniquePlan) -> (Int, Bool) {
    var provisional = -1
    for place in plan.stops.indices {
      let stop = plan.stops[place].grounds
      guard present.truth(stop.when) == .must else { continue }
      switch present.truth(stop) {
      case .must: return (place, false)
      case .may: if provisional < 0 { provisional = place }
      case .never: break
      }
    }
    return (provisional, provisional >= 0)
  }

  /// Whether the history says that nothing fits, and nothing untried and unforbidden scores above 0.
  private mutating func isUnfit(_ plan: TechniquePlan) -> Bool {
    guard plan.history.unfit.contains(where: { present.truth($0) == .must }) else { return false }
    let untried = ~(plan.withBundles(tried) | forbidden)
    for slot in plan.slots where slot.threshold == nil {
      for technique in (slot.techniques & untried).bits where known[technique] > 0 {
        looked |= 1 << UInt64(technique)
        return false
      }
    }
    return true
  }

  /// What stands when nothing fits: the other slots, else the best tried technique, else the fallback.
  private mutating func settleForLess(_ plan: TechniquePlan) {
    fill(plan, optionalOnly: true)
    for one in plan.history.instead where present.truth(one.when) == .must {
      looked |= one.techniques & ~forbidden & ~exhausted
      for technique in (one.techniques & ~forbidden & ~exhausted).bits {
        guard let slot = plan.slot[technique], winners[slot] < 0 else { continue }
        let isExcluded = winners.contains { $0 >= 0 && plan.excluded[$0].has(technique) }
        if !isExcluded { winners[slot] = technique }
      }
    }
    techniques = opened(plan)
    if techniques == 0, !plan.ids.isEmpty {
      let measured = plan.history.tried?.known(present.states) ?? 0
      let required = plan.slots.reduce(0 as UInt64) {
        $1.threshold == nil ? $0 | $1.techniques : $0
      }
      looked |= measured & required & ~forbidden
      let left = highest(measured & required & ~forbidden) ?? plan.history.fallback
      techniques = plan.parts[left]
    }
  }

  /// The winners as a mask, bundles opened.
  private func opened(_ plan: TechniquePlan) -> UInt64 {
    var mask: UInt64 = 0
    for winner in winners where winner >= 0 { mask |= plan.parts[winner] }
    return mask
  }

  private mutating func findNeeds(_ plan: TechniquePlan) {
    needs = (0, 0)
    for need in plan.needs.indices {
      switch present.truth(plan.needs[need]) {
      case .must:
        needs.stated |= 1 << UInt64(need)
        needs.possible |= 1 << UInt64(need)
      case .may: needs.possible |= 1 << UInt64(need)
      case .never: break
      }
    }
  }

  /// Finds with what score each technique competes, and which may fill their slot at all.
  ///
  /// A technique of an optional slot that is in use and whose needs are not all denied states them, and
  /// competes with at least the slot's threshold.
  private mutating func compete(_ plan: TechniquePlan) {
    let possible = ~(forbidden | exhausted)
    let inUse = plan.history.inUse?.known(present.states) ?? 0
    eligible = possible & plan.filling.always
    kept = 0
    strength.overwrite(with: known)
    for technique in (possible & plan.filling.ifNeeded).bits {
      guard let slot = plan.slot[technique], let threshold = plan.slots[slot].threshold else {
        continue
      }
      let delivers = plan.delivers[technique]
      if inUse.has(technique), delivers == 0 || delivers & needs.possible != 0 {
        strength[technique] = max(known[technique], threshold)
        kept |= 1 << UInt64(technique)
      }
      if strength[technique] >= threshold { eligible |= 1 << UInt64(technique) }
    }
    looked |= kept
    for technique in kept.bits { needs.stated |= plan.delivers[technique] & needs.possible }
  }
}
