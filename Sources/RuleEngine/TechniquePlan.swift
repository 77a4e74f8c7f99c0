internal import DecisionModel

/// Techniques, slots and everything that moves them, by place instead of by name.
struct TechniquePlan: Sendable {
  /// The techniques, in declaration order.
  private(set) var ids: [TechniqueID] = []
  /// The members of each technique as a mask; 0 unless it is a bundle.
  private(set) var members: [UInt64] = []
  /// Each technique itself, or its members.
  private(set) var parts: [UInt64] = []
  /// The slot of each technique; nil when it has none that is declared.
  private(set) var slot: [Int?] = []
  /// What each technique requires, as a mask, itself and what that requires included.
  private(set) var required: [UInt64] = []
  /// What each technique takes along when it is forbidden by name: itself, whatever requires it, and bundles.
  private(set) var dependents: [UInt64] = []
  /// The needs each technique delivers, as a mask.
  private(set) var delivers: [UInt64] = []
  /// Each technique with everything that counts as the same destination.
  private(set) var equivalents: [UInt64] = []
  /// The place that stands for each technique and all that count as the same destination.
  private(set) var standIns: [Int] = []
  /// The equivalents of each technique that also deliver and exclude the same, so that it makes no
  /// difference to other slots which of them wins.
  private(set) var twins: [UInt64] = []
  /// Each technique with its equivalents, its members and the members of its families.
  private(set) var kin: [UInt64] = []
  /// What trying each technique exhausts, itself included.
  private(set) var exhausts: [UInt64] = []
  /// The members of each slot, as a mask and in declaration order.
  private(set) var slots: [SlotPlan] = []
  /// The techniques of slots that are always filled, and of those that are not.
  private(set) var filling: (always: UInt64, ifNeeded: UInt64) = (0, 0)
  /// Pairs of groups that never stand together.
  private(set) var exclusions: [(left: UInt64, right: UInt64)] = []
  /// What each technique never stands beside.
  private(set) var excluded: [UInt64] = []
  /// The places of bundles.
  private(set) var bundles: [Int] = []
  /// The same as a mask.
  private(set) var bundleMask: UInt64 = 0
  /// Needs.
  private(set) var needs: [ArmRange] = []
  /// Rules.
  private(set) var rules: [RulePlan] = []
  /// The rule whose condition each arm belongs to, from `firstRuleArm` on; -1 for arms of exceptions.
  private(set) var ruleOfArm: [Int] = []
  /// The first arm of the first rule, on a word of its own.
  private(set) var firstRuleArm = 0
  /// Which sum each rule moves, and by how much.
  private(set) var pushes: [Sums.Push] = []
  /// For each technique the stretch of sums, one sum a group.
  private(set) var sums: [Range<Int>] = []
  /// How many sums there are.
  private(set) var sumCount = 0
  /// Gates.
  private(set) var gates: [GatePlan] = []
  /// Stops.
  private(set) var stops: [CompiledGrounds] = []
  /// What today's version says.
  private(set) var history = HistoryPlan()

  /// All techniques.
  var all: UInt64 { ids.isEmpty ? 0 : UInt64.max >> UInt64(64 - ids.count) }

  struct SlotPlan: Sendable {
    /// The threshold; nil for a slot that is always filled.
    var threshold: Int?
    /// Its techniques.
    var techniques: UInt64
  }

  struct RulePlan: Sendable {
    var grounds: CompiledGrounds
    /// Its stretch of `pushes`.
    var pushes: Range<Int>
    /// The techniques it moves.
    var techniques: UInt64
  }

  struct GatePlan: Sendable {
    var grounds: CompiledGrounds
    var kind: Kind
    enum Kind: Sendable {
      case forbids(UInt64)
      case forbidsEach(fact: Int, sparesFirst: Bool)
      case postpones(UInt64)
    }
  }

  init() {}

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
    stops = ruleSet.stops.map { builder.add($0.grounds) }
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

  /// The same with other effects of one rule; nil when they don't push the same techniques in the same
  /// order.
  func pushing(_ rule: Int, by effects: [Rule.Effect]) -> TechniquePlan? {
    let declared = Places(ids)
    let moved = effects.flatMap { effect in
      declared.list(effect.techniques).map { (technique: $0, weight: effect.weight) }
    }
    let range = rules[rule].pushes
    guard moved.count == range.count else { return nil }
    var copy = self
    for (place, one) in zip(range, moved) {
      guard sums[one.technique].contains(pushes[place].sum) else { return nil }
      copy.pushes[place] = Sums.Push(
        sum: pushes[place].sum, of: one.technique, weight: one.weight)
    }
    return copy
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

  /// Whether a pair of groups keeps two techniques, or members of them, apart.
  func apart(_ pair: (left: UInt64, right: UInt64), _ one: Int, _ other: Int) -> Bool {
    let first = parts[one] | 1 << UInt64(one)
    let second = parts[other] | 1 << UInt64(other)
    return (pair.left & first != 0 && pair.right & second != 0)
      || (pair.right & first != 0 && pair.left & second != 0)
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

/// Everything about techniques in one place, since copying it would count two dozen references.
final class SharedTechniques: Sendable {
  let plan: TechniquePlan

  init(_ plan: TechniquePlan) { self.plan = plan }
}

/// A fact that holds a set of techniques: its members stand at the places of the techniques.
struct TechniqueSet: Sendable {
  let fact: Int

  init?(_ key: FactKey?, _ index: [FactKey: Int], _ facts: [FactDeclaration]) {
    guard let key, let fact = index[key], facts[fact].type == .techniques else { return nil }
    self.fact = fact
  }

  init(fact: Int) { self.fact = fact }

  /// The techniques that are in the set for sure; nothing while it is open.
  func known(_ states: [ColumnState]) -> UInt64 {
    let state = states[fact]
    return state.isAbsent || (state.isOpen && !state.isPartial) ? 0 : state.mask
  }
}
