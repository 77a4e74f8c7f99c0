internal import DecisionModel

/// One number in every lane of an evaluation.
enum Lanes: Equatable {
  /// The same in all.
  case same(Double)
  /// One for each.
  case each([Double])

  subscript(lane: Int) -> Double {
    switch self {
    case .same(let value): value
    case .each(let values): values[lane]
    }
  }

  @inline(__always)
  func map(_ operation: (Double) -> Double) -> Lanes {
    switch self {
    case .same(let value): .same(operation(value))
    case .each(let values):
      .each([Double](count: values.count) { operation(values.at($0)) })
    }
  }

  @inline(__always)
  func with(_ other: Lanes, _ operation: (Double, Double) -> Double) -> Lanes {
    switch (self, other) {
    case (.same(let left), .same(let right)): .same(operation(left, right))
    case (.each(let left), .same(let right)):
      .each([Double](count: left.count) { operation(left.at($0), right) })
    case (.same(let left), .each(let right)):
      .each([Double](count: right.count) { operation(left, right.at($0)) })
    case (.each(let left), .each(let right)):
      .each(
        [Double](count: min(left.count, right.count)) { operation(left.at($0), right.at($0)) })
    }
  }

  /// Every lane that occurs, each listed at least once.
  var all: [Double] {
    switch self {
    case .same(let value): [value]
    case .each(let values): values
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// So many numbers, each from its place; the memory is written once, without zeros or a copy before.
  @inline(__always)
  init(count: Int, _ number: (Int) -> Element) {
    self = []
    append(addingCapacity: count) { numbers in
      for place in 0..<count { numbers.append(number(place)) }
    }
  }

  /// The number at a place that is known to be there: asked at every lane, a check keeps the lanes from
  /// being worked out several at a time.
  @inline(__always)
  func at(_ place: Int) -> Element { unsafe span[unchecked: place] }
}

/// A number worked out in every lane, with what is missing for it and what was assumed.
struct Column: DrawnNumber {
  /// The lanes, or nil when an answer is wanted.
  var lanes: Lanes?
  /// With every input at its likely value; 0 when the lanes are nil.
  var likely: Double
  /// The facts whose answers are wanted.
  var wants = FactPlaces()
  /// The facts for which a stand-in was used.
  var assumed = FactPlaces()

  static func exactly(_ value: Double) -> Column { Column(lanes: .same(value), likely: value) }

  static func lacking(_ wants: FactPlaces) -> Column {
    Column(lanes: nil, likely: 0, wants: wants)
  }

  var lacks: Bool { lanes == nil }

  var only: Double? {
    if case .same(let number)? = lanes { return number }
    return nil
  }

  @inline(__always)
  func map(_ operation: (Double) -> Double) -> Column {
    guard let lanes else { return self }
    var result = self
    result.lanes = lanes.map(operation)
    result.likely = operation(likely)
    return result
  }

  @inline(__always)
  func with(_ other: Column, _ operation: (Double, Double) -> Double) -> Column {
    let wants = wants.union(other.wants)
    let assumed = assumed.union(other.assumed)
    guard let left = lanes, let right = other.lanes else {
      return Column(lanes: nil, likely: 0, wants: wants, assumed: assumed)
    }
    return Column(
      lanes: left.with(right, operation), likely: operation(likely, other.likely), wants: wants,
      assumed: assumed)
  }

  static func + (left: Column, right: Column) -> Column { left.with(right, +) }
  static func - (left: Column, right: Column) -> Column { left.with(right, -) }

  /// Nothing times any number is nothing, also when that number is unknown or a stand-in.
  static func * (left: Column, right: Column) -> Column {
    if left.isNothing { return Column(lanes: .same(0), likely: 0, assumed: left.assumed) }
    if right.isNothing { return Column(lanes: .same(0), likely: 0, assumed: right.assumed) }
    return left.with(right, *)
  }

  /// True when it is 0 in every lane.
  var isNothing: Bool { only == 0 }

  static func / (left: Column, right: Column) -> Column { left.with(right, /) }

  /// A hair beside a whole number is rounding, not a quantity.
  static func applying(
    _ function: Expression.Function, _ first: Column, _ second: Column
  ) -> Column {
    switch function {
    case .min: first.with(second) { $0 < $1 ? $0 : $1 }
    case .max: first.with(second) { $0 > $1 ? $0 : $1 }
    case .ceil: first.map { ($0 - 1e-9).rounded(.up) }
    case .floor: first.map { ($0 + 1e-9).rounded(.down) }
    }
  }

  /// The sum, 0 for none.
  static func sum(_ columns: [Column]) -> Column {
    columns.dropFirst().reduce(columns.first ?? .exactly(0), +)
  }
}
