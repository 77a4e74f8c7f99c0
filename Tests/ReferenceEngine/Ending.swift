import DecisionModel

/// Where the findings lead: a stop, winners slot by slot, or what is left when nothing fits.
struct Ending {
  let reading: Reading
  let standings: [TechniqueID: Standing]
  let needs: [NeedName: Truth]

  private var ruleSet: RuleSet { reading.ruleSet }
  private var history: History { ruleSet.history ?? History() }
  private var fallback: TechniqueID {
    history.fallback.flatMap { ruleSet.technique($0)?.id } ?? ruleSet.techniques[0].id
  }
  private var inUse: [TechniqueID] { reading.techniques(history.inUse) ?? [] }

  var destination: Destination {
    if let (stop, isProvisional) = actingStop {
      return Destination(
        outcome: .stop, techniques: inOrder(left(by: stop)), stoppedBy: stop.grounds.name,
        stopIsProvisional: isProvisional)
    }
    let (winners, banned) = winners(of: ruleSet.slots)
    let isEmpty = ruleSet.slots.contains { $0.threshold == nil && winners[$0.id] == nil }
    if isEmpty || nothingPromises { return noneFits }
    var techniques = opened(winners)
    if techniques.contains(where: { $0 != fallback }) { techniques.removeAll { $0 == fallback } }
    return described(.adapt, techniques, winners, banned)
  }

  // MARK: Stop

  private var actingStop: (Stop, isProvisional: Bool)? {
    let acting = ruleSet.stops.filter { stop in
      reading.truth(stop.grounds.when) == .must
        && !stop.grounds.exceptions.contains { reading.truth($0.when) == .must }
    }
    func isSure(_ stop: Stop) -> Bool {
      stop.grounds.exceptions.allSatisfy { reading.truth($0.when) == .never }
    }
    if let sure = acting.first(where: isSure) { return (sure, false) }
    return acting.first.map { ($0, true) }
  }

  /// Today's version, in which the best tried technique that the stop names takes its slot, unless one
  /// of them is in use.
  private func left(by stop: Stop) -> [TechniqueID] {
    var left = inUse
    if let leaves = stop.leaves, !leaves.among.contains(where: inUse.contains) {
      let measured = Standings.measured(reading)
      let taking = highest(leaves.among.filter(measured.contains)) ?? leaves.otherwise
      let taken = ([taking] + opened(taking)).compactMap { ruleSet.technique($0)?.slot }
      left.removeAll { one in
        excludes(taking, one) || ruleSet.technique(one).map { taken.contains($0.slot) } ?? false
      }
      left += opened(taking)
    }
    let others = left.filter { $0 != fallback }
    return others.isEmpty ? [fallback] : others
  }

  // MARK: None fits

  private var nothingPromises: Bool {
    guard history.unfit.contains(where: { reading.truth($0) == .must }) else { return false }
    let tried = Standings.tried(reading)
    return !requiredTechniques.contains { technique in
      !tried.contains(technique) && !isForbidden(technique) && known(technique) > 0
    }
  }

  private var noneFits: Destination {
    var (winners, banned) = winners(of: ruleSet.slots.filter { $0.threshold != nil })
    for one in history.instead where reading.truth(one.when) == .must {
      for technique in ruleSet.techniques where one.techniques.contains(technique.id) {
        let mayStand =
          !isForbidden(technique.id) && !isExhausted(technique.id)
          && winners[technique.slot] == nil
          && !winners.values.contains { excludes($0, technique.id) }
        if mayStand, ruleSet.slots.contains(where: { $0.id == technique.slot }) {
          winners[technique.slot] = technique.id
        }
      }
    }
    var techniques = opened(winners)
    if techniques.isEmpty {
      let measured = Standings.measured(reading)
      let left = requiredTechniques.filter { measured.contains($0) && !isForbidden($0) }
      techniques = opened(highest(left) ?? fallback)
    }
    return described(.noneFits, techniques, winners, banned)
  }

  private var requiredTechniques: [TechniqueID] {
    ruleSet.slots.filter { $0.threshold == nil }.flatMap { ruleSet.techniques(in: $0.id) }
      .map(\.id)
  }

