internal import DecisionModel

extension Settler {
  private typealias Decided = EnclosingSheet.Decided

  /// The techniques of which a measure lies above a bound.
  mutating func techniques(
    _ set: ComputedSet, _ leeway: Leeway,
    _ partly: ([Settlement.Measured], EnclosingSheet.Over) -> Void
  ) -> Settled {
    let outlines = outlines(set.laid)
    // How a number comes out over a stated range is sampled, which proves nothing.
    if !isProof, let members = members(set, leeway, outlines) {
      return .techniques(sure: set.names(members), possible: [], isExact: true)
    }
    let decided = isProof ? [] : decided(set, leeway, outlines)
    let over = enclosed { $0.over(set, decided: decided) }
    if !over.isExact { partly(set.measured, over) }
    return .techniques(
      sure: set.names(over.sure), possible: set.names(over.possible), isExact: over.isExact)
  }

  /// Whether one of the techniques of a computed set is in it for certain, and whether it may be. It is no
  /// proof: ranges are sampled.
  mutating func isMember(
    _ place: Int, _ set: ComputedSet, _ leeway: Leeway
  ) -> (sure: Bool, possible: Bool) {
    var found = isOver(place, set, leeway)
    for exemption in set.exemptions(of: place) where found.possible {
      let isLeftOut = holds(exemption, set, leeway)
      if isLeftOut.sure { return (false, false) }
      if isLeftOut.possible { found.sure = false }
    }
    return found
  }

  /// The same, for those who don't ask whether it may be: while something is open that is much less to work
  /// out.
  mutating func isSureMember(_ place: Int, _ set: ComputedSet, _ leeway: Leeway) -> Bool {
    guard isSurelyOver(place, set, leeway) else { return false }
    return !set.exemptions(of: place).contains { holds($0, set, leeway).possible }
  }

  private mutating func holds(
    _ exemption: Settlement.Exemption, _ set: ComputedSet, _ leeway: Leeway
  ) -> (sure: Bool, possible: Bool) {
    var isSure = true
    for place in exemption.above {
      let found = isOver(place, set, leeway)
      if !found.possible { return (false, false) }
      if !found.sure { isSure = false }
    }
    guard let beside = exemption.beside else { return (isSure, true) }
    let found = isOver(beside, set, leeway)
    return found.sure ? (false, false) : (isSure && !found.possible, true)
  }

  /// Whether a technique lies above the bound of a set for certain, and whether it may.
  private mutating func isOver(
    _ place: Int, _ set: ComputedSet, _ leeway: Leeway
  ) -> (sure: Bool, possible: Bool) {
    if set.bound.facts.contains(where: { readings[$0].isIdle }) { return (false, false) }
    let limit = outlined { $0.value(set.laid.bound) }
    if limit?.isOpen == true { return isOverOpenBound(place, set) }
    let number = outlined { outline in
      set.laid.measured[place].map { outline.value($0) } ?? .anything
    }
    guard number?.isOpen != true, let limit = limit?.told ?? range(self.limit(of: set)),
      let over = over(set, place, limit, leeway, number)
    else { return enclosed { $0.isOver(place, set) } }
    return (over.isOver, over.isOver)
  }

  /// The same, for those who don't ask whether it may.
  private mutating func isSurelyOver(_ place: Int, _ set: ComputedSet, _ leeway: Leeway) -> Bool {
    if set.bound.facts.contains(where: { readings[$0].isOpen }) { return false }
    let isOpen = outlined { outline in
      outline.value(set.laid.bound).isOpen
        || set.laid.measured[place].map { outline.value($0).isOpen } ?? false
    }
    guard isOpen == true else { return isOver(place, set, leeway).sure }
    if set.bound.facts.contains(where: { readings[$0].isIdle || readings[$0].mayBeIdle }) {
      return false
    }
    let limit = enclosed { $0.value(set.laid.bound) }
    if limit.mayLack { return false }
    // No number is above the greatest limit for certain of which some case lies below it.
    if let number = likelyMeasure(set.laid.measured[place]), number <= limit.high { return false }
    return enclosed { $0.isOver(place, set) }.sure
  }

