public import DecisionModel

/// What one set of facts comes to, by place instead of by name: the engine's hot path.
///
/// A decision is reused: `Engine.decide` overwrites it, so that millions of them allocate next to
/// nothing. Masks have one bit a technique, in declaration order.
public struct Decision: Sendable {
  /// The known score of each technique.
  public internal(set) var known: [Int]
  /// The least any completion of the open answers gives.
  public internal(set) var low: [Int]
  /// The most any completion gives.
  public internal(set) var high: [Int]
  /// Techniques that cannot be the end point, because of a gate or of something they require.
  public internal(set) var forbidden: UInt64 = 0
  /// Techniques that were tried, with all that trying them exhausts.
  public internal(set) var tried: UInt64 = 0
  /// Techniques that cannot win again.
  public internal(set) var exhausted: UInt64 = 0
  /// What kind of end it is.
  public internal(set) var outcome = Destination.Outcome.adapt
  /// The winner of each slot, or -1.
  public internal(set) var winners: [Int]
  /// The techniques of the destination, bundles opened.
  public internal(set) var techniques: UInt64 = 0
  /// The stop that acted, or -1.
  public internal(set) var stop = -1
  /// True when an open answer leaves that stop undecided.
  public internal(set) var stopIsProvisional = false
  /// Techniques that a pair kept out of their slot.
  public internal(set) var banned: UInt64 = 0
  /// For each gate the techniques it spared because nothing else was left.
  var spared: [UInt64]
  /// The score each technique competes with: raised to the threshold while it is in use.
  var strength: [Int]
  /// Techniques that may fill their slot, whatever is in the others.
  var eligible: UInt64 = 0
  /// Techniques in use that keep their slot although another delivers their need.
  var kept: UInt64 = 0
  /// Techniques that a rule which must fire names.
  var moved: UInt64 = 0
  /// Needs that are stated, and needs that may be.
  var needs = (stated: 0 as UInt64, possible: 0 as UInt64)

  /// Techniques that the end hangs on: it is the same when any others are barred as well.
  var looked: UInt64 = 0

  /// The answers as they stand.
  var present: Evaluation
  /// All completions of them; only worked out while `boundsDiffer`.
  var bounds: Evaluation
  var boundsDiffer = false
  var sums: Sums

  init(_ plan: Plan) {
    let count = plan.techniques.ids.count
    known = Array(repeating: 0, count: count)
    low = known
    high = known
    strength = known
    spared = Array(repeating: 0, count: plan.techniques.gates.count)
    winners = Array(repeating: -1, count: plan.techniques.slots.count)
    present = Evaluation(plan)
    bounds = present
    sums = Sums(plan.techniques.sumCount)
  }

  /// The reading that bounds and proofs rest on.
  var widest: Evaluation { boundsDiffer ? bounds : present }

  /// True when no answer is open that any rule reads, so that this decision is final.
  public var isComplete: Bool { !boundsDiffer && present.isExact }

  mutating func decide(_ plan: Plan, _ facts: CompiledFacts) {
    present.settle(plan, facts, .present)
    present.sweep(plan, plan.main, .present)
    boundsDiffer = present.differsFromBounds
    if boundsDiffer {
      bounds.settle(plan, facts, .bounds)
      bounds.sweep(plan, plan.main, .bounds)
    }
    score(plan.techniques)
    bar(plan.techniques)
    end(plan.techniques)
  }

  /// The same without bounds, for those who only ask where it ends.
  mutating func decideEnd(_ plan: Plan, _ facts: CompiledFacts) {
    present.settle(plan, facts, .present)
    present.sweep(plan, plan.main, .present)
    endRead(plan.techniques)
  }

  /// The same for a case that was read already.
  mutating func decideEnd(_ plan: TechniquePlan, _ present: Evaluation) {
    self.present = present
    endRead(plan)
  }

  /// The same for a case of which guards and derived facts were worked out already.
  mutating func decideEnd(settled plan: Plan) {
    present.sweep(plan, plan.main, .present)
    endRead(plan.techniques)
  }

  private mutating func endRead(_ plan: TechniquePlan) {
    boundsDiffer = false
    scoreKnown(plan, in: present.must)
    addBundles(plan)
    bar(plan)
    end(plan)
  }
}
