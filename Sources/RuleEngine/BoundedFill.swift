internal import DecisionModel

/// Fills the slots as a decision does, on bounds instead of numbers.
struct BoundedFill {
  let bounds: Bounds
  var plan: TechniquePlan { bounds.plan }
  private var banned: UInt64 = 0
  private var standing: [Int] = []
  /// The techniques whose order could not be told.
  private(set) var doubt: UInt64 = 0

  /// A number that lies between two.
  struct Span {
    var low: Int
    var high: Int
  }

  private enum Best {
    case none
    case sure(Int)
    case open
  }

  init(_ bounds: Bounds) {
    self.bounds = bounds
  }

  /// The winner of each slot, or -1; of twins any. Nil where bounds can't tell.
  mutating func winners(optionalOnly: Bool = false) -> [Int]? {
    while true {
      standing = Array(repeating: -1, count: plan.slots.count)
      var delivered: UInt64 = 0
      for slot in plan.slots.indices {
        if optionalOnly, plan.slots[slot].threshold == nil { continue }
        switch best(slot, candidates(slot, delivered: delivered)) {
        case .none: continue
        case .open: return nil
        case .sure(let winner):
          standing[slot] = winner
          delivered |= plan.delivers[winner]
        }
      }
      guard let loser = givingWay() else { return nil }
      if loser == 0 { return standing }
      banned |= loser
    }
  }

