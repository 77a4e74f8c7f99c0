/// The value that stands at a place of the sorted numbers, without sorting them all. What is before
/// the place is then no greater, and what is behind it no less; only `part` is looked at and moved.
func element(at place: Int, of numbers: inout [Double], in part: Range<Int>? = nil) -> Double {
  let part = (part ?? 0..<numbers.count).clamped(to: 0..<numbers.count)
  return unsafe numbers.withUnsafeMutableBufferPointer { numbers in
    var low = part.lowerBound
    var high = part.upperBound - 1
    while low < high {
      let pivot = unsafe numbers[low + (high - low) / 2]
      var left = low
      var right = high
      while left <= right {
        while unsafe numbers[left] < pivot { left += 1 }
        while unsafe numbers[right] > pivot { right -= 1 }
        if left <= right {
          unsafe numbers.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right {
        high = right
      } else if place >= left {
        low = left
      } else {
        return unsafe numbers[place]
      }
    }
    return unsafe numbers[place]
  }
}

extension Lanes {
  /// The tenth, fiftieth and ninetieth of a hundred lanes; nil when a lane is no finite number.
  var tenths: (low: Double, likely: Double, high: Double)? {
    switch self {
    case .same(let value): return value.isFinite ? (value, value, value) : nil
    case .each(var values):
      guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
      let last = values.count - 1
      let likely = element(at: last / 2, of: &values)
      let low = element(at: last / 10, of: &values, in: 0..<last / 2 + 1)
      let high = element(at: last - last / 10, of: &values, in: last / 2..<values.count)
      return (low, likely, high)
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
