internal import DecisionModel

extension Settler {
  /// The techniques of which a measure lies above a bound.
  mutating func techniques(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound,
    _ partly: ([Settlement.Measured], EnclosingSheet.Over) -> Void
  ) -> Settled {
    let outlines = outlines(fact, measured, bound)
    // How a number comes out over a stated range is sampled, which proves nothing.
    if !isProof, let members = members(measured, bound, outlines) {
      return .techniques(sure: members.map { measured[$0].place }, possible: [], isExact: true)
    }
    let decided = isProof ? [] : decided(measured, bound, outlines)
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
  }

  private mutating func outlines(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound
  ) -> Outlines? {
    outlined { outline in
      let measures = outline.measures(fact, measured, bound)
      var found = Outlines(limit: outline.value(measures.bound))
      if found.limit.isOpen { return found }
      found.measured = measures.measured.map { $0.map { outline.value($0) } ?? .anything }
      return found
    }
  }

  /// Those of which a measure lies above the bound, by place, least first. Those whose range only reaches
  /// above it are not among them. Nil when a measure is open.
  private mutating func members(
    _ measured: [Settlement.Measured], _ bound: Settlement.Bound, _ outlines: Outlines?
  ) -> [Int]? {
    if bound.facts.contains(where: { reading(of: $0).isIdle }) { return [] }
    if let outlines, outlines.limit.isOpen || outlines.measured.contains(where: \.isOpen) {
      return nil
    }
    guard let limit = range(column { $0.value(bound.term, in: 0) }) else { return nil }
    var found: [(likely: Double, place: Int)] = []
    for (place, one) in measured.enumerated() {
      if outlines?.measured[place].isAtMost(limit.lowerBound) == true { continue }
      let column = column(one)
      guard let range = range(column) else { return nil }
      guard range.lowerBound > limit.upperBound else { continue }
      guard let tenths = column.lanes?.tenths else { return nil }
      found.append((tenths.likely, place))
    }
    return found.sorted { ($0.likely, $0.place) < ($1.likely, $1.place) }.map(\.place)
  }

  /// What the prices at hand say of techniques of which nothing is open, by place; none where that holds
  /// of none.
  private mutating func decided(
    _ measured: [Settlement.Measured], _ bound: Settlement.Bound, _ outlines: Outlines?
  ) -> [EnclosingSheet.Decided?] {
    if outlines?.limit.isOpen == true { return [] }
    guard let limit = range(column { $0.value(bound.term, in: 0) }) else { return [] }
    return measured.indices.map { place in
      if let outline = outlines?.measured[place] {
        if outline.isOpen { return nil }
        if outline.isAtMost(limit.lowerBound) {
          return EnclosingSheet.Decided(isOver: false, number: 0)
        }
      }
      let column = column(measured[place])
      guard let range = range(column), let tenths = column.lanes?.tenths else { return nil }
      return EnclosingSheet.Decided(
        isOver: range.lowerBound > limit.upperBound, number: tenths.likely)
    }
  }
}