  /// The same while the bound is open. Between the least and the greatest that it can be nothing is sure, and
  /// the likely case tells that a technique may lie there.
  private mutating func isOverOpenBound(
    _ place: Int, _ set: ComputedSet
  ) -> (sure: Bool, possible: Bool) {
    let limit = enclosed { $0.value(set.laid.bound) }
    if let number = likelyMeasure(set.laid.measured[place]),
      limit.mayLack || limit.low < number && number <= limit.high
    {
      return (false, true)
    }
    return enclosed { $0.isOver(place, set) }
  }

  /// What can be told of a bound and of what is held against it before anything is drawn.
  struct Outlines {
    var limit: Outline
    var measured: [Outline] = []
  }

  mutating func outlines(_ laid: Tape.Measures) -> Outlines? {
    outlined { outline in
      var found = Outlines(limit: outline.value(laid.bound))
      if found.limit.isOpen { return found }
      found.measured = laid.measured.map { $0.map { outline.value($0) } ?? .anything }
      return found
    }
  }

  /// Those of which a measure lies above the bound, by place, least first. Those whose range only reaches
  /// above it are not among them. Nil when a measure is open.
  private mutating func members(
    _ set: ComputedSet, _ leeway: Leeway, _ outlines: Outlines?
  ) -> [Int]? {
    if set.bound.facts.contains(where: { readings[$0].isIdle }) { return [] }
    if let outlines,
      outlines.limit.isOpen
        || outlines.measured.prefix(set.measured.count).contains(where: \.isOpen)
    {
      return nil
    }
    guard let limit = range(limit(of: set)) else { return nil }
    var found: [(number: Double, place: Int)] = []
    for place in set.measured.indices {
      let outline = outlines?.measured[place]
      guard let decided = over(set, place, limit, leeway, outline) else { return nil }
      if decided.isOver { found.append((decided.number, place)) }
    }
    let over = found.sorted { $0 < $1 }.map(\.place)
    var members: [Int] = []
    for place in over {
      let exemptions = set.exemptions(of: place).map { holds($0, set, leeway) }
      if exemptions.contains(where: \.sure) { continue }
      if exemptions.contains(where: \.possible) { return nil }
      members.append(place)
    }
    return members
  }

  mutating func limit(of set: ComputedSet) -> Column {
    column(set.laid.bound) { $0.value(set.bound.term, in: 0) }
  }

  /// What the prices at hand say of techniques of which nothing is open, by place; none where that holds
  /// of none.
  private mutating func decided(
    _ set: ComputedSet, _ leeway: Leeway, _ outlines: Outlines?
  ) -> [Decided?] {
    if outlines?.limit.isOpen == true { return [] }
    guard let limit = range(limit(of: set)) else { return [] }
    return set.laid.measured.indices.map { over(set, $0, limit, leeway, outlines?.measured[$0]) }
  }

  /// Whether a technique lies above a limit, and the number it is ordered by where that matters; nil when
  /// something is open. Nothing is drawn where what can be told before says it.
  private mutating func over(
    _ set: ComputedSet, _ place: Int, _ limit: ClosedRange<Double>, _ leeway: Leeway,
    _ outline: Outline?
  ) -> Decided? {
    if let outline {
      if outline.isOpen { return nil }
      if outline.isAtMost(limit.lowerBound) { return Decided(isOver: false, number: 0) }
      if leeway.ignoresOrder, outline.isAbove(limit.upperBound) {
        return Decided(isOver: true, number: 0)
      }
    }
    let target = set.laid.measured[place]
    if leeway.ignoresOrder, let target, let outline,
      let isOver = isDrawnAbove(limit.upperBound, target, outline)
    {
      return Decided(isOver: isOver, number: 0)
    }
    let column = column(set, place, outline)
    if leeway.ignoresOrder {
      return isAbove(column, limit.upperBound).map { Decided(isOver: $0, number: 0) }
    }
    return spread(column).map {
      Decided(isOver: $0.range.lowerBound > limit.upperBound, number: $0.middle)
    }
  }

  /// What is measured of a technique, in all draws.
  mutating func column(
    _ set: ComputedSet, _ place: Int, _ outline: Outline?
  ) -> Column {
    let target = set.laid.measured[place]
    return strips(target, outline) ?? column(target) { $0.quantity(set.measure(at: place)) }
  }
}

extension Outline {
  /// The number that all draws are, if nothing is open and it is told.
  var told: ClosedRange<Double>? {
    isTold && isSame ? likely...likely : nil
  }
}
