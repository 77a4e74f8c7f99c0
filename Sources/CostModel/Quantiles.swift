/// The value that stands at a place of the sorted numbers, without sorting them all.
func element(at place: Int, of numbers: inout [Double]) -> Double {
  var low = 0
  var high = numbers.count - 1
  while low < high {
    let pivot = numbers[low + (high - low) / 2]
    var left = low
    var right = high
    while left <= right {
      while numbers[left] < pivot { left += 1 }
      while numbers[right] > pivot { right -= 1 }
      if left <= right {
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if place <= right {
      high = right
    } else if place >= left {
      low = left
    } else {
      return numbers[place]
    }
  }
  return numbers[place]
}

extension Lanes {
  /// The tenth, fiftieth and ninetieth of a hundred lanes; nil when a lane is no finite number.
  var tenths: (low: Double, likely: Double, high: Double)? {
    switch self {
    case .same(let value): return value.isFinite ? (value, value, value) : nil
    case .each(var values):
      guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
      let last = values.count - 1
      let low = element(at: last / 10, of: &values)
      let likely = element(at: last / 2, of: &values)
      let high = element(at: last - last / 10, of: &values)
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
