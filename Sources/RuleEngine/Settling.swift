public import DecisionModel

extension Engine {
  /// Whether bounds alone prove that no completion of the open answers changes the destination, up to
  /// techniques that count as one.
  ///
  /// Sound, not complete: true is a proof, false says nothing. Every winner must beat the most that
  /// each rival can reach with the least it can get itself, and whatever could forbid, exhaust or stop
  /// must be decided. Computed facts are taken as they are given: whoever computes them keeps them open,
  /// or as ranges, while what they rest on is open.
  public func isSettledByIntervals(_ facts: Facts) -> Bool {
    var decision = makeDecision()
    decide(compile(facts), into: &decision)
    return isSettledByIntervals(decision)
  }

  /// The same for a decision that `decide` made.
  public func isSettledByIntervals(_ decision: Decision) -> Bool {
    decision.isComplete || SettledTest(decision, plan.techniques).holds
  }
}

/// Techniques of which something holds for sure, and those of which it may hold.
struct Bounded {
  var sure: UInt64 = 0
  var possible: UInt64 = 0
}

/// The interval test over one decision.
struct SettledTest {
  let decision: Decision
  let plan: TechniquePlan
  let all: Evaluation
  let tried: Bounded
  let inUse: Bounded
  private var forbidden = Bounded()
  private var exhausted = Bounded()

  init(_ decision: Decision, _ plan: TechniquePlan) {
    self.decision = decision
    self.plan = plan
    all = decision.widest
    let history = plan.history
    let measured = history.tried?.bounds(all.states, plan) ?? Bounded()
    tried = Bounded(
      sure: plan.exhausted(by: measured.sure), possible: plan.exhausted(by: measured.possible))
    inUse = history.inUse?.bounds(all.states, plan) ?? Bounded()
    forbidden = boundsOfForbidden
    exhausted = boundsOfExhausted
  }

  var holds: Bool {
    let stops = plan.stops.map { all.truth($0) }
    if stops.contains(.must) { return stayIsSettled }
    if stops.contains(.may) || decision.outcome != .adapt || decision.banned != 0 { return false }
    return somethingPromises && plan.slots.indices.allSatisfy(isSettled) && noneExclude
  }

  // MARK: What may bar a technique

  private var boundsOfForbidden: Bounded {
    var (sure, possible) = (0 as UInt64, 0 as UInt64)
    for gate in plan.gates {
      let truth = all.truth(gate.grounds)
      if truth == .never { continue }
      switch gate.kind {
      case .postpones: break
      case .forbids(let techniques):
        possible |= techniques
        if truth == .must { sure |= techniques }
      case .forbidsEach(let fact, let sparesFirst):
        let set = TechniqueSet(fact: fact).bounds(all.states, plan)
        possible |= set.possible
        if truth == .must, !sparesFirst { sure |= set.sure }
      }
    }
    return Bounded(sure: plan.closed(sure), possible: plan.closed(possible))
  }

  private var boundsOfExhausted: Bounded {
    var (sure, possible) = (0 as UInt64, 0 as UInt64)
    for one in plan.history.exhaustedSlots {
      let mask = plan.slots[one.slot].techniques
      let spares = one.unless.map { all.truth($0) } ?? .never
      if spares != .must { possible |= plan.withBundles(tried.possible) & mask }
      if spares == .never { sure |= plan.withBundles(tried.sure) & mask }
    }
    for one in plan.history.exhausted {
      let truth = all.truth(one.when)
      if truth != .never { possible |= one.techniques }
      if truth == .must { sure |= one.techniques }
    }
    return Bounded(sure: plan.withBundles(sure), possible: plan.withBundles(possible))
  }

  // MARK: A stop, or nothing that fits

  private var stayIsSettled: Bool {
    guard inUse.sure == inUse.possible else { return false }
    if inUse.sure != 0 { return true }
    for stay in plan.history.stays {
      switch all.truth(stay.when) {
      case .may: return false
      case .never: continue
      case .must:
        let measured = plan.history.tried?.bounds(all.states, plan) ?? Bounded()
        let among = stay.among & measured.possible
        guard measured.sure == measured.possible else { return false }
        guard let best = among.bits.max(by: { decision.low[$0] < decision.low[$1] }) else {
          return true
        }
        return among.bits.allSatisfy { $0 == best || decision.high[$0] < decision.low[best] }
      }
    }
    return true
  }

