internal import DecisionModel

extension Settler {
  /// The techniques of which a measure lies above a bound.
  mutating func techniques(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound,
    _ leeway: Leeway, _ partly: ([Settlement.Measured], EnclosingSheet.Over) -> Void
  ) -> Settled {
    let outlines = outlines(fact)
    let unsure = outlines?.unsure ?? []
    guard leeway.ignoresOrder, !unsure.isEmpty, unsure.count < 8,
      1 << unsure.count <= leeway.mostWays
    else {
      return techniques(fact, measured, bound, outlines, leeway, partly)
    }
    var ways: [Settled] = []
    for way in 0..<(1 << unsure.count) {
      var outlines = outlines
      for (bit, place) in unsure.enumerated() {
        outlines?.supposed[place] = Decided(isOver: way >> bit & 1 == 1, number: 0)
      }
      ways.append(techniques(fact, measured, bound, outlines, leeway, partly))
    }
    return .oneOf(ways)
  }

  private mutating func techniques(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound,
    _ outlines: Outlines?, _ leeway: Leeway,
    _ partly: ([Settlement.Measured], EnclosingSheet.Over) -> Void
  ) -> Settled {
    // How a number comes out over a stated range is sampled, which proves nothing.
    if !isProof, let members = members(measured, bound, outlines, leeway) {
      return .techniques(sure: members.map { measured[$0].place }, possible: [], isExact: true)
    }
    let decided = isProof ? [] : decided(measured, bound, outlines, leeway)
    let over = enclosed { $0.over(fact, measured, bound, decided: decided) }
    if !over.isExact { partly(measured, over) }
    return .techniques(
      sure: over.sure.map { measured[$0].place },
      possible: over.possible.map { measured[$0].place },
      isExact: over.isExact)
  }

  /// What can be told of a bound and of what is held against it before anything is drawn.
  private struct Outlines {
    var limit: Outline
    var measured: [Outline] = []
    /// What is supposed of those of which only draws tell.
    var supposed: [Int: Decided] = [:]

    /// The places of those, where the limit is one number.
    var unsure: [Int] {
      guard limit.isClosed, limit.isSame, limit.isFinite else { return [] }
      return measured.indices.filter { place in
        let one = measured[place]
        return one.isClosed && one.isFinite && !one.isAtMost(limit.low) && !one.isAbove(limit.low)
      }
    }

    /// What is told of one technique.
    func told(_ place: Int) -> (outline: Outline, supposed: Decided?) {
      (measured[place], supposed[place])
    }
  }

  private mutating func outlines(_ fact: FactKey) -> Outlines? {
    guard let measures = estimator.layout.measures(fact) else { return nil }
    return outlined { outline in
      var found = Outlines(limit: outline.value(measures.bound))
      if found.limit.isOpen { return found }
      found.measured = measures.measured.map { $0.map { outline.value($0) } ?? .anything }
      return found
    }
  }

  /// Those of which a measure lies above the bound, by place, least first. Those whose range only reaches
  /// above it are not among them. Nil when a measure is open.
  private mutating func members(
    _ measured: [Settlement.Measured], _ bound: Settlement.Bound, _ outlines: Outlines?,
    _ leeway: Leeway
  ) -> [Int]? {
    if bound.facts.contains(where: { reading(of: $0).isIdle }) { return [] }
    if let outlines, outlines.limit.isOpen || outlines.measured.contains(where: \.isOpen) {
      return nil
    }
    guard let limit = range(column { $0.value(bound.term, in: 0) }) else { return nil }
    var found: [Decided] = []
    var places: [Int] = []
    for place in measured.indices {
      switch over(measured[place], limit, outlines?.told(place), leeway) {
      case nil: return nil
      case let one? where one.isOver:
        found.append(one)
        places.append(place)
      case _?: continue
      }
    }
    return found.indices.sorted { (found[$0].number, $0) < (found[$1].number, $1) }
      .map { places[$0] }
  }

  /// What the prices at hand say of techniques of which nothing is open, by place; none where that holds
  /// of none.
  private mutating func decided(
    _ measured: [Settlement.Measured], _ bound: Settlement.Bound, _ outlines: Outlines?,
    _ leeway: Leeway
  ) -> [EnclosingSheet.Decided?] {
    if outlines?.limit.isOpen == true { return [] }
    guard let limit = range(column { $0.value(bound.term, in: 0) }) else { return [] }
    return measured.indices.map {
      over(measured[$0], limit, outlines?.told($0), leeway)
    }
  }

  private typealias Decided = EnclosingSheet.Decided

  /// Whether a technique lies above a limit, and the number it is ordered by where that matters; nil when
  /// something is open. Nothing is drawn where what can be told before says it.
  private mutating func over(
    _ measured: Settlement.Measured, _ limit: ClosedRange<Double>,
    _ told: (outline: Outline, supposed: Decided?)?, _ leeway: Leeway
  ) -> Decided? {
    if let (outline, supposed) = told {
      if let supposed { return supposed }
      if outline.isOpen { return nil }
      if outline.isAtMost(limit.lowerBound) { return Decided(isOver: false, number: 0) }
      if leeway.ignoresOrder, outline.isAbove(limit.upperBound) {
        return Decided(isOver: true, number: 0)
      }
    }
    let column = column(measured)
    if leeway.ignoresOrder {
      return isAbove(column, limit.upperBound).map { Decided(isOver: $0, number: 0) }
    }
    guard let range = range(column), let tenths = column.lanes?.tenths else { return nil }
    return Decided(isOver: range.lowerBound > limit.upperBound, number: tenths.likely)
  }
}
