internal import DecisionModel

extension TechniquePlan {
  /// Puts what is declared of techniques, needs, rules, gates and stops at places.
  init(_ ruleSet: RuleSet, index: [FactKey: Int], _ builder: inout ArmBuilder) {
    let declared = Array(ruleSet.techniques.prefix(Shape.capacity))
    ids = declared.map(\.id)
    let places = Places(ids)
    members = declared.map { places.mask($0.members.map(\.technique)) }
    parts = members.indices.map { members[$0] == 0 ? 1 << UInt64($0) : members[$0] }
    slot = declared.map { technique in
      ruleSet.slots.firstIndex { $0.id == technique.slot }
    }
    bundles = members.indices.filter { members[$0] != 0 }
    bundleMask = bundles.reduce(0) { $0 | 1 << UInt64($1) }
    addDependencies(declared.map { places.mask($0.requires) })
    let declaredNeeds = Array(ruleSet.needs.prefix(Shape.capacity))
    delivers = declared.map { technique in
      technique.delivers.reduce(0) { mask, name in
        declaredNeeds.firstIndex { $0.name == name }.map { mask | 1 << UInt64($0) } ?? mask
      }
    }
    slots = ruleSet.slots.enumerated().map { place, one in
      SlotPlan(
        threshold: one.threshold,
        techniques: ids.indices.reduce(0) { slot[$1] == place ? $0 | 1 << UInt64($1) : $0 })
    }
    for slot in slots {
      if slot.threshold == nil {
        filling.always |= slot.techniques
      } else {
        filling.ifNeeded |= slot.techniques
      }
    }
    exclusions = ruleSet.exclusions.map { (places.mask($0.left), places.mask($0.right)) }
    excluded = ids.indices.map { one in
      ids.indices.reduce(0) { mask, other in
        exclusions.contains { apart($0, one, other) } ? mask | 1 << UInt64(other) : mask
      }
    }
    equivalents = ids.indices.map { place in
      ruleSet.equivalents.reduce(1 << UInt64(place)) { mask, group in
        group.contains(ids[place]) ? mask | places.mask(group) : mask
      }
    }
    standIns = ids.indices.map { place in
      ruleSet.equivalents.first { $0.contains(ids[place]) }?.first.flatMap { places[$0] } ?? place
    }
    twins = ids.indices.map { place in
      equivalents[place].bits.reduce(0) { mask, other in
        isTwin(place, other, fallback: ruleSet.history?.fallback.flatMap { places[$0] } ?? 0)
          ? mask | 1 << UInt64(other) : mask
      }
    }
    kin = ids.indices.map { place in
      ruleSet.families.reduce(equivalents[place] | members[place]) { mask, family in
        family.members.contains(ids[place]) ? mask | places.mask(family.members) : mask
      }
    }
    exhausts = ids.indices.map { place in
      ruleSet.exhaustions.reduce(1 << UInt64(place)) { mask, group in
        group.contains(ids[place]) ? mask | places.mask(group) : mask
      }
    }
    needs = declaredNeeds.map { builder.add($0.when, of: $0.name.rawValue) }
    addRules(ruleSet.rules, places, &builder)
    gates = ruleSet.gates.map { gate in
      GatePlan(
        grounds: builder.add(gate.grounds), kind: kind(gate.effect, places, index, ruleSet.facts))
    }
    stops = ruleSet.stops.map { stop in
      StopPlan(
        grounds: builder.add(stop.grounds),
        leaves: stop.leaves.flatMap { leaves in
          places[leaves.otherwise].map { .init(among: places.mask(leaves.among), otherwise: $0) }
        })
    }
    history = HistoryPlan(
      ruleSet.history ?? History(), ruleSet, places, index: index, &builder)
  }

  private mutating func addRules(
    _ declared: [Rule], _ places: Places, _ builder: inout ArmBuilder
  ) {
    let moved = declared.map { rule in rule.effects.map { places.list($0.techniques) } }
    var groupPlaces: [GroupName: Int] = [:]
    let groups = declared.map { rule in
      let place = groupPlaces[rule.group] ?? groupPlaces.count
      groupPlaces[rule.group] = place
      return place
    }
    // For each technique the groups that move it, numbered as they come.
    let none = [Int](repeating: -1, count: groupPlaces.count)
    var numbers = Array(repeating: none, count: ids.count)
    var counts = ids.map { _ in 0 }
    for (group, lists) in zip(groups, moved) {
      for place in lists.joined() where numbers[place][group] < 0 {
        numbers[place][group] = counts[place]
        counts[place] += 1
      }
    }
    for count in counts {
      sums.append(sumCount..<sumCount + count)
      sumCount += count
    }
    builder.align()
    firstRuleArm = builder.arms.count
    for (number, rule) in declared.enumerated() {
      let start = pushes.count
      var techniques: UInt64 = 0
      for (effect, list) in zip(rule.effects, moved[number]) {
        for place in list {
          pushes.append(
            Sums.Push(
              sum: sums[place].lowerBound + numbers[place][groups[number]], of: place,
              weight: effect.weight))
          techniques |= 1 << UInt64(place)
        }
      }
      let grounds = builder.add(rule.grounds)
      rules.append(
        RulePlan(grounds: grounds, pushes: start..<pushes.count, techniques: techniques))
      for arm in ruleOfArm.count + firstRuleArm..<builder.arms.count {
        ruleOfArm.append(arm < grounds.when.end ? rules.count - 1 : -1)
      }
    }
  }

  private func isTwin(_ one: Int, _ other: Int, fallback: Int) -> Bool {
    if one == other { return true }
    func sides(_ place: Int) -> [Bool] {
      exclusions.flatMap { [$0.left.has(place), $0.right.has(place)] }
    }
    return one != fallback && other != fallback && standIns[one] == standIns[other]
      && slot[one] == slot[other] && members[one] | members[other] == 0
      && delivers[one] == delivers[other] && sides(one) == sides(other)
  }

  private mutating func addDependencies(_ requires: [UInt64]) {
    required = ids.indices.map { place in
      Self.reached(from: 1 << UInt64(place)) { requires[$0] }
    }
    dependents = ids.indices.map { place in
      Self.reached(from: 1 << UInt64(place)) { hit in
        ids.indices.reduce(0) { mask, one in
          (requires[one] | members[one]).has(hit) ? mask | 1 << UInt64(one) : mask
        }
      }
    }
  }

  /// Everything that some steps lead to.
  private static func reached(from start: UInt64, _ step: (Int) -> UInt64) -> UInt64 {
    var all = start
    while true {
      let more = all.bits.reduce(all) { $0 | step($1) }
      if more == all { return all }
      all = more
    }
  }

  private func kind(
    _ effect: Gate.Effect, _ places: Places, _ index: [FactKey: Int], _ facts: [FactDeclaration]
  ) -> GatePlan.Kind {
    switch effect {
    case .forbids(let techniques): return .forbids(places.mask(techniques))
    case .postpones(let techniques, _): return .postpones(places.mask(techniques))
    case .forbidsEach(let key, let sparesFirst):
      guard let fact = TechniqueSet(key, index, facts)?.fact else { return .forbids(0) }
      return .forbidsEach(fact: fact, sparesFirst: sparesFirst)
    }
  }
}
