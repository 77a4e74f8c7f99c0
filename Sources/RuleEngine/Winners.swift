internal import DecisionModel

/// Fills the slots of a destination.
struct SlotFilling {
  let plan: TechniquePlan
  /// The score each technique competes with.
  let strength: [Int]
  /// Techniques that may fill their slot.
  let eligible: UInt64
  /// The stated needs, by place, for each technique.
  let stated: [Bool]
  /// Techniques in use that keep their slot although another delivers their need.
  let kept: UInt64
  /// Bundles of which a rule of their own fires.
  let ownRuleFires: UInt64

  /// The winner of each slot, after pairs that exclude each other are kept apart.
  func winners(among slots: [Int]) -> (winners: [Int], banned: UInt64) {
    var banned: UInt64 = 0
    while true {
      let filled = fill(slots, banned)
      guard let loser = conflict(filled, banned) else { return (filled, banned) }
      banned |= loser
    }
  }

  /// The techniques of a slot that may still fill it, beside what is already chosen.
  func candidates(_ slot: Int, _ banned: UInt64, delivered: Set<Int>) -> [Int] {
    plan.slots[slot].techniques.filter { technique in
      guard (eligible & ~banned).has(technique) else { return false }
      if plan.slots[slot].threshold == nil || kept.has(technique) { return true }
      return plan.delivers[technique].contains { stated[$0] && !delivered.contains($0) }
    }
  }

  private func fill(_ slots: [Int], _ banned: UInt64) -> [Int] {
    var winners = Array(repeating: -1, count: plan.slots.count)
    var delivered: Set<Int> = []
    for slot in slots {
      guard let winner = best(candidates(slot, banned, delivered: delivered)) else { continue }
      winners[slot] = winner
      delivered.formUnion(plan.delivers[winner])
    }
    return winners
  }

  /// The strongest; among ties the one in use, then the one declared first, but a bundle after its
  /// members, unless a rule of its own fires: then it takes a member's place.
  func best(_ candidates: [Int]) -> Int? {
    guard let top = candidates.map({ strength[$0] }).max() else { return nil }
    let all = candidates.filter { strength[$0] == top }
    let tied = all.contains { kept.has($0) } ? all.filter { kept.has($0) } : all
    let mask = tied.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    var winner = tied.first { plan.members[$0] & mask == 0 }
    for bundle in tied where ownRuleFires.has(bundle) {
      if let now = winner, plan.members[bundle].has(now) { winner = bundle }
    }
    return winner
  }

  /// What must leave its slot because of the first pair that stands together but never may.
  private func conflict(_ winners: [Int], _ banned: UInt64) -> UInt64? {
    for exclusion in plan.exclusions {
      for (first, one) in winners.enumerated() where one >= 0 {
        for (second, other) in winners.enumerated().dropFirst(first + 1)
        where other >= 0 && apart(exclusion, one, other) {
          let oneLead = lead(one, in: first, against: other, winners, banned)
          let otherLead = lead(other, in: second, against: one, winners, banned)
          let (stays, slot) = otherLead > oneLead ? (other, first) : (one, second)
          return plan.slots[slot].techniques.reduce(0) { mask, technique in
            excludes(stays, technique) ? mask | 1 << UInt64(technique) : mask
          }
        }
      }
    }
    return nil
  }

  /// By how much a winner leads what could take its place beside `other`; without a second candidate,
  /// the threshold of an optional slot, and no limit for one that is always filled.
  private func lead(
    _ winner: Int, in slot: Int, against other: Int, _ winners: [Int], _ banned: UInt64
  ) -> Int {
    let rivals = candidates(slot, banned, delivered: delivered(before: slot, winners))
      .filter { $0 != winner && !excludes(other, $0) }
    if let best = rivals.map({ strength[$0] }).max() { return strength[winner] - best }
    guard let threshold = plan.slots[slot].threshold else { return .max }
    return strength[winner] - threshold
  }

  /// The needs that the slots before this one deliver.
  func delivered(before slot: Int, _ winners: [Int]) -> Set<Int> {
    Set(winners.prefix(slot).filter { $0 >= 0 }.flatMap { plan.delivers[$0] })
  }

  /// Whether any pair keeps two techniques apart.
  func excludes(_ one: Int, _ other: Int) -> Bool {
    plan.exclusions.contains { apart($0, one, other) }
  }

  private func apart(_ pair: (left: UInt64, right: UInt64), _ one: Int, _ other: Int) -> Bool {
    let first = plan.parts[one] | 1 << UInt64(one)
    let second = plan.parts[other] | 1 << UInt64(other)
    return (pair.left & first != 0 && pair.right & second != 0)
      || (pair.right & first != 0 && pair.left & second != 0)
  }
}
