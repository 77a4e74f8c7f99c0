internal import DecisionModel

/// Which of some techniques come first in the sets that are asked for.
struct Firsts: Sendable {
  /// What was told.
  var known: [(fact: Int, among: UInt64, first: Int?)] = []
  /// What an end hangs on that was not.
  var wanted: (fact: Int, among: UInt64)?

  /// The first of some techniques; until it is told, any of them.
  mutating func first(of techniques: UInt64, in fact: Int) -> Int? {
    if techniques & (techniques &- 1) != 0 {
      if let known = known.first(where: { $0.fact == fact && $0.among == techniques }) {
        return known.first
      }
      wanted = (fact, techniques)
    }
    return techniques.bits.first { _ in true }
  }
}

/// What gates on the sets that are asked for make of a case.
struct AskedBars {
  /// The facts whose gates act.
  var gates: UInt64 = 0
  /// The techniques of slots in which a gate would leave nothing: it is asked of all of them whether it bars
  /// them.
  var spared: UInt64 = 0
}

extension Decision {
  /// Finds what gates bar, those on the sets that are asked for what is known to be over.
  mutating func barAsked(
    _ plan: TechniquePlan, _ reads: ComputedReads, _ over: [UInt64], _ firsts: inout Firsts
  ) -> AskedBars {
    boundsDiffer = false
    var bars = AskedBars()
    bar(plan) { fact in
      guard let index = reads.places.firstIndex(of: fact) else { return nil }
      bars.gates |= 1 << UInt64(index)
      return over[index]
    } first: { fact, among, _ in
      guard let index = reads.places.firstIndex(of: fact) else { return nil }
      bars.spared |= among
      return firsts.first(of: among & over[index], in: index)
    }
    return bars
  }

  /// The techniques that an end hangs on because gates leave little in slots that must hold something.
  func left(by bars: AskedBars, _ plan: TechniquePlan) -> UInt64 {
    var looked = bars.spared
    // A gate spares something where it leaves nothing in a slot that must hold something. Bundles don't count
    // there, but their members do. One that no gate bars is enough.
    for slot in plan.slots.indices where plan.slots[slot].threshold == nil {
      let standing = winners[slot] < 0 ? 0 : plan.parts[winners[slot]]
      if standing & plan.slots[slot].techniques & ~plan.bundleMask != 0 { continue }
      let left = plan.left(in: plan.slots[slot], forbidden: forbidden, exhausted: exhausted)
      looked |= left != 0 ? left & (~left &+ 1) : plan.slots[slot].techniques & ~plan.bundleMask
    }
    return looked
  }
}
