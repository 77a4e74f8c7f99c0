/// What an amount says of the lanes of a column: the least and the greatest, and the tenth, fiftieth and
/// ninetieth of a hundred.
struct LaneSummary {
  var least: Double
  var low: Double
  var likely: Double
  var high: Double
  var most: Double
}

/// Summaries of columns, each array of lanes looked at once: what a bill adds up from a single line, and
/// what several techniques pay alike, is the same array.
struct LaneSummaries {
  private var known: [UInt: (lanes: [Double], summary: LaneSummary?)] = [:]

  /// The summary of a column; nil while an answer is wanted for it, or where a lane is no finite number.
  mutating func of(_ column: Column) -> LaneSummary? {
    guard let lanes = column.lanes else { return nil }
    guard case .each(let values) = lanes else { return lanes.summary }
    // The array is kept beside its address, so that no other one comes to have that.
    let address = unsafe values.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
    if let found = known[address] { return found.summary }
    let summary = lanes.summary
    known[address] = (values, summary)
    return summary
  }
}

extension Lanes {
  /// The tenth, fiftieth and ninetieth of a hundred lanes with the ends; nil when a lane is no finite
  /// number.
  var summary: LaneSummary? {
    guard let ends else { return nil }
    guard case .each(let values) = self else {
      return LaneSummary(
        least: ends.least, low: ends.least, likely: ends.least, high: ends.least, most: ends.least)
    }
    let (last, tenth) = (values.count - 1, Self.lowTenth(of: values.count))
    let places = [tenth, Self.middle(of: values.count), last - tenth]
    let tenths = values.elements(atSorted: places, from: ends.least, to: ends.most)
    return LaneSummary(
      least: ends.least, low: tenths[0], likely: tenths[1], high: tenths[2], most: ends.most)
  }

  /// The fiftieth of a hundred lanes; nil when a lane is no finite number.
  var middle: Double? {
    guard let ends, case .each(let values) = self else { return ends?.least }
    let middle = Self.middle(of: values.count)
    return values.elements(atSorted: [middle], from: ends.least, to: ends.most)[0]
  }

  /// How many of some sorted lanes lie before the tenth of a hundred.
  static func lowTenth(of count: Int) -> Int { (count - 1) / 10 }

  /// How many of them lie before the fiftieth of a hundred.
  static func middle(of count: Int) -> Int { (count - 1) / 2 }

  /// The tenth, fiftieth and ninetieth of a hundred lanes; nil when a lane is no finite number.
  var tenths: (low: Double, likely: Double, high: Double)? {
    summary.map { ($0.low, $0.likely, $0.high) }
  }

  /// Whether the tenth of a hundred lanes lies above a number, which takes no more than counting those that
  /// don't; nil when a lane is no finite number.
  func isLowTenthAbove(_ limit: Double) -> Bool? {
    switch self {
    case .same(let value): return value.isFinite ? value > limit : nil
    case .each(let values):
      var others = 0
      var wild = 0
      for value in values {
        others += value <= limit ? 1 : 0
        wild += value.isFinite ? 0 : 1
      }
      return wild > 0 || values.isEmpty ? nil : others <= Self.lowTenth(of: values.count)
    }
  }

  /// The least and the greatest lane; nil when a lane is no finite number.
  var ends: (least: Double, most: Double)? {
    switch self {
    case .same(let value): value.isFinite ? (value, value) : nil
    case .each(let values): Self.ends(of: values)
    }
  }

  static func ends(of values: [Double]) -> (least: Double, most: Double)? {
    guard let first = values.first else { return nil }
    // Four at a time, and the rest after them.
    let whole = values.count & ~3
    var least = SIMD4(repeating: first)
    var most = least
    var nothing = SIMD4<Double>.zero
    unsafe values.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: whole, by: 4) {
        let four = unsafe bytes.loadUnaligned(
          fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD4<Double>.self)
        least.replace(with: four, where: four .< least)
        most.replace(with: four, where: four .> most)
        // Not a number from the first lane on that isn't finite.
        nothing += four - four
      }
    }
    for value in values[whole...] {
      least[0] = Swift.min(least[0], value)
      most[0] = Swift.max(most[0], value)
      nothing[0] += value - value
    }
    return nothing.sum() == 0 ? (least.min(), most.max()) : nil
  }
}
