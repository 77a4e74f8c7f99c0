internal import DecisionModel

extension Decision {
  /// Finds the destination: a stop, or what fills the slots, or what is left when nothing fits.
  mutating func end(_ plan: TechniquePlan) {
    for slot in winners.indices { winners[slot] = -1 }
    banned = 0
    compete(plan)
    (stop, stopIsProvisional) = actingStop(plan)
    if stop >= 0 {
      outcome = .stop
      techniques = stayed(plan)
      return
    }
    let filling = filling(plan)
    (winners, banned) = filling.winners(among: Array(plan.slots.indices))
    let isEmpty = plan.slots.indices.contains {
      plan.slots[$0].threshold == nil && winners[$0] < 0
    }
    if isEmpty || isUnfit(plan) {
      outcome = .noneFits
      settleForLess(plan, filling)
    } else {
      outcome = .adapt
      techniques = plan.opened(winners)
      let alone: UInt64 = 1 << UInt64(plan.history.fallback)
      if techniques & ~alone != 0 { techniques &= ~alone }
    }
  }

  /// The first stop that acts, preferring one that no open answer can undo: its condition must hold
  /// and no exception must.
  private func actingStop(_ plan: TechniquePlan) -> (Int, Bool) {
    var provisional = -1
    for (place, stop) in plan.stops.enumerated() {
      guard present.truth(stop.when) == .must else { continue }
      let exceptions = stop.exceptions.map { present.truth($0) }
      if exceptions.contains(.must) { continue }
      if !exceptions.contains(.may) { return (place, false) }
      if provisional < 0 { provisional = place }
    }
    return (provisional, provisional >= 0)
  }

  /// What an ended path holds: today's version, else the best tried one that the history names.
  private func stayed(_ plan: TechniquePlan) -> UInt64 {
    let alone: UInt64 = 1 << UInt64(plan.history.fallback)
    if let inUse = plan.history.inUse?.known(present.states), inUse != 0 {
      return inUse & ~alone == 0 ? inUse : inUse & ~alone
    }
    let measured = plan.history.tried?.known(present.states) ?? 0
    for stay in plan.history.stays where present.truth(stay.when) == .must {
      return plan.parts[highest(stay.among & measured) ?? stay.otherwise]
    }
    return alone
  }

  /// The technique of a mask with the highest known score, the first declared among ties.
  private func highest(_ mask: UInt64) -> Int? {
    mask.bits.reduce(nil) { best, technique in
      guard let best else { return technique }
      return known[technique] > known[best] ? technique : best
    }
  }

  /// Whether the history says that nothing fits, and nothing untried and unforbidden scores above 0.
  private func isUnfit(_ plan: TechniquePlan) -> Bool {
    guard plan.history.unfit.contains(where: { present.truth($0) == .must }) else { return false }
    let untried = ~(plan.withBundles(tried) | forbidden)
    return !plan.slots.contains { slot in
      slot.threshold == nil && slot.techniques.contains { untried.has($0) && known[$0] > 0 }
    }
  }

  /// What stands when nothing fits: the other slots, else the best tried technique, else the fallback.
  private mutating func settleForLess(_ plan: TechniquePlan, _ filling: SlotFilling) {
    let optional = plan.slots.indices.filter { plan.slots[$0].threshold != nil }
    (winners, banned) = filling.winners(among: optional)
    for one in plan.history.instead where present.truth(one.when) == .must {
      for technique in (one.techniques & ~forbidden & ~exhausted).bits {
        guard let slot = plan.slot[technique], winners[slot] < 0 else { continue }
        let isExcluded = winners.contains { $0 >= 0 && filling.excludes($0, technique) }
        if !isExcluded { winners[slot] = technique }
      }
    }
    techniques = plan.opened(winners)
    if techniques == 0 {
      let measured = plan.history.tried?.known(present.states) ?? 0
      let required = plan.slots.filter { $0.threshold == nil }.flatMap(\.techniques)
      let slotMask = required.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
      let left = highest(measured & slotMask & ~forbidden) ?? plan.history.fallback
      techniques = plan.parts.isEmpty ? 0 : plan.parts[left]
    }
  }

  /// Finds with what score each technique competes, and which may fill their slot at all.
  private mutating func compete(_ plan: TechniquePlan) {
    let possible = ~(forbidden | exhausted)
    let inUse = plan.history.inUse?.known(present.states) ?? 0
    eligible = 0
    for technique in plan.ids.indices {
      strength[technique] = known[technique]
      guard let slot = plan.slot[technique], possible.has(technique) else { continue }
      if let threshold = plan.slots[slot].threshold {
        if keeps(technique, plan, inUse) { strength[technique] = max(known[technique], threshold) }
        if strength[technique] < threshold { continue }
      }
      eligible |= 1 << UInt64(technique)
    }
  }

  /// Whether a technique of an optional slot is in use and its needs are not all denied.
  private func keeps(_ technique: Int, _ plan: TechniquePlan, _ inUse: UInt64) -> Bool {
    guard inUse.has(technique) else { return false }
    let needs = plan.delivers[technique]
    return needs.isEmpty || needs.contains { present.truth(plan.needs[$0]) != .never }
  }

  func filling(_ plan: TechniquePlan) -> SlotFilling {
    let inUse = plan.history.inUse?.known(present.states) ?? 0
    var stated = plan.needs.map { present.truth($0) == .must }
    var kept: UInt64 = 0
    for technique in (eligible & inUse).bits {
      guard let slot = plan.slot[technique], plan.slots[slot].threshold != nil,
        keeps(technique, plan, inUse)
      else { continue }
      kept |= 1 << UInt64(technique)
      for need in plan.delivers[technique] where present.truth(plan.needs[need]) != .never {
        stated[need] = true
      }
    }
    var own: UInt64 = 0
    for rule in plan.rules where present.truth(rule.grounds) == .must { own |= rule.techniques }
    return SlotFilling(
      plan: plan, strength: strength, eligible: eligible, stated: stated, kept: kept,
      ownRuleFires: own)
  }
}

extension TechniquePlan {
  /// The winners as a mask, bundles opened.
  func opened(_ winners: [Int]) -> UInt64 {
    winners.reduce(0) { $1 < 0 ? $0 : $0 | parts[$1] }
  }
}
