internal import DecisionModel

/// One number in every lane of an evaluation.
enum Lanes {
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
    case .same(let value): return .same(operation(value))
    case .each(var values):
      for lane in values.indices { values[lane] = operation(values[lane]) }
      return .each(values)
    }
  }

  @inline(__always)
  func with(_ other: Lanes, _ operation: (Double, Double) -> Double) -> Lanes {
    switch (self, other) {
    case (.same(let left), .same(let right)): return .same(operation(left, right))
    case (.each(var left), .same(let right)):
      for lane in left.indices { left[lane] = operation(left[lane], right) }
      return .each(left)
    case (.same(let left), .each(var right)):
      for lane in right.indices { right[lane] = operation(left, right[lane]) }
      return .each(right)
    case (.each(var left), .each(let right)):
      for lane in left.indices { left[lane] = operation(left[lane], right[lane]) }
      return .each(left)
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

/// Places of facts in the graph, in order, each once.
struct FactList: Hashable {
  private(set) var places: [Int] = []

  init(_ places: [Int] = []) { self.places = places }

  var isEmpty: Bool { places.isEmpty }

  func union(_ other: FactList) -> FactList {
    if other.places.isEmpty || other == self { return self }
    if places.isEmpty { return other }
    var merged: [Int] = []
    merged.reserveCapacity(places.count + other.places.count)
    var left = places[...]
    var right = other.places[...]
    while let first = left.first, let second = right.first {
      merged.append(min(first, second))
      if first <= second { left.removeFirst() }
      if second <= first { right.removeFirst() }
    }
    return FactList(merged + left + right)
  }
}

/// A number worked out in every lane, with what is missing for it and what was assumed.
struct Column {
  /// The lanes, or nil when an answer is wanted.
  var lanes: Lanes?
  /// With every input at its likely value; 0 when the lanes are nil.
  var likely: Double
  /// The facts whose answers are wanted.
  var wants = FactList()
  /// The facts for which a stand-in was used.
  var assumed = FactList()

  static func exactly(_ value: Double) -> Column { Column(lanes: .same(value), likely: value) }

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
    for one in [left, right] where one.isNothing {
      return Column(lanes: .same(0), likely: 0, assumed: one.assumed)
    }
    return left.with(right, *)
  }

  /// True when it is 0 in every lane.
  var isNothing: Bool {
    if case .same(0)? = lanes { return true }
    return false
  }

  static func / (left: Column, right: Column) -> Column { left.with(right, /) }

  /// The sum, 0 for none.
  static func sum(_ columns: [Column]) -> Column {
    columns.dropFirst().reduce(columns.first ?? .exactly(0), +)
  }
}
