internal import DecisionModel

extension Settler {
  private typealias Decided = EnclosingSheet.Decided

  /// The techniques of which a measure lies above a bound.
  mutating func techniques(
    _ settlement: Int, _ measured: [Settlement.Measured], _ bound: Settlement.Bound,
    _ leeway: Leeway, _ partly: ([Settlement.Measured], EnclosingSheet.Over) -> Void
  ) -> Settled {
    guard let laid = estimator.layout.measures[settlement] else { return .open }
    let set = ComputedSet(
      measured: measured, bound: bound, laid: laid, leeway: leeway, outlines: outlines(laid))
    // How a number comes out over a stated range is sampled, which proves nothing.
    if !isProof, let members = members(set) {
      return .techniques(sure: set.names(members), possible: [], isExact: true)
    }
    let decided = isProof ? [] : decided(set)
    let over = enclosed { $0.over(settlement, set.measured, set.bound, decided: decided) }
    if !over.isExact { partly(set.measured, over) }
    return .techniques(
      sure: set.names(over.sure), possible: set.names(over.possible), isExact: over.isExact)
  }

  /// A computed set of techniques with its arithmetic as it is laid out. A class, since it is handed on for
  /// each technique.
  final class ComputedSet {
    let measured: [Settlement.Measured]
    let bound: Settlement.Bound
    let laid: Tape.Measures
    let leeway: Leeway
    /// What can be told before anything is drawn; nil where nothing is drawn.
    let outlines: Outlines?

    init(
      measured: [Settlement.Measured], bound: Settlement.Bound, laid: Tape.Measures,
      leeway: Leeway, outlines: Outlines?
    ) {
      self.measured = measured
      self.bound = bound
      self.laid = laid
      self.leeway = leeway
      self.outlines = outlines
    }

    /// The places among the techniques of the rules of those at some places.
    func names(_ places: [Int]) -> [Int] { places.map { measured[$0].place } }
  }

  /// Whether one of the techniques of a computed set is in it for certain, and whether it may be. It is no
  /// proof: ranges are sampled.
  mutating func isOver(
    _ place: Int, _ settlement: Int, _ measured: [Settlement.Measured],
    _ bound: Settlement.Bound, _ leeway: Leeway
  ) -> (sure: Bool, possible: Bool) {
    guard let laid = estimator.layout.measures[settlement],
      !bound.facts.contains(where: { readings[$0].isIdle })
    else { return (false, false) }
    let limit = outlined { $0.value(laid.bound) }
    if limit?.isOpen == true { return isOverOpenBound(place, settlement, laid, bound) }
    let number = outlined { outline in
      laid.measured[place].map { outline.value($0) } ?? .anything
    }
    let set = ComputedSet(
      measured: measured, bound: bound, laid: laid, leeway: leeway, outlines: nil)
    guard number?.isOpen != true, let limit = limit?.only ?? range(self.limit(of: set)),
      let over = over(set, place, limit, number)
    else { return enclosed { $0.isOver(place, settlement, bound) } }
    return (over.isOver, over.isOver)
  }

  /// The same, for those who don't ask whether it may be: while something is open that is much less to work
  /// out.
  mutating func isSurelyOver(
    _ place: Int, _ settlement: Int, _ measured: [Settlement.Measured],
    _ bound: Settlement.Bound, _ leeway: Leeway
  ) -> Bool {
    guard let laid = estimator.layout.measures[settlement] else { return false }
    let isOpen = outlined { outline in
      outline.value(laid.bound).isOpen
        || laid.measured[place].map { outline.value($0).isOpen } ?? false
    }
    guard isOpen == true else { return isOver(place, settlement, measured, bound, leeway).sure }
    if bound.facts.contains(where: { readings[$0].isIdle || readings[$0].mayBeIdle }) {
      return false
    }
    let limit = enclosed { $0.value(laid.bound) }
    if limit.mayLack { return false }
    // No number is above the greatest limit for certain of which some case lies below it.
    if let number = likelyMeasure(laid.measured[place]), number <= limit.high { return false }
    return enclosed { $0.isOver(place, settlement, bound) }.sure
  }

  /// The same while the bound is open. Between the least and the greatest that it can be nothing is sure, and
  /// the likely case tells that a technique may lie there.
  private mutating func isOverOpenBound(
    _ place: Int, _ settlement: Int, _ laid: Tape.Measures, _ bound: Settlement.Bound
  ) -> (sure: Bool, possible: Bool) {
    let limit = enclosed { $0.value(laid.bound) }
    if let number = likelyMeasure(laid.measured[place]),
      limit.mayLack || limit.low < number && number <= limit.high
    {
      return (false, true)
    }
    return enclosed { $0.isOver(place, settlement, bound) }
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
  private mutating func members(_ set: ComputedSet) -> [Int]? {
    if set.bound.facts.contains(where: { readings[$0].isIdle }) { return [] }
    if let outlines = set.outlines,
      outlines.limit.isOpen || outlines.measured.contains(where: \.isOpen)
    {
      return nil
    }
    guard let limit = range(limit(of: set)) else { return nil }
    var found: [(number: Double, place: Int)] = []
    for place in set.measured.indices {
      guard let decided = over(set, place, limit, set.outlines?.measured[place]) else { return nil }
      if decided.isOver { found.append((decided.number, place)) }
    }
    return found.sorted { $0 < $1 }.map(\.place)
  }

  mutating func limit(of set: ComputedSet) -> Column {
    column(set.laid.bound) { $0.value(set.bound.term, in: 0) }
  }

  /// What the prices at hand say of techniques of which nothing is open, by place; none where that holds
  /// of none.
  private mutating func decided(_ set: ComputedSet) -> [Decided?] {
    if set.outlines?.limit.isOpen == true { return [] }
    guard let limit = range(limit(of: set)) else { return [] }
    return set.measured.indices.map { over(set, $0, limit, set.outlines?.measured[$0]) }
  }

  /// Whether a technique lies above a limit, and the number it is ordered by where that matters; nil when
  /// something is open. Nothing is drawn where what can be told before says it.
  private mutating func over(
    _ set: ComputedSet, _ place: Int, _ limit: ClosedRange<Double>, _ outline: Outline?
  ) -> Decided? {
    if let outline {
      if outline.isOpen { return nil }
      if outline.isAtMost(limit.lowerBound) { return Decided(isOver: false, number: 0) }
      if set.leeway.ignoresOrder, outline.isAbove(limit.upperBound) {
        return Decided(isOver: true, number: 0)
      }
    }
    let target = set.laid.measured[place]
    if set.leeway.ignoresOrder, let target, let outline,
      let isOver = isDrawnAbove(limit.upperBound, target, outline)
    {
      return Decided(isOver: isOver, number: 0)
    }
    let column = column(set, place, outline)
    if set.leeway.ignoresOrder {
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
    return strips(target, outline) ?? column(target) { $0.quantity(set.measured[place]) }
  }
}

extension Outline {
  /// The number that all draws are, if nothing is open and it is told.
  var only: ClosedRange<Double>? {
    isTold && isSame ? likely...likely : nil
  }
}
