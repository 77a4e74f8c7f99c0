internal import DecisionModel

extension Decision {
  /// Finds what was tried, what that exhausts, and what gates forbid.
  mutating func bar(_ plan: TechniquePlan) {
    let history = plan.history
    let given = history.tried?.known(present.states) ?? 0
    tried = plan.exhausted(by: given)
    exhausted = exhausted(plan)
    forbidden = forbidden(plan)
  }

  /// Tried techniques of some slots, and those that a condition exhausts; a bundle with any member.
  private func exhausted(_ plan: TechniquePlan) -> UInt64 {
    var mask: UInt64 = 0
    for one in plan.history.exhaustedSlots {
      if let unless = one.unless, present.truth(unless) == .must { continue }
      for technique in plan.slots[one.slot].techniques where tried.has(technique) {
        mask |= 1 << UInt64(technique)
      }
    }
    for one in plan.history.exhausted where present.truth(one.when) == .must {
      mask |= one.techniques
    }
    return plan.withBundles(mask)
  }

  private mutating func forbidden(_ plan: TechniquePlan) -> UInt64 {
    var mask: UInt64 = 0
    for gate in plan.gates {
      switch gate.kind {
      case .forbids(let techniques) where present.truth(gate.grounds) == .must:
        mask |= techniques
      case .forbidsEach(let fact, let members, false)
      where present.truth(gate.grounds) == .must:
        mask |= HistoryPlan.TechniqueSet(fact: fact, techniques: members).known(present.states)
      default: break
      }
    }
    for (place, gate) in plan.gates.enumerated() {
      spared[place] = 0
      guard case .forbidsEach(let fact, let members, true) = gate.kind,
        present.truth(gate.grounds) == .must
      else { continue }
      let set = HistoryPlan.TechniqueSet(fact: fact, techniques: members)
      let order = present.states[fact].order.compactMap { members[$0] }
      let techniques = set.known(present.states)
      spared[place] = spare(plan, techniques, order, mask)
      mask |= techniques & ~spared[place]
    }
    return plan.closed(mask)
  }

  /// The techniques of a set gate that stay because their slot must hold something: the first in the
  /// set's order that is otherwise left, with what it requires.
  private func spare(
    _ plan: TechniquePlan, _ techniques: UInt64, _ order: [Int], _ mask: UInt64
  ) -> UInt64 {
    var kept: UInt64 = 0
    for slot in plan.slots where slot.threshold == nil {
      let plain = slot.techniques.filter { plan.members[$0] == 0 }
      let before = plan.closed(mask) | exhausted
      let after = plan.closed(mask | techniques & ~kept) | exhausted
      guard plain.allSatisfy({ after.has($0) }) else { continue }
      // What is left may miss only something it requires; then that stays.
      let first =
        order.first { plain.contains($0) && !before.has($0) } ?? plain.first { !before.has($0) }
      if let first { kept |= plan.required(by: first) & techniques }
    }
    return kept
  }
}

extension TechniquePlan {
  /// A mask with every bundle of which a member is in it.
  func withBundles(_ mask: UInt64) -> UInt64 {
    var result = mask
    for bundle in ids.indices where members[bundle] & mask != 0 { result |= 1 << UInt64(bundle) }
    return result
  }

  /// A mask with everything that requires, or is a bundle of, something in it.
  func closed(_ mask: UInt64) -> UInt64 {
    var result = mask
    while true {
      let before = result
      for technique in ids.indices where (requires[technique] | members[technique]) & result != 0 {
        result |= 1 << UInt64(technique)
      }
      if result == before { return result }
    }
  }

  /// A technique with everything it requires, directly or not.
  func required(by technique: Int) -> UInt64 {
    var result: UInt64 = 1 << UInt64(technique)
    while true {
      let before = result
      for one in result.bits { result |= requires[one] }
      if result == before { return result }
    }
  }
}
