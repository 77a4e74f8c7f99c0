internal import DecisionModel

extension Decision {
  /// Finds what was tried, what that exhausts, and what gates forbid.
  mutating func bar(_ plan: TechniquePlan) {
    bar(plan, { _ in nil }, first: { $2.order($0).first(where: $1.has) })
  }

  /// The same with some sets told: the members of each, and which of some of them comes first.
  mutating func bar(
    _ plan: TechniquePlan, _ members: (_ fact: Int) -> UInt64?,
    first: (_ fact: Int, _ among: UInt64, Evaluation) -> Int?
  ) {
    exhaust(plan)
    forbidden = forbidden(plan, members, first: first)
  }

  private mutating func exhaust(_ plan: TechniquePlan) {
    let given = plan.history.tried?.known(present.states) ?? 0
    tried = plan.exhausted(by: given)
    exhausted = exhausted(plan)
  }

  /// Tried techniques of some slots, and those that a condition exhausts; a bundle with any member.
  private func exhausted(_ plan: TechniquePlan) -> UInt64 {
    var mask: UInt64 = 0
    for one in plan.history.exhaustedSlots {
      if let unless = one.unless, present.truth(unless) == .must { continue }
      mask |= plan.withBundles(tried) & plan.slots[one.slot].techniques
    }
    for one in plan.history.exhausted where present.truth(one.when) == .must {
      mask |= one.techniques
    }
    return plan.withBundles(mask)
  }

  private mutating func forbidden(
    _ plan: TechniquePlan, _ members: (_ fact: Int) -> UInt64?,
    first: (_ fact: Int, _ among: UInt64, Evaluation) -> Int?
  ) -> UInt64 {
    func techniques(_ fact: Int) -> UInt64 {
      members(fact) ?? TechniqueSet(fact: fact).known(present.states)
    }
    var mask = forbiddenByName(plan)
    for gate in plan.gates {
      guard case .forbidsEach(let fact, sparesFirst: false) = gate.kind else { continue }
      if present.truth(gate.grounds) == .must { mask |= techniques(fact) }
    }
    for (place, gate) in plan.gates.enumerated() {
      guard case .forbidsEach(let fact, sparesFirst: true) = gate.kind else { continue }
      spared[place] = 0
      guard present.truth(gate.grounds) == .must else { continue }
      let techniques = techniques(fact)
      if techniques == 0 { continue }
      spared[place] = plan.spared(of: techniques, forbidden: mask, exhausted: exhausted) {
        first(fact, $0, present)
      }
      mask |= techniques & ~spared[place]
    }
    return plan.withBundles(mask)
  }

  /// What gates forbid by name, with all that requires it. A set holds each technique by what is measured of
  /// itself, so that a gate over one says nothing of what requires its members.
  func forbiddenByName(_ plan: TechniquePlan) -> UInt64 {
    var mask: UInt64 = 0
    for gate in plan.gates {
      guard case .forbids(let techniques) = gate.kind else { continue }
      if present.truth(gate.grounds) == .must { mask |= techniques }
    }
    return plan.closed(mask)
  }
}

extension TechniquePlan {
  /// A mask with every bundle of which a member is in it.
  func withBundles(_ mask: UInt64) -> UInt64 {
    var result = mask
    for bundle in bundles where members[bundle] & mask != 0 { result |= 1 << UInt64(bundle) }
    return result
  }

  /// A mask with everything that requires, or is a bundle of, something in it.
  func closed(_ mask: UInt64) -> UInt64 {
    var result: UInt64 = 0
    for technique in mask.bits { result |= dependents[technique] }
    return result
  }

  /// The techniques of a set gate that stay because their slot must hold something: the first in the
  /// set's order that is otherwise left, with what it requires: the path leads there first, and may end there.
  func spared(
    of techniques: UInt64, forbidden mask: UInt64, exhausted: UInt64,
    first: (_ among: UInt64) -> Int?
  ) -> UInt64 {
    var keeps: UInt64 = 0
    for slot in slots where slot.threshold == nil {
      let before = left(in: slot, forbidden: mask, exhausted: exhausted)
      let after = left(
        in: slot, forbidden: mask | techniques & ~keeps, exhausted: exhausted)
      if after != 0 { continue }
      let first = first(before) ?? before.bits.first { _ in true }
      if let first { keeps |= required[first] & techniques }
    }
    return keeps
  }

  /// The techniques of a slot, but for bundles, that nothing bars.
  func left(in slot: SlotPlan, forbidden: UInt64, exhausted: UInt64) -> UInt64 {
    slot.techniques & ~bundleMask & ~(forbidden | exhausted)
  }

  /// What trying some techniques exhausts.
  func exhausted(by tried: UInt64) -> UInt64 {
    var result: UInt64 = 0
    for technique in tried.bits { result |= exhausts[technique] }
    return result
  }
}
