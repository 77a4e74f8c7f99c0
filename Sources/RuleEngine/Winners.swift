internal import DecisionModel

extension Decision {
  /// Fills the slots in order, or the optional ones only. While a pair stands together that never may,
  /// the side with the smaller lead gives way, with everything in its slot that the other excludes, and
  /// the slots are filled anew.
  mutating func fill(_ plan: TechniquePlan, optionalOnly: Bool = false) {
    banned = 0
    while true {
      var delivered: UInt64 = 0
      for slot in plan.slots.indices {
        winners[slot] = -1
        if optionalOnly, plan.slots[slot].threshold == nil { continue }
        guard let winner = best(plan, candidates(plan, slot, delivered: delivered)) else {
          continue
        }
        winners[slot] = winner
        delivered |= plan.delivers[winner]
      }
      let loser = givingWay(plan)
      if loser == 0 { return }
      banned |= loser
    }
  }

  /// The techniques of a slot that may still fill it, beside what is already chosen.
  func candidates(_ plan: TechniquePlan, _ slot: Int, delivered: UInt64) -> UInt64 {
    let pool = plan.slots[slot].techniques & eligible & ~banned
    if plan.slots[slot].threshold == nil { return pool }
    var result = pool & kept
    for technique in (pool & ~kept).bits
    where plan.delivers[technique] & needs.stated & ~delivered != 0 {
      result |= 1 << UInt64(technique)
    }
    return result
  }

  /// The needs that the winners of the slots before one deliver.
  func delivered(_ plan: TechniquePlan, before slot: Int) -> UInt64 {
    winners.prefix(slot).reduce(0) { $1 < 0 ? $0 : $0 | plan.delivers[$1] }
  }

  /// The most that any of some techniques competes with.
  func strongest(_ techniques: UInt64) -> Int? {
    var top: Int?
    for technique in techniques.bits { top = max(top ?? .min, strength[technique]) }
    return top
  }

  /// The strongest; among ties the one in use, then the one declared first, but a bundle after its
  /// members, unless a rule of its own fires: then it takes a member's place.
  private mutating func best(_ plan: TechniquePlan, _ candidates: UInt64) -> Int? {
    guard let top = strongest(candidates) else { return nil }
    var tied: UInt64 = 0
    for technique in candidates.bits where strength[technique] == top {
      tied |= 1 << UInt64(technique)
    }
    looked |= tied
    if tied & kept != 0 { tied &= kept }
    guard var winner = tied.bits.first(where: { plan.members[$0] & tied == 0 }) else { return nil }
    for bundle in plan.bundles
    where (tied & moved).has(bundle) && plan.members[bundle].has(winner) {
      winner = bundle
    }
    return winner
  }

  /// What must leave its slot because of the first pair that stands together but never may; 0 when no
  /// pair does.
  private mutating func givingWay(_ plan: TechniquePlan) -> UInt64 {
    let standing = winners.reduce(0 as UInt64) { $1 < 0 ? $0 : $0 | 1 << UInt64($1) }
    guard standing.bits.contains(where: { plan.excluded[$0] & standing != 0 }) else { return 0 }
    for pair in plan.exclusions {
      for first in winners.indices where winners[first] >= 0 {
        for second in winners.indices.dropFirst(first + 1) where winners[second] >= 0 {
          let (one, other) = (winners[first], winners[second])
          guard plan.apart(pair, one, other) else { continue }
          let isSecond = lead(plan, second, beside: one) > lead(plan, first, beside: other)
          let (stays, slot) = isSecond ? (other, first) : (one, second)
          return plan.slots[slot].techniques & plan.excluded[stays]
        }
      }
    }
    return 0
  }

  /// By how much a slot's winner leads what could take its place beside `other`; without a second
  /// candidate, the threshold of an optional slot, and no limit for one that is always filled.
  private mutating func lead(_ plan: TechniquePlan, _ slot: Int, beside other: Int) -> Int {
    let winner = winners[slot]
    let rivals =
      candidates(plan, slot, delivered: delivered(plan, before: slot))
      & ~plan.excluded[other] & ~(1 << UInt64(winner))
    if let best = strongest(rivals) {
      for rival in rivals.bits where strength[rival] == best { looked |= 1 << UInt64(rival) }
      return strength[winner] - best
    }
    guard let threshold = plan.slots[slot].threshold else { return .max }
    return strength[winner] - threshold
  }

  /// A winner's lead over the best candidate outside its kin, and who ties with it but isn't the same.
  func margin(_ plan: TechniquePlan, in slot: Int) -> (margin: Int?, ties: [Int]) {
    let winner = winners[slot]
    var rivals = candidates(plan, slot, delivered: delivered(plan, before: slot))
    rivals &= ~(1 << UInt64(winner))
    for other in winners where other >= 0 && other != winner { rivals &= ~plan.excluded[other] }
    let ties = (rivals & ~plan.equivalents[winner]).bits.filter {
      strength[$0] == strength[winner]
    }
    let second = strongest(rivals & ~plan.kin[winner]) ?? plan.slots[slot].threshold
    return (second.map { strength[winner] - $0 }, ties)
  }
}
