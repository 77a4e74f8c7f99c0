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
  /// For each gate the techniques it spared because nothing else was left.
  var spared: [UInt64]
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
  /// The score each technique competes with: raised to the threshold while it is in use.
  var strength: [Int]
  /// Techniques that may fill their slot, whatever is in the others.
  var eligible: UInt64 = 0

  /// The answers as they stand.
  var present: Evaluation
  /// All completions of them; the same as `present` while `boundsDiffer` is false.
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
}

/// The largest support and the largest objection of each group, for each technique.
struct Sums: Sendable {
  var mustSupport: [Int]
  var mustOppose: [Int]
  var maySupport: [Int]
  var mayOppose: [Int]

  init(_ count: Int) {
    mustSupport = Array(repeating: 0, count: count)
    mustOppose = mustSupport
    maySupport = mustSupport
    mayOppose = mustSupport
  }

  mutating func clear() {
    for index in mustSupport.indices {
      mustSupport[index] = 0
      mustOppose[index] = 0
      maySupport[index] = 0
      mayOppose[index] = 0
    }
  }

  mutating func push(_ sum: Int, _ weight: Int, must: Bool) {
    if weight >= 0 {
      maySupport[sum] = max(maySupport[sum], weight)
      if must { mustSupport[sum] = max(mustSupport[sum], weight) }
    } else {
      mayOppose[sum] = max(mayOppose[sum], -weight)
      if must { mustOppose[sum] = max(mustOppose[sum], -weight) }
    }
  }
}
