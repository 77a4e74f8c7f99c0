internal import DecisionModel

/// Techniques of which something holds for sure, and those of which it may hold.
struct Bounded {
  var sure: UInt64 = 0
  var possible: UInt64 = 0

  var isExact: Bool { sure == possible }
}

/// What open answers leave possible of everything that bars a technique or keeps it.
///
/// A class, since a copy would count up dozens of arrays of the plan and of the decision.
final class Bounds {
  let decision: Decision
  let techniques: SharedTechniques
  let all: Evaluation
  /// The techniques that were tried, and what that exhausts.
  let measured: Bounded
  let tried: Bounded
  let inUse: Bounded
  /// The needs that are stated.
  private(set) var needs = Bounded()
  private(set) var forbidden = Bounded()
  private(set) var exhausted = Bounded()
  /// The techniques of optional slots that keep them because they are in use.
  private(set) var kept = Bounded()
  /// True when a gate may spare a technique, since nothing else may be left.
  private(set) var maySpare = false

  var plan: TechniquePlan { techniques.plan }

  init(_ decision: Decision, _ techniques: SharedTechniques) {
    self.decision = decision
    self.techniques = techniques
    all = decision.widest
    let history = techniques.plan.history
    measured = history.tried?.bounds(all.states, techniques.plan) ?? Bounded()
    tried = Bounded(
      sure: techniques.plan.exhausted(by: measured.sure),
      possible: techniques.plan.exhausted(by: measured.possible))
    inUse = history.inUse?.bounds(all.states, techniques.plan) ?? Bounded()
    for need in techniques.plan.needs.indices {
      let truth = all.truth(techniques.plan.needs[need])
      if truth == .must { needs.sure |= 1 << UInt64(need) }
      if truth != .never { needs.possible |= 1 << UInt64(need) }
    }
    exhausted = boundsOfExhausted
    forbidden = boundsOfForbidden()
    kept = boundsOfKept
  }

