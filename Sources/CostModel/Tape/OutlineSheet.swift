internal import DecisionModel

/// What can be told of every step before anything is drawn.
typealias OutlineSheet = Sheet<OutlinedDraws>

extension OutlineSheet {
  /// What can be told of the range of a computed number before anything is drawn.
  enum Range {
    /// An answer is wanted for it, or was stood in for.
    case open
    /// It lies between these.
    case between(Double, Double)
    /// Only draws can tell.
    case unsure
  }

  /// Whether one number stays at or below another in most draws; nil where only draws tell. What proofs count as
  /// open is not told.
  mutating func isAtMost(_ sides: [Tape.Target], isProof: Bool) -> Settled? {
    let (need, room) = (value(sides[0]), value(sides[1]))
    if need.isOpen || room.isOpen { return .open }
    guard !isProof, need.isTold, room.isTold else { return nil }
    if need.high <= room.low { return .known(.choice("yes")) }
    return need.low > room.high ? .known(.choice("no")) : nil
  }

  /// The months until the route that is likely to pay back first has done so, and the places of those that
  /// may be this route.
  mutating func payback(_ paybacks: [Tape.Payback]) -> (range: Range, among: [Int]) {
    var found: [Outline] = []
    for one in paybacks {
      let months = payback(one)
      if months.isOpen { return (.open, []) }
      found.append(months)
    }
    // A route that never does better than another's worst is not the one.
    let most = found.filter(\.isTold).map(\.high).min() ?? .infinity
    let among = found.indices.filter { !found[$0].isTold || found[$0].low <= most }
    guard found.allSatisfy(\.isTold) else { return (.unsure, among) }
    let meant = among.map { found[$0] }
    let range = Range.between(
      meant.reduce(.infinity) { min($0, $1.low) }, meant.reduce(most) { max($0, $1.high) })
    return (range, among)
  }

  private mutating func payback(_ payback: Tape.Payback) -> Outline {
    workOut(payback.running)
    if let volume = payback.volume, self[volume].lacks { return self[volume] }
    let saving = self[payback.monthly.base] - self[payback.monthly.route]
    // Then it is open whatever is paid up front.
    if saving.isOpen { return saving }
    workOut(payback.setUp)
    return extra(payback.extra).payback(at: saving)
  }

  /// What the route pays more up front; a line on which both pay the same counts for neither.
  private func extra(_ parts: [Tape.Payback.Part]) -> Outline {
    var extra = Outline.exactly(0)
    for part in parts {
      switch part {
      case .route(let own): extra = extra + self[own]
      case .base(let their): extra = extra - self[their]
      case .both(let own, let their):
        let (own, their) = (self[own], self[their])
        if own.isEqual(to: their) { continue }
        var more = own - their
        more.isUnsure = more.isUnsure || !more.isClosed && own.mayBeEqual(to: their)
        extra = extra + more
      }
    }
    return extra
  }
}

extension Outline {
  /// True when both hold the same number in every draw, or both want an answer.
  fileprivate func isEqual(to other: Outline) -> Bool {
    if lacks || other.lacks { return lacks && other.lacks }
    return isSame && other.isSame && likely == other.likely
  }

  /// True when they may turn out to.
  fileprivate func mayBeEqual(to other: Outline) -> Bool {
    if lacks != other.lacks || isSame && other.isSame { return false }
    return low <= other.high && other.low <= high
  }

  /// The months until so much is saved, with so much saved a month; where that may be nothing, only draws tell.
  fileprivate func payback(at saving: Outline) -> Outline {
    var result = self + saving
    if result.lacks { return result }
    result.isSame = false
    (result.low, result.high) = (-.infinity, .infinity)
    guard isFinite, saving.isFinite else { return result }
    if saving.low > 0 {
      result.low = max(0, low) / saving.high
      result.high = max(0, high) / saving.low
    } else if saving.high < 0 {
      result.low = Never.score(-saving.high)
      result.high = Never.score(-saving.low)
    }
    return result
  }
}