  // MARK: Winners

  /// Fills slots in order. While a pair stands together that never may, the side with the smaller lead
  /// gives way, with everything in its slot that the other excludes, and the slots are filled anew.
  private func winners(
    of slots: [Slot]
  ) -> (winners: [SlotID: TechniqueID], banned: Set<TechniqueID>) {
    var banned: Set<TechniqueID> = []
    while true {
      var winners: [SlotID: TechniqueID] = [:]
      for slot in slots {
        winners[slot.id] = best(candidates(slot, beside: winners, without: banned), slot)
      }
      guard let giving = givingWay(winners, banned) else { return (winners, banned) }
      banned.formUnion(giving)
    }
  }

  /// What may fill a slot, given the winners of the slots before it.
  private func candidates(
    _ slot: Slot, beside winners: [SlotID: TechniqueID], without banned: Set<TechniqueID>
  ) -> [TechniqueID] {
    let before = ruleSet.slots.prefix { $0.id != slot.id }.compactMap { winners[$0.id] }
    let delivered = before.flatMap { ruleSet.technique($0)?.delivers ?? [] }
    return ruleSet.techniques(in: slot.id).filter { technique in
      guard !isForbidden(technique.id), !isExhausted(technique.id), !banned.contains(technique.id)
      else { return false }
      guard let threshold = slot.threshold else { return true }
      if keepsSlot(technique) { return true }
      return known(technique.id) >= threshold
        && technique.delivers.contains { isStated($0) && !delivered.contains($0) }
    }.map(\.id)
  }

  /// In use, in an optional slot, still possible, and its needs not all denied.
  private func keepsSlot(_ technique: Technique) -> Bool {
    guard inUse.contains(technique.id), !isForbidden(technique.id), !isExhausted(technique.id),
      let slot = ruleSet.slots.first(where: { $0.id == technique.slot }), slot.threshold != nil
    else { return false }
    return technique.delivers.isEmpty || technique.delivers.contains { needs[$0] != .never }
  }

  private func isStated(_ need: NeedName) -> Bool {
    if needs[need] == .must { return true }
    return needs[need] == .may
      && ruleSet.techniques.contains { keepsSlot($0) && $0.delivers.contains(need) }
  }

  /// The score a technique competes with: while in use, at least its slot's threshold.
  private func strength(_ id: TechniqueID) -> Int {
    guard let technique = ruleSet.technique(id), keepsSlot(technique),
      let threshold = ruleSet.slots.first(where: { $0.id == technique.slot })?.threshold
    else { return known(id) }
    return max(known(id), threshold)
  }

  private func best(_ candidates: [TechniqueID], _ slot: Slot) -> TechniqueID? {
    guard let top = candidates.map(strength).max() else { return nil }
    var tied = candidates.filter { strength($0) == top }
    let inUse = tied.filter { ruleSet.technique($0).map(keepsSlot) ?? false }
    if !inUse.isEmpty { tied = inUse }
    let first = tied.first { id in !members(id).contains(where: tied.contains) }
    // A bundle takes its member's place when a rule of its own speaks.
    var winner = first
    for bundle in tied where hasOwnRule(bundle) {
      if let now = winner, members(bundle).contains(now) { winner = bundle }
    }
    return winner
  }

  private func hasOwnRule(_ id: TechniqueID) -> Bool {
    ruleSet.rules.contains { rule in
      rule.effects.contains { $0.techniques.contains(id) } && reading.truth(rule.grounds) == .must
    }
  }

  // MARK: Pairs that never stand together

  private func givingWay(
    _ winners: [SlotID: TechniqueID], _ banned: Set<TechniqueID>
  ) -> [TechniqueID]? {
    let filled = ruleSet.slots.filter { winners[$0.id] != nil }
    for exclusion in ruleSet.exclusions {
      for (index, first) in filled.enumerated() {
        for second in filled.dropFirst(index + 1) {
          guard let one = winners[first.id], let other = winners[second.id],
            isApart(exclusion, one, other)
          else { continue }
          let leadOfOne = lead(one, first, against: other, winners, banned)
          let leadOfOther = lead(other, second, against: one, winners, banned)
          let (stays, gives) = leadOfOther > leadOfOne ? (other, first) : (one, second)
          return ruleSet.techniques(in: gives.id).map(\.id).filter { excludes(stays, $0) }
        }
      }
    }
    return nil
  }