  /// The techniques that open answers can still move into a slot or out of one: those between which a
  /// slot is open, and all that may fill a slot whose winner may have to give way to another's.
  mutating func contenders() -> UInt64 {
    let all = plan.slots.indices.map { candidates($0, delivered: 0) }
    var standing: [UInt64] = []
    var open: [UInt64] = []
    for (slot, candidates) in all.enumerated() {
      doubt = 0
      switch best(slot, candidates) {
      case .none: standing.append(0)
      case .sure(let winner): standing.append(plan.twins[winner] & candidates.possible)
      case .open: standing.append(doubt)
      }
      open.append(doubt)
    }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (slot, candidates) in all.enumerated() where open[slot] != candidates.possible {
        let apart = standing[slot].bits.reduce(0 as UInt64) { $0 | plan.excluded[$1] }
        let others = standing.indices.reduce(0 as UInt64) { $1 == slot ? $0 : $0 | standing[$1] }
        guard apart & others != 0 else { continue }
        (standing[slot], open[slot]) = (candidates.possible, candidates.possible)
        isGrowing = true
      }
    }
    return open.reduce(0, |)
  }

  /// The score a technique competes with.
  func strength(_ technique: Int) -> Span {
    var span = Span(low: bounds.decision.low[technique], high: bounds.decision.high[technique])
    if let slot = plan.slot[technique], let threshold = plan.slots[slot].threshold {
      if bounds.kept.sure.has(technique) { span.low = max(span.low, threshold) }
      if bounds.kept.possible.has(technique) { span.high = max(span.high, threshold) }
    }
    return span
  }

  /// The techniques of a slot that surely, and possibly, may fill it beside what is already chosen.
  func candidates(_ slot: Int, delivered: UInt64) -> Bounded {
    let pool = plan.slots[slot].techniques & ~banned
    let open = bounds.open
    guard let threshold = plan.slots[slot].threshold else {
      return Bounded(sure: pool & open.sure, possible: pool & open.possible)
    }
    var result = Bounded()
    for technique in (pool & open.possible).bits {
      let span = strength(technique)
      let delivers = plan.delivers[technique] & ~delivered
      let bit: UInt64 = 1 << UInt64(technique)
      let mayServe = bounds.kept.possible & bit != 0 || delivers & bounds.needs.possible != 0
      if mayServe, span.high >= threshold { result.possible |= bit }
      let serves = bounds.kept.sure & bit != 0 || delivers & bounds.needs.sure != 0
      if serves, span.low >= threshold, open.sure & bit != 0 { result.sure |= bit }
    }
    return result
  }

  private mutating func best(_ slot: Int, _ candidates: Bounded) -> Best {
    if candidates.possible == 0 { return .none }
    var winner: Int?
    for technique in candidates.sure.bits {
      guard let now = winner else {
        winner = technique
        continue
      }
      let (left, right) = (strength(technique).low, strength(now).low)
      let keeps = bounds.kept.sure.has(technique) && !bounds.kept.sure.has(now)
      if left > right || (left == right && keeps) { winner = technique }
    }
    guard let winner else {
      doubt = candidates.possible
      return .open
    }
    let rivals = candidates.possible & ~plan.twins[winner]
    var unsure: UInt64 = 0
    for rival in rivals.bits where !beats(winner, rival) { unsure |= 1 << UInt64(rival) }
    if unsure == 0 { return .sure(winner) }
    if let winner = tied(winner, candidates) { return .sure(winner) }
    doubt = unsure | 1 << UInt64(winner)
    return .open
  }

  /// Whether a winner stays ahead; a tie counts only where declaration order alone decides it.
  private func beats(_ winner: Int, _ rival: Int) -> Bool {
    let (least, most) = (strength(winner).low, strength(rival).high)
    if least != most { return least > most }
    if bounds.kept.possible.has(rival) { return false }
    if bounds.kept.sure.has(winner) { return true }
    return plan.members[winner] | plan.members[rival] == 0 && winner < rival
  }

  /// The winner of a tie about which nothing is open; nil when something is.
  private func tied(_ first: Int, _ candidates: Bounded) -> Int? {
    let top = strength(first)
    guard top.low == top.high, candidates.possible == candidates.sure else { return nil }
    var tied: UInt64 = 0
    for technique in candidates.sure.bits {
      let span = strength(technique)
      if span.high < top.low { continue }
      guard span.low == top.low, span.high == top.low else { return nil }
      tied |= 1 << UInt64(technique)
    }
    guard tied & bounds.kept.sure == tied & bounds.kept.possible else { return nil }
    if tied & bounds.kept.sure != 0 { tied &= bounds.kept.sure }
    guard var winner = tied.bits.first(where: { plan.members[$0] & tied == 0 }) else { return nil }
    for bundle in (tied & plan.bundleMask).bits {
      guard let moves = isMoved(bundle) else { return nil }
      if moves, plan.members[bundle].has(winner) { winner = bundle }
    }
    return winner
  }

  /// Whether a rule that must fire names a technique; nil when it depends.
  private func isMoved(_ technique: Int) -> Bool? {
    var may = false
    for rule in plan.rules where rule.techniques.has(technique) {
      switch bounds.all.truth(rule.grounds) {
      case .must: return true
      case .may: may = true
      case .never: break
      }
    }
    return may ? nil : false
  }

  /// What must leave its slot because of the first pair that stands together but never may.
  private mutating func givingWay() -> UInt64? {
    let mask = standing.reduce(0 as UInt64) { $1 < 0 ? $0 : $0 | 1 << UInt64($1) }
    guard mask.bits.contains(where: { plan.excluded[$0] & mask != 0 }) else { return 0 }
    for pair in plan.exclusions {
      for first in standing.indices where standing[first] >= 0 {
        for second in standing.indices.dropFirst(first + 1) where standing[second] >= 0 {
          let (one, other) = (standing[first], standing[second])
          guard plan.apart(pair, one, other) else { continue }
          let (left, right) = (lead(first, beside: other), lead(second, beside: one))
          let isSecond: Bool
          if right.low > left.high {
            isSecond = true
          } else if right.high <= left.low {
            isSecond = false
          } else {
            doubt = plan.slots[first].techniques | plan.slots[second].techniques
            return nil
          }
          let (stays, slot) = isSecond ? (other, first) : (one, second)
          return plan.slots[slot].techniques & plan.excluded[stays]
        }
      }
    }
    return 0
  }

  /// By how much a slot's winner leads what could take its place beside `other`.
  private func lead(_ slot: Int, beside other: Int) -> Span {
    let delivered = standing.prefix(slot).reduce(0 as UInt64) {
      $1 < 0 ? $0 : $0 | plan.delivers[$1]
    }
    let all = candidates(slot, delivered: delivered)
    var span: Span?
    // Whichever of the twins wins, the others are among its rivals.
    let twins = plan.twins[standing[slot]] & all.possible
    let least = (twins & all.sure).bits.reduce(Int.min) { max($0, strength($1).low) }
    for winner in twins.bits where strength(winner).high >= least {
      let own = lead(of: winner, in: slot, all, beside: other)
      span = Span(low: min(span?.low ?? .max, own.low), high: max(span?.high ?? .min, own.high))
    }
    return span ?? Span(low: .min, high: .max)
  }

  private func lead(
    of winner: Int, in slot: Int, _ candidates: Bounded, beside other: Int
  ) -> Span {
    let own = strength(winner)
    let barred = plan.excluded[other] | 1 << UInt64(winner)
    let threshold = plan.slots[slot].threshold
    let floor = threshold.map { own.high - $0 } ?? .max
    var span = Span(low: threshold.map { own.low - $0 } ?? .max, high: floor)
    var isFirst = true
    for rival in (candidates.possible & ~barred).bits {
      let theirs = strength(rival)
      if isFirst { span = Span(low: own.low - theirs.high, high: span.high) }
      isFirst = false
      span.low = min(span.low, own.low - theirs.high)
      if candidates.sure.has(rival) { span.high = min(span.high, own.high - theirs.low) }
    }
    return span
  }
}
