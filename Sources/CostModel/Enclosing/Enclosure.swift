internal import DecisionModel

/// Where a number lies, whatever open answers turn out to be: interval arithmetic.
///
/// Rounding keeps order, so that both ends are worked out as the number itself is and nothing has to be
/// added for it.
struct Enclosure: Hashable, Sendable {
  /// The least it can be.
  var low: Double
  /// The most it can be.
  var high: Double
  /// True when some answers may leave no number at all.
  var mayLack = false
  /// The places of the open facts that it rests on.
  var open = FactPlaces()

  /// Nothing is known of it.
  static let anything = anything(FactPlaces())

  /// The same where some facts are open.
  static func anything(_ open: FactPlaces) -> Enclosure {
    Enclosure(low: -.infinity, high: .infinity, mayLack: true, open: open)
  }

  /// One number.
  static func exactly(_ value: Double) -> Enclosure {
    value.isNaN ? .anything : Enclosure(low: value, high: value, mayLack: !value.isFinite)
  }

  /// Whatever lies in either.
  func union(_ other: Enclosure) -> Enclosure {
    Enclosure(
      low: min(low, other.low), high: max(high, other.high), mayLack: mayLack || other.mayLack,
      open: open.union(other.open))
  }

  static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    left.with(right, [left.low + right.low, left.high + right.high])
  }

  static func - (left: Enclosure, right: Enclosure) -> Enclosure {
    left.with(right, [left.low - right.high, left.high - right.low])
  }

  /// Nothing times any number is nothing, also when that number is unknown.
  static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    if left.isNothing || right.isNothing { return .exactly(0) }
    func product(_ one: Double, _ other: Double) -> Double {
      one == 0 || other == 0 ? 0 : one * other
    }
    return left.with(
      right,
      [
        product(left.low, right.low), product(left.low, right.high),
        product(left.high, right.low), product(left.high, right.high),
      ])
  }

  static func / (left: Enclosure, right: Enclosure) -> Enclosure {
    if right.low > 0 || right.high < 0 {
      return left.with(
        right,
        [
          left.low / right.low, left.low / right.high, left.high / right.low,
          left.high / right.high,
        ])
    }
    guard left.low >= 0, right.low == 0, right.high > 0 else {
      return .anything(left.open.union(right.open))
    }
    return left.with(right, [left.low / right.high, .infinity])
  }

  /// True when it is 0 for certain.
  private var isNothing: Bool { low == 0 && high == 0 && !mayLack }

  /// From the least to the most of some numbers; one that outgrows what can be held may be none.
  private func with(_ other: Enclosure, _ corners: [Double]) -> Enclosure {
    let open = open.union(other.open)
    guard !corners.contains(where: \.isNaN) else { return .anything(open) }
    return Enclosure(
      low: corners.reduce(.infinity, min), high: corners.reduce(-.infinity, max),
      mayLack: mayLack || other.mayLack || corners.contains(where: \.isInfinite), open: open)
  }
}

extension Expression.Operator {
  func applied(_ left: Enclosure, _ right: Enclosure) -> Enclosure {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    }
  }
}

extension Expression.Function {
  /// All of these grow with each of their arguments.
  func applied(_ arguments: [Enclosure]) -> Enclosure {
    guard let first = arguments.first else { return .anything }
    func each(_ operation: (Double) -> Double) -> Enclosure {
      Enclosure(
        low: operation(first.low), high: operation(first.high), mayLack: first.mayLack,
        open: first.open)
    }
    let mayLack = arguments.contains(where: \.mayLack)
    let open = arguments.reduce(FactPlaces()) { $0.union($1.open) }
    switch self {
    case .min:
      return Enclosure(
        low: arguments.reduce(.infinity) { Swift.min($0, $1.low) },
        high: arguments.reduce(.infinity) { Swift.min($0, $1.high) }, mayLack: mayLack, open: open)
    case .max:
      return Enclosure(
        low: arguments.reduce(-.infinity) { Swift.max($0, $1.low) },
        high: arguments.reduce(-.infinity) { Swift.max($0, $1.high) }, mayLack: mayLack, open: open)
    case .ceil: return each { ($0 - 1e-9).rounded(.up) }
    case .floor: return each { ($0 + 1e-9).rounded(.down) }
    }
  }
}
