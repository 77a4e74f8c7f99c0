internal import DecisionModel

extension Settler {
  /// Which of some techniques comes first in a computed set that all of them are in for certain: least first,
  /// the order of declaration breaking ties. Those are drawn that may be, and no further than that takes.
  mutating func first(
    of places: [Int], in set: ComputedSet
  ) -> Int? {
    let outlines = outlines(set.laid)
    let isOpen = outlines?.limit.isOpen ?? false
    guard !isOpen, range(limit(of: set)) != nil else {
      return first(places.map { ($0, enclosure(of: $0, set)) })
    }
    let meant = meant(places, set, outlines)
    if meant.count == 1 { return meant[0] }
    if let first = parted(meant, set, outlines) { return first }
    return first(
      meant.map { place in
        let middle = middle(set, place, outlines?.measured[place])
        return (place, middle.map { .exactly($0) } ?? enclosure(of: place, set))
      })
  }

  private func first(_ numbers: [(place: Int, number: Enclosure)]) -> Int? {
    numbers.min { ($0.number.low, $0.number.high) < ($1.number.low, $1.number.high) }?.place
  }

  private mutating func enclosure(of place: Int, _ set: ComputedSet) -> Enclosure {
    enclosed { sheet in set.laid.measured[place].map { sheet.closely($0) } ?? .anything }
  }

  /// Those that may come first: not those that lie above all of another's draws, nor those that are never less
  /// than one before them.
  private func meant(
    _ places: [Int], _ set: ComputedSet, _ outlines: Outlines?
  ) -> [Int] {
    let most = places.compactMap { told($0, outlines)?.high }.min() ?? .infinity
    var steps: [Int] = []
    return places.filter { place in
      guard let outline = told(place, outlines), let step = set.laid.measured[place]?.step else {
        return true
      }
      if outline.low > most || steps.contains(where: { isNeverAbove($0, step) }) { return false }
      steps.append(step)
      return true
    }
  }

  /// The one that is likely to come first, where a number half the way to the next one parts its middle from
  /// all others; nil where it doesn't, or something is open.
  private mutating func parted(
    _ places: [Int], _ set: ComputedSet, _ outlines: Outlines?
  ) -> Int? {
    let likely = places.compactMap { place in told(place, outlines).map { (place, $0.likely) } }
      .sorted { $0.1 < $1.1 }
    guard likely.count == places.count, likely.count > 1 else { return nil }
    let limit = likely[0].1 + (likely[1].1 - likely[0].1) / 2
    for (place, _) in likely {
      guard let target = set.laid.measured[place], let outline = told(place, outlines),
        isMiddleAbove(limit, target, outline) == (place != likely[0].0)
      else { return nil }
    }
    return likely[0].0
  }

  /// What is told of all draws of a technique; nil where something is open.
  private func told(_ place: Int, _ outlines: Outlines?) -> Outline? {
    outlines.flatMap { $0.measured[place].isTold ? $0.measured[place] : nil }
  }

  /// The number that a technique is ordered by; nil when something is open.
  private mutating func middle(
    _ set: ComputedSet, _ place: Int, _ outline: Outline?
  ) -> Double? {
    if let only = outline?.told { return only.lowerBound }
    if outline?.isOpen == true { return nil }
    let column = column(set, place, outline)
    return column.assumed.isEmpty ? column.lanes?.middle : nil
  }
}
