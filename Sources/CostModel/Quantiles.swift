extension Lanes {
  /// The tenth, fiftieth and ninetieth of a hundred lanes; nil when a lane is no finite number.
  var tenths: (low: Double, likely: Double, high: Double)? {
    switch self {
    case .same(let value): return value.isFinite ? (value, value, value) : nil
    case .each(let values):
      guard let ends else { return nil }
      let last = values.count - 1
      let found = elements(
        at: [last / 10, last / 2, last - last / 10], of: values, from: ends.least, to: ends.most)
      return (found[0], found[1], found[2])
    }
  }

  /// The least and the greatest lane; nil when a lane is no finite number.
  var ends: (least: Double, most: Double)? {
    switch self {
    case .same(let value): return value.isFinite ? (value, value) : nil
    case .each(let values):
      guard var least = values.first, values.allSatisfy(\.isFinite) else { return nil }
      var most = least
      for value in values {
        if value < least { least = value }
        if value > most { most = value }
      }
      return (least, most)
    }
  }
}

/// The numbers that stand at some places of the sorted ones, without sorting them all.
///
/// They are dealt into bins from the least number to the greatest, and only the bins that hold a place
/// are sorted. A number is never in a later bin than a greater one, so the bins are in order.
func elements(
  at places: [Int], of numbers: [Double], from least: Double, to most: Double
) -> [Double] {
  let scale = Double(mostBins) / (most - least)
  // All alike, or so far apart or so close that the bins can't be told.
  guard scale.isFinite, scale > 0 else { return sorted(numbers, at: places) }
  var counts = [Int](repeating: 0, count: mostBins + 1)
  for number in numbers { counts[Int((number - least) * scale)] += 1 }
  var found: [Double] = []
  for place in places {
    var bin = 0
    var before = 0
    while before + counts[bin] <= place {
      before += counts[bin]
      bin += 1
    }
    var inside: [Double] = []
    inside.reserveCapacity(counts[bin])
    for number in numbers where Int((number - least) * scale) == bin { inside.append(number) }
    inside.sort()
    found.append(inside[place - before])
  }
  return found
}

private let mostBins = 255

private func sorted(_ numbers: [Double], at places: [Int]) -> [Double] {
  let sorted = numbers.sorted()
  return places.map { sorted[$0] }
}