  /// The techniques that surely, and possibly, may win at all.
  var open: Bounded {
    Bounded(
      sure: ~(forbidden.possible | exhausted.possible),
      possible: ~(forbidden.sure | exhausted.sure))
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

  private func boundsOfForbidden() -> Bounded {
    var (sure, possible) = (0 as UInt64, 0 as UInt64)
    for gate in plan.gates {
      let truth = all.truth(gate.grounds)
      if truth == .never { continue }
      switch gate.kind {
      case .postpones, .forbidsEach(_, sparesFirst: true): break
      case .forbids(let techniques):
        possible |= plan.closed(techniques)
        if truth == .must { sure |= plan.closed(techniques) }
      case .forbidsEach(let fact, sparesFirst: false):
        let set = TechniqueSet(fact: fact).bounds(all.states, plan)
        possible |= set.possible
        if truth == .must { sure |= set.sure }
      }
    }
    // A gate that spares reads what those before it forbid.
    for gate in plan.gates {
      guard case .forbidsEach(let fact, sparesFirst: true) = gate.kind else { continue }
      let truth = all.truth(gate.grounds)
      if truth == .never { continue }
      let set = TechniqueSet(fact: fact).bounds(all.states, plan)
      let before = Bounded(sure: sure, possible: possible)
      if leavesSomething(set.possible, before) {
        if truth == .must { sure |= set.sure }
        possible |= set.possible
        continue
      }
      maySpare = true
      if truth == .must, let spared = spared(set, of: fact, before) {
        sure |= set.sure & ~spared
        possible |= set.sure & ~spared
      } else if let kept = kept(of: set, fact, before) {
        if truth == .must { sure |= set.sure & ~kept.possible }
        possible |= set.possible & ~(truth == .must ? kept.sure : 0)
      } else {
        possible |= set.possible
      }
    }
    return Bounded(sure: plan.withBundles(sure), possible: plan.withBundles(possible))
  }

  /// True when every slot that must hold something keeps a technique, whatever of a set is forbidden.
  private func leavesSomething(_ techniques: UInt64, _ before: Bounded) -> Bool {
    let barred = before.possible | techniques | exhausted.possible
    return plan.slots.allSatisfy { slot in
      slot.threshold != nil || slot.techniques & ~plan.bundleMask & ~barred != 0
    }
  }

  /// What a gate spares, when nothing about that is open; the order of a set that is only partly known
  /// counts as open.
  private func spared(_ set: Bounded, of fact: Int, _ before: Bounded) -> UInt64? {
    guard set.isExact, before.isExact, exhausted.isExact else { return nil }
    let isOrdered = !all.states[fact].isPartial
    let isChoice = plan.slots.contains { slot in
      let left = plan.left(in: slot, forbidden: before.sure, exhausted: exhausted.sure)
      return slot.threshold == nil && left.nonzeroBitCount > 1
    }
    guard isOrdered || !isChoice else { return nil }
    return plan.spared(of: set.sure, forbidden: before.sure, exhausted: exhausted.sure) { among in
      isOrdered ? all.order(fact).first { among.has($0) } : nil
    }
  }

  /// What a gate spares for certain, and what it may spare, where its set, the order of that, or what is left
  /// is only partly known; nil where more than one slot must hold something.
  private func kept(of set: Bounded, _ fact: Int, _ before: Bounded) -> Bounded? {
    let required = plan.slots.filter { $0.threshold == nil }
    guard required.count == 1, let slot = required.first else { return nil }
    let most = plan.left(in: slot, forbidden: before.sure, exhausted: exhausted.sure)
    let least = plan.left(in: slot, forbidden: before.possible, exhausted: exhausted.possible)
    // Nobody stands first who surely stands behind one that surely is in the set and left.
    var firsts = most
    for technique in (least & set.sure).bits { firsts &= ~behind(technique, in: fact) }
    var kept = Bounded(sure: .max)
    for technique in firsts.bits {
      kept.possible |= plan.required[technique]
      kept.sure &= plan.required[technique]
    }
    let barred = plan.left(in: slot, forbidden: before.sure | set.sure, exhausted: exhausted.sure)
    // Unless nothing else is left for certain, nothing may be spared at all.
    if barred != 0 || least == 0 { kept.sure = 0 }
    return kept
  }

  /// The techniques that surely stand behind another in a set.
  private func behind(_ technique: Int, in fact: Int) -> UInt64 {
    if all.states[fact].isPartial {
      guard let behind = all.behind[fact], technique < behind.count else { return 0 }
      return behind[technique]
    }
    let order = all.order(fact)
    guard let place = order.firstIndex(of: technique) else { return 0 }
    return order[(place + 1)...].reduce(0) { $0 | 1 << UInt64($1) }
  }

  private var boundsOfKept: Bounded {
    var kept = Bounded()
    for slot in plan.slots where slot.threshold != nil {
      for technique in (slot.techniques & inUse.possible & open.possible).bits {
        let delivers = plan.delivers[technique]
        if delivers == 0 || delivers & needs.possible != 0 {
          kept.possible |= 1 << UInt64(technique)
        }
        guard inUse.sure.has(technique), open.sure.has(technique) else { continue }
        if delivers == 0 || delivers & needs.sure != 0 { kept.sure |= 1 << UInt64(technique) }
      }
    }
    return kept
  }
}

extension TechniqueSet {
  /// The techniques that are in the set for sure, and those that may be.
  func bounds(_ states: [ColumnState], _ plan: TechniquePlan) -> Bounded {
    let state = states[fact]
    if state.isAbsent { return Bounded() }
    if state.isOpen {
      guard state.isPartial else { return Bounded(possible: plan.all) }
      return Bounded(sure: state.mayBeAbsent ? 0 : state.mask, possible: state.possible)
    }
    return Bounded(sure: state.mayBeAbsent ? 0 : state.mask, possible: state.mask)
  }
}
