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
  /// What each technique requires, as a mask.
  private(set) var requires: [UInt64] = []
  /// The needs each technique delivers, by place.
  private(set) var delivers: [[Int]] = []
  /// Each technique with everything that counts as the same destination.
  private(set) var equivalents: [UInt64] = []
  /// Each technique with its equivalents, its members and the members of its families.
  private(set) var kin: [UInt64] = []
  /// What trying each technique exhausts, itself included.
  private(set) var exhausts: [UInt64] = []
  /// The members of each slot, as a mask and in declaration order.
  private(set) var slots: [SlotPlan] = []
  /// Pairs of groups that never stand together.
  private(set) var exclusions: [(left: UInt64, right: UInt64)] = []
  /// Needs.
  private(set) var needs: [ArmRange] = []
  /// Rules.
  private(set) var rules: [RulePlan] = []
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

  struct SlotPlan: Sendable {
    /// The threshold; nil for a slot that is always filled.
    var threshold: Int?
    /// Its techniques, in declaration order.
    var techniques: [Int]
  }

  struct RulePlan: Sendable {
    var grounds: CompiledGrounds
    /// Which sum it moves, and by how much.
    var pushes: [(sum: Int, weight: Int)]
    /// The techniques it moves.
    var techniques: UInt64
  }

  struct GatePlan: Sendable {
    var grounds: CompiledGrounds
    var kind: Kind
    enum Kind: Sendable {
      case forbids(UInt64)
      case forbidsEach(fact: Int, members: [Int?], sparesFirst: Bool)
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
    requires = declared.map { places.mask($0.requires) }
    delivers = declared.map { technique in
      technique.delivers.compactMap { name in ruleSet.needs.firstIndex { $0.name == name } }
    }
    slots = ruleSet.slots.enumerated().map { place, one in
      SlotPlan(threshold: one.threshold, techniques: ids.indices.filter { slot[$0] == place })
    }
    exclusions = ruleSet.exclusions.map { (places.mask($0.left), places.mask($0.right)) }
    equivalents = ids.indices.map { place in
      ruleSet.equivalents.reduce(1 << UInt64(place)) { mask, group in
        group.contains(ids[place]) ? mask | places.mask(group) : mask
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
    needs = ruleSet.needs.map { builder.add($0.when, of: $0.name.rawValue) }
    addRules(ruleSet.rules, places, &builder)
    gates = ruleSet.gates.map { gate in
      GatePlan(
        grounds: builder.add(gate.grounds), kind: kind(gate.effect, places, index, builder.shapes))
    }
    stops = ruleSet.stops.map { builder.add($0.grounds) }
    history = HistoryPlan(
      ruleSet.history ?? History(), slots: ruleSet.slots, places, index: index, &builder)
  }

  private mutating func addRules(
    _ declared: [Rule], _ places: Places, _ builder: inout ArmBuilder
  ) {
    var groups: [[GroupName]] = Array(repeating: [], count: ids.count)
    for rule in declared {
      for effect in rule.effects {
        for place in places.list(effect.techniques) where !groups[place].contains(rule.group) {
          groups[place].append(rule.group)
        }
      }
    }
    for group in groups {
      sums.append(sumCount..<sumCount + group.count)
      sumCount += group.count
    }
    for rule in declared {
      var pushes: [(sum: Int, weight: Int)] = []
      var techniques: UInt64 = 0
      for effect in rule.effects {
        for place in places.list(effect.techniques) {
          guard let group = groups[place].firstIndex(of: rule.group) else { continue }
          pushes.append((sums[place].lowerBound + group, effect.weight))
          techniques |= 1 << UInt64(place)
        }
      }
      rules.append(
        RulePlan(grounds: builder.add(rule.grounds), pushes: pushes, techniques: techniques))
    }
  }

  private func kind(
    _ effect: Gate.Effect, _ places: Places, _ index: [FactKey: Int], _ shapes: [Shape]
  ) -> GatePlan.Kind {
    switch effect {
    case .forbids(let techniques): return .forbids(places.mask(techniques))
    case .postpones(let techniques, _): return .postpones(places.mask(techniques))
    case .forbidsEach(let key, let sparesFirst):
      guard let fact = index[key], case .set(let names, _, _) = shapes[fact] else {
        return .forbids(0)
      }
      return .forbidsEach(
        fact: fact, members: names.map { places[TechniqueID(named: $0)] }, sparesFirst: sparesFirst)
    }
  }
}