  private func lead(
    _ winner: TechniqueID, _ slot: Slot, against other: TechniqueID,
    _ winners: [SlotID: TechniqueID], _ banned: Set<TechniqueID>
  ) -> Int {
    let rivals = candidates(slot, beside: winners, without: banned)
      .filter { $0 != winner && !excludes(other, $0) }
    if let best = rivals.map(strength).max() { return strength(winner) - best }
    return slot.threshold.map { strength(winner) - $0 } ?? .max
  }

  private func excludes(_ one: TechniqueID, _ other: TechniqueID) -> Bool {
    ruleSet.exclusions.contains { isApart($0, one, other) }
  }

  private func isApart(_ pair: Exclusion, _ one: TechniqueID, _ other: TechniqueID) -> Bool {
    let left = [one] + members(one)
    let right = [other] + members(other)
    return (left.contains(where: pair.left.contains) && right.contains(where: pair.right.contains))
      || (left.contains(where: pair.right.contains) && right.contains(where: pair.left.contains))
  }

  // MARK: Putting it together

  private func described(
    _ outcome: Destination.Outcome, _ techniques: [TechniqueID],
    _ winners: [SlotID: TechniqueID], _ banned: Set<TechniqueID>
  ) -> Destination {
    var destination = Destination(
      outcome: outcome, techniques: inOrder(techniques), winners: winners)
    for slot in ruleSet.slots {
      guard let winner = winners[slot.id] else { continue }
      for member in ruleSet.technique(winner)?.members ?? [] {
        destination.roles[member.technique] = member.role
      }
      let others = winners.values.filter { $0 != winner }
      let rivals = candidates(slot, beside: winners, without: banned)
        .filter { rival in rival != winner && !others.contains { excludes($0, rival) } }
      let same = ruleSet.equivalents.filter { $0.contains(winner) }.flatMap(\.self)
      let families = ruleSet.families.filter { $0.members.contains(winner) }.flatMap(\.members)
      let ties = rivals.filter { strength($0) == strength(winner) && !same.contains($0) }
      if !ties.isEmpty { destination.ties[slot.id] = ties }
      let outside = rivals.filter { !(same + families + members(winner)).contains($0) }
      if let second = outside.map(strength).max() ?? slot.threshold {
        destination.margins[slot.id] = strength(winner) - second
      }
    }
    return destination
  }

  private func inOrder(_ techniques: [TechniqueID]) -> [TechniqueID] {
    let bySlot = ruleSet.slots.flatMap { ruleSet.techniques(in: $0.id) }.map(\.id)
    let all = bySlot + ruleSet.techniques.map(\.id).filter { !bySlot.contains($0) }
    return all.filter(techniques.contains)
  }

  private func opened(_ winners: [SlotID: TechniqueID]) -> [TechniqueID] {
    ruleSet.slots.compactMap { winners[$0.id] }.flatMap(opened)
  }

  private func opened(_ id: TechniqueID) -> [TechniqueID] {
    members(id).isEmpty ? [id] : members(id)
  }

  private func members(_ id: TechniqueID) -> [TechniqueID] {
    ruleSet.technique(id)?.members.map(\.technique) ?? []
  }

  private func highest(_ techniques: [TechniqueID]) -> TechniqueID? {
    let declared = ruleSet.techniques.map(\.id).filter(techniques.contains)
    guard let top = declared.map(known).max() else { return nil }
    return declared.first { known($0) == top }
  }

  private func known(_ id: TechniqueID) -> Int { standings[id]?.score.known ?? 0 }

  private func isExhausted(_ id: TechniqueID) -> Bool { standings[id]?.isExhausted ?? false }

  /// Blocked by a gate, by what it requires, or by what a member of it suffers.
  private func isForbidden(_ id: TechniqueID) -> Bool {
    guard let standing = standings[id] else { return true }
    return !standing.isPossible || members(id).contains(where: isForbidden)
  }
}