  /// True when no completion can come to the verdict that nothing untried promises anything.
  private var somethingPromises: Bool {
    if plan.history.unfit.allSatisfy({ all.truth($0) == .never }) { return true }
    let barred = forbidden.possible | plan.withBundles(tried.possible)
    return plan.slots.contains { slot in
      slot.threshold == nil
        && (slot.techniques & ~barred).bits.contains { decision.low[$0] > 0 }
    }
  }

  // MARK: Slots

  /// Whether the winner of a slot, or its staying empty, is out of question.
  func isSettled(_ slot: Int) -> Bool {
    let winner = decision.winners[slot]
    guard winner >= 0 else {
      return plan.slots[slot].techniques.bits.allSatisfy { !mayFill($0, slot) }
    }
    guard surelyFills(winner, slot) else { return false }
    // The fallback is not listed beside others, so that it counts as itself only.
    let same = plan.equivalents[winner]
    let one: UInt64 = same.has(plan.history.fallback) ? 1 << UInt64(winner) : same
    return plan.slots[slot].techniques.bits.allSatisfy { rival in
      one.has(rival) || !mayFill(rival, slot) || beats(winner, rival, slot)
    }
  }

  private func isPossible(_ technique: Int) -> Bool {
    !(forbidden.sure | exhausted.sure).has(technique)
  }

  /// Whether some completion lets a technique compete for its slot.
  func mayFill(_ technique: Int, _ slot: Int) -> Bool {
    guard isPossible(technique) else { return false }
    guard let threshold = plan.slots[slot].threshold else { return true }
    let delivers = plan.delivers[technique]
    let mayNeed = delivers.bits.contains { all.truth(plan.needs[$0]) != .never }
    if inUse.possible.has(technique) && (mayNeed || delivers == 0) { return true }
    return mayNeed && decision.high[technique] >= threshold
  }

  private func surelyFills(_ technique: Int, _ slot: Int) -> Bool {
    guard !(forbidden.possible | exhausted.possible).has(technique) else { return false }
    guard let threshold = plan.slots[slot].threshold else { return true }
    if surelyKeeps(technique, slot) { return true }
    // Which of several equivalents stands in an earlier slot is open, so all of them deliver.
    let delivered = decision.winners.prefix(slot).filter { $0 >= 0 }.reduce(0 as UInt64) {
      plan.equivalents[$1].bits.reduce($0) { $0 | plan.delivers[$1] }
    }
    return decision.low[technique] >= threshold
      && (plan.delivers[technique] & ~delivered).bits.contains {
        all.truth(plan.needs[$0]) == .must
      }
  }

  private func surelyKeeps(_ technique: Int, _ slot: Int) -> Bool {
    guard plan.slots[slot].threshold != nil, inUse.sure.has(technique) else { return false }
    let delivers = plan.delivers[technique]
    return delivers == 0 || delivers.bits.contains { all.truth(plan.needs[$0]) == .must }
  }

  /// Whether a winner stays ahead; a tie counts only where declaration order alone decides it.
  private func beats(_ winner: Int, _ rival: Int, _ slot: Int) -> Bool {
    var least = decision.low[winner]
    var most = decision.high[rival]
    if let threshold = plan.slots[slot].threshold {
      if surelyKeeps(winner, slot) { least = max(least, threshold) }
      if inUse.possible.has(rival) { most = max(most, threshold) }
    }
    if least != most { return least > most }
    if surelyKeeps(winner, slot), !inUse.possible.has(rival) { return true }
    return plan.members[winner] | plan.members[rival] == 0 && winner < rival
      && !inUse.possible.has(rival)
  }

  /// True when nothing that may stand in one slot excludes what may stand in another.
  private var noneExclude: Bool {
    let standing = decision.winners.filter { $0 >= 0 }.map { plan.equivalents[$0] }
    for (index, one) in standing.enumerated() {
      for other in standing.dropFirst(index + 1)
      where one.bits.contains(where: { plan.excluded[$0] & other != 0 }) {
        return false
      }
    }
    return true
  }
}

extension TechniqueSet {
  /// The techniques that are in the set for sure, and those that may be.
  fileprivate func bounds(_ states: [ColumnState], _ plan: TechniquePlan) -> Bounded {
    let state = states[fact]
    if state.isAbsent { return Bounded() }
    if state.isOpen { return Bounded(possible: plan.all) }
    let members = state.mask
    return Bounded(sure: state.mayBeAbsent ? 0 : members, possible: members)
  }
}
