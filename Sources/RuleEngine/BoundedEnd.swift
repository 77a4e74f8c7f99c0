public import DecisionModel

/// Where a case ends, with equivalent techniques as one: what proofs compare.
public struct EndPoint: Hashable, Sendable {
  /// What kind of end it is.
  public var outcome: Destination.Outcome
  /// The techniques, one bit each in declaration order; of equivalent ones the first of their group.
  public var techniques: UInt64
}

extension Engine {
  /// Where a decision ends, with equivalent techniques as one.
  public func endPoint(_ decision: Decision) -> EndPoint {
    EndPoint(
      outcome: decision.outcome, techniques: plan.techniques.standingIn(decision.techniques))
  }

  /// The same for an end that was found quickly.
  public func endPoint(_ end: QuickDecider.End) -> EndPoint {
    EndPoint(
      outcome: end.outcome, techniques: plan.techniques.standingIn(end.techniques))
  }

  /// The techniques of an end in the order of slots, and of declaration within one.
  public func techniques(of ending: EndPoint) -> [TechniqueID] {
    let (slot, ids) = (plan.techniques.slot, plan.techniques.ids)
    return ending.techniques.bits
      .sorted { (slot[$0] ?? .max, $0) < (slot[$1] ?? .max, $1) }
      .map { ids[$0] }
  }
}

extension TechniquePlan {
  /// A mask with every technique replaced by what stands in for it.
  func standingIn(_ mask: UInt64) -> UInt64 {
    mask.bits.reduce(0) { $0 | 1 << UInt64(standIns[$1]) }
  }
}

/// The end that all completions of the open answers come to, worked out on bounds instead of numbers.
///
/// It follows the engine step by step and stops where bounds can't tell: then `ending` is nil and
/// `doubt` says what it hung on. Sound, not complete.
struct BoundedEnd {
  let bounds: Bounds
  private var plan: TechniquePlan { bounds.plan }
  private(set) var doubt = Doubt()
  private(set) var ending: EndPoint?

  /// What a decision hung on.
  struct Doubt {
    /// Techniques whose place or bars are open.
    var techniques: UInt64 = 0
    /// True when it is a stop.
    var stops = false
    /// True when it is whether anything fits.
    var unfit = false
  }

  init(_ decision: Decision, _ techniques: SharedTechniques) {
    bounds = Bounds(decision, techniques)
    guard let (outcome, techniques) = worked() else { return }
    ending = EndPoint(outcome: outcome, techniques: plan.standingIn(techniques))
  }

  private mutating func worked() -> (Destination.Outcome, UInt64)? {
    let (stops, endsForSure) = bounds.stops
    if endsForSure { return left(byAnyOf: stops).map { (.stop, $0) } }
    if !stops.isEmpty {
      doubt.stops = true
      return nil
    }
    var fill = BoundedFill(bounds)
    guard let winners = fill.winners() else {
      doubt.techniques = fill.doubt
      return nil
    }
    let isEmpty = winners.indices.contains { winners[$0] < 0 && plan.slots[$0].threshold == nil }
    switch isEmpty ? true : isUnfit() {
    case true: return settledForLess().map { (.noneFits, $0) }
    case false: return (.adapt, withoutFallback(opened(winners)))
    case nil:
      doubt.unfit = true
      return nil
    }
  }

  private var alone: UInt64 { 1 << UInt64(plan.history.fallback) }

  private func withoutFallback(_ mask: UInt64) -> UInt64 {
    mask & ~alone == 0 ? mask : mask & ~alone
  }

  private func opened(_ winners: [Int]) -> UInt64 {
    winners.reduce(0) { $1 < 0 ? $0 : $0 | plan.parts[$1] }
  }

  /// What an ended path holds, whichever of some stops ends it.
  private mutating func left(byAnyOf stops: [Int]) -> UInt64? {
    guard bounds.inUse.isExact else {
      doubt.techniques = bounds.inUse.possible
      return nil
    }
    var found: UInt64?
    for stop in stops {
      guard let left = left(by: stop).map(plan.standingIn) else { return nil }
      if let found, found != left {
        doubt.stops = true
        return nil
      }
      found = left
    }
    return found
  }

  private mutating func left(by stop: Int) -> UInt64? {
    let inUse = bounds.inUse.sure
    guard let leaves = plan.stops[stop].leaves, leaves.among & inUse == 0 else {
      return plan.standing(inUse)
    }
    let measured = bounds.measured
    let among = Bounded(
      sure: leaves.among & measured.sure, possible: leaves.among & measured.possible)
    return highest(among).map { plan.standing(inUse, with: $0 ?? leaves.otherwise) }
  }

  /// The technique with the highest score, the first declared among ties; nil inside when there is none.
  private mutating func highest(_ among: Bounded) -> Int?? {
    guard among.possible != 0 else { return .some(nil) }
    let (low, high) = (bounds.decision.low, bounds.decision.high)
    var best: Int?
    for technique in among.sure.bits where best.map({ low[technique] > low[$0] }) ?? true {
      best = technique
    }
    doubt.techniques = among.possible
    guard let best else { return nil }
    for rival in among.possible.bits where rival != best {
      if plan.twins[best].has(rival) { continue }
      if high[rival] < low[best] || (high[rival] == low[best] && best < rival) { continue }
      return nil
    }
    return best
  }

  /// Whether the history says that nothing fits, and nothing untried and unforbidden promises anything.
  private func isUnfit() -> Bool? {
    let truths = plan.history.unfit.map { bounds.all.truth($0) }
    if truths.allSatisfy({ $0 == .never }) { return false }
    let required = plan.slots.reduce(0 as UInt64) {
      $1.threshold == nil ? $0 | $1.techniques : $0
    }
    let barred = Bounded(
      sure: plan.withBundles(bounds.tried.sure) | bounds.forbidden.sure,
      possible: plan.withBundles(bounds.tried.possible) | bounds.forbidden.possible)
    let decision = bounds.decision
    if (required & ~barred.possible).bits.contains(where: { decision.low[$0] > 0 }) { return false }
    let mayPromise = (required & ~barred.sure).bits.contains { decision.high[$0] > 0 }
    return truths.contains(.must) && !mayPromise ? true : nil
  }

  /// What stands when nothing fits.
  private mutating func settledForLess() -> UInt64? {
    var fill = BoundedFill(bounds)
    guard var winners = fill.winners(optionalOnly: true) else {
      doubt.techniques = fill.doubt
      return nil
    }
    let open = bounds.open
    for one in plan.history.instead {
      let truth = bounds.all.truth(one.when)
      if truth == .never { continue }
      for technique in (one.techniques & open.possible).bits {
        guard let slot = plan.slot[technique], winners[slot] < 0,
          !winners.contains(where: { $0 >= 0 && plan.excluded[$0].has(technique) })
        else { continue }
        guard truth == .must, open.sure.has(technique) else {
          doubt.techniques = 1 << UInt64(technique)
          doubt.unfit = true
          return nil
        }
        winners[slot] = technique
      }
    }
    let techniques = opened(winners)
    if techniques != 0 || plan.ids.isEmpty { return techniques }
    let required = plan.slots.reduce(0 as UInt64) {
      $1.threshold == nil ? $0 | $1.techniques : $0
    }
    let left = Bounded(
      sure: bounds.measured.sure & required & ~bounds.forbidden.possible,
      possible: bounds.measured.possible & required & ~bounds.forbidden.sure)
    return highest(left).map { plan.parts[$0 ?? plan.history.fallback] }
  }
}
