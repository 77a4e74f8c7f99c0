internal import DecisionModel

/// Techniques, slots and everything that moves them, by place instead of by name.
struct TechniquePlan: Sendable {
  /// The techniques, in declaration order.
  var ids: [TechniqueID] = []
  /// The members of each technique as a mask; 0 unless it is a bundle.
  var members: [UInt64] = []
  /// Each technique itself, or its members.
  var parts: [UInt64] = []
  /// The slot of each technique; nil when it has none that is declared.
  var slot: [Int?] = []
  /// What each technique requires, as a mask, itself and what that requires included.
  var required: [UInt64] = []
  /// What each technique takes along when it is forbidden by name: itself, whatever requires it, and bundles.
  var dependents: [UInt64] = []
  /// The needs each technique delivers, as a mask.
  var delivers: [UInt64] = []
  /// Each technique with everything that counts as the same destination.
  var equivalents: [UInt64] = []
  /// The place that stands for each technique and all that count as the same destination.
  var standIns: [Int] = []
  /// The equivalents of each technique that also deliver and exclude the same, so that it makes no
  /// difference to other slots which of them wins.
  var twins: [UInt64] = []
  /// Each technique with its equivalents, its members and the members of its families.
  var kin: [UInt64] = []
  /// What trying each technique exhausts, itself included.
  var exhausts: [UInt64] = []
  /// The members of each slot, as a mask and in declaration order.
  var slots: [SlotPlan] = []
  /// The techniques of slots that are always filled, and of those that are not.
  var filling: (always: UInt64, ifNeeded: UInt64) = (0, 0)
  /// Pairs of groups that never stand together.
  var exclusions: [(left: UInt64, right: UInt64)] = []
  /// What each technique never stands beside.
  var excluded: [UInt64] = []
  /// The places of bundles.
  var bundles: [Int] = []
  /// The same as a mask.
  var bundleMask: UInt64 = 0
  /// Needs.
  var needs: [ArmRange] = []
  /// Rules.
  var rules: [RulePlan] = []
  /// The rule whose condition each arm belongs to, from `firstRuleArm` on; -1 for arms of exceptions.
  var ruleOfArm: [Int] = []
  /// The first arm of the first rule, on a word of its own.
  var firstRuleArm = 0
  /// Which sum each rule moves, and by how much.
  var pushes: [Sums.Push] = []
  /// For each technique the stretch of sums, one sum a group.
  var sums: [Range<Int>] = []
  /// How many sums there are.
  var sumCount = 0
  /// Gates.
  var gates: [GatePlan] = []
  /// Stops.
  var stops: [StopPlan] = []
  /// What today's version says.
  var history = HistoryPlan()

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

  struct StopPlan: Sendable {
    var grounds: CompiledGrounds
    /// What it leaves where nothing of it is in use; nil where today's version stands.
    var leaves: Leaves?
    struct Leaves: Hashable, Sendable {
      var among: UInt64
      var otherwise: Int
    }
  }

  init() {}

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

  /// Whether a pair of groups keeps two techniques, or members of them, apart.
  func apart(_ pair: (left: UInt64, right: UInt64), _ one: Int, _ other: Int) -> Bool {
    let first = parts[one] | 1 << UInt64(one)
    let second = parts[other] | 1 << UInt64(other)
    return (pair.left & first != 0 && pair.right & second != 0)
      || (pair.right & first != 0 && pair.left & second != 0)
  }
}

/// Everything about techniques in one place, since copying it would count two dozen references.
final class SharedTechniques: Sendable {
  let plan: TechniquePlan

  init(_ plan: TechniquePlan) { self.plan = plan }
}
