internal import DecisionModel

/// Where a number lies, whatever open answers turn out to be: interval arithmetic.
///
/// Rounding keeps order, so that both ends are worked out as the number itself is and nothing has to be
/// added for it.
struct Enclosure: Arithmetic, Hashable {
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

  /// An answer that is wanted may turn out to be anything.
  static func lacking(_ wants: FactPlaces) -> Enclosure { .anything(wants) }

  /// The answer may come or not.
  func orZero(for fact: Int) -> Enclosure { union(.exactly(0)) }

  /// Whatever lies in either.
  func union(_ other: Enclosure) -> Enclosure {
    Enclosure(
      low: min(low, other.low), high: max(high, other.high), mayLack: mayLack || other.mayLack,
      open: open.union(other.open))
  }

  /// The same where it is known to lie in another as well.
  func within(_ other: Enclosure) -> Enclosure {
    Enclosure(
      low: max(low, other.low), high: min(high, other.high), mayLack: mayLack && other.mayLack,
      open: open)
  }

  static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    left.with(right, left.low + right.low, left.high + right.high)
  }

  static func - (left: Enclosure, right: Enclosure) -> Enclosure {
    left.with(right, left.low - right.high, left.high - right.low)
  }

  /// Nothing times any number is nothing, also when that number is unknown.
  static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    if left.isNothing || right.isNothing { return .exactly(0) }
    func product(_ one: Double, _ other: Double) -> Double {
      one == 0 || other == 0 ? 0 : one * other
    }
    return left.with(
      right, product(left.low, right.low), product(left.low, right.high),
      product(left.high, right.low), product(left.high, right.high))
  }

  static func / (left: Enclosure, right: Enclosure) -> Enclosure {
    if right.low > 0 || right.high < 0 {
      return left.with(
        right, left.low / right.low, left.low / right.high, left.high / right.low,
        left.high / right.high)
    }
    guard left.low >= 0, right.low == 0, right.high > 0 else {
      return .anything(left.open.union(right.open))
    }
    return left.with(right, left.low / right.high, .infinity)
  }

  /// True when it is 0 for certain.
  private var isNothing: Bool { low == 0 && high == 0 && !mayLack }

  /// From the least to the most of some numbers; one that outgrows what can be held may be none.
  private func with(
    _ other: Enclosure, _ one: Double, _ two: Double, _ three: Double, _ four: Double
  ) -> Enclosure {
    // What compares numbers may lose one that is none.
    if one.isNaN || two.isNaN || three.isNaN || four.isNaN {
      return .anything(open.union(other.open))
    }
    return with(other, min(min(one, two), min(three, four)), max(max(one, two), max(three, four)))
  }

  /// Between two numbers, the first of which may not be a number where the second is none either.
  private func with(_ other: Enclosure, _ low: Double, _ high: Double) -> Enclosure {
    let open = open.union(other.open)
    guard !low.isNaN, !high.isNaN else { return .anything(open) }
    return Enclosure(
      low: low, high: high,
      mayLack: mayLack || other.mayLack || low.isInfinite || high.isInfinite, open: open)
  }

  /// All of these grow with each of their arguments; what rounds takes the first alone.
  static func applying(
    _ function: Expression.Function, _ first: Enclosure, _ second: Enclosure
  ) -> Enclosure {
    func joined(_ low: Double, _ high: Double) -> Enclosure {
      Enclosure(
        low: low, high: high, mayLack: first.mayLack || second.mayLack,
        open: first.open.union(second.open))
    }
    func each(_ operation: (Double) -> Double) -> Enclosure {
      Enclosure(
        low: operation(first.low), high: operation(first.high), mayLack: first.mayLack,
        open: first.open)
    }
    return switch function {
    case .min: joined(Swift.min(first.low, second.low), Swift.min(first.high, second.high))
    case .max: joined(Swift.max(first.low, second.low), Swift.max(first.high, second.high))
    case .ceil: each { ($0 - 1e-9).rounded(.up) }
    case .floor: each { ($0 + 1e-9).rounded(.down) }
    }
  }
}
