internal import DecisionModel

/// Sorted, disjoint stretches of whole millionths.
enum Intervals {
  /// All stretches together, joined where they touch.
  static func union(_ parts: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
    var joined: [ClosedRange<Int64>] = []
    for part in parts.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    ) {
      if let last = joined.last,
        last.upperBound == .max || part.lowerBound <= last.upperBound + 1
      {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  /// What two unions have in common.
  static func common(
    _ left: [ClosedRange<Int64>], _ right: [ClosedRange<Int64>]
  ) -> [ClosedRange<Int64>] {
    var shared: [ClosedRange<Int64>] = []
    for one in left {
      for other in right where one.overlaps(other) { shared.append(one.clamped(to: other)) }
    }
    return union(shared)
  }

  /// Whether a number in `range` must, may or cannot lie in a union.
  static func truth(of range: ClosedRange<Int64>, in union: [ClosedRange<Int64>]) -> Truth {
    for part in union where part.overlaps(range) {
      return part.lowerBound <= range.lowerBound && range.upperBound <= part.upperBound
        ? .must : .may
    }
    return .never
  }
}
