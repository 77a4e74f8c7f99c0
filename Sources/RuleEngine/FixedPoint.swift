internal import DecisionModel

/// Arithmetic on stretches of millionths: exact for sums, and for products and quotients rounded once
/// to the nearest millionth (ties to even). Past 64 bits it is clamped, never wrapped.
enum FixedPoint {
  private static let one: Int128 = 1_000_000

  /// All results over both operands, or nil when the divisor may be 0.
  static func combine(
    _ sign: Expression.Operator, _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> ClosedRange<Int64>? {
    let (a, b) = (Int128(left.lowerBound), Int128(left.upperBound))
    let (c, d) = (Int128(right.lowerBound), Int128(right.upperBound))
    switch sign {
    case .add: return span([a + c, b + d])
    case .subtract: return span([a - d, b - c])
    case .multiply: return span([a * c, a * d, b * c, b * d].map { nearest($0, over: one) })
    case .divide:
      if c <= 0 && d >= 0 { return nil }
      return span(
        [(a, c), (a, d), (b, c), (b, d)].map { nearest($0.0 * one, over: $0.1) })
    }
  }

  /// All results of a function, or nil when it isn't given what it needs.
  static func call(
    _ function: Expression.Function, _ arguments: [ClosedRange<Int64>]
  ) -> ClosedRange<Int64>? {
    let lows = arguments.map(\.lowerBound)
    let highs = arguments.map(\.upperBound)
    guard let low = lows.min(), let lowMost = lows.max(), let highLeast = highs.min(),
      let high = highs.max()
    else { return nil }
    switch function {
    case .min: return low...highLeast
    case .max: return lowMost...high
    case .floor where arguments.count == 1: return span([floor(Int128(low)), floor(Int128(high))])
    case .ceil where arguments.count == 1:
      return span([-floor(-Int128(low)), -floor(-Int128(high))])
    case .floor, .ceil: return nil
    }
  }

  private static func floor(_ value: Int128) -> Int128 {
    let rest = value % one
    return value - (rest < 0 ? rest + one : rest)
  }

  private static func nearest(_ value: Int128, over divisor: Int128) -> Int128 {
    let positive = divisor < 0 ? -divisor : divisor
    let signed = divisor < 0 ? -value : value
    let (quotient, rest) = signed.quotientAndRemainder(dividingBy: positive)
    let twice = (rest < 0 ? -rest : rest) * 2
    let isUp = twice > positive || (twice == positive && quotient % 2 != 0)
    return isUp ? quotient + (signed < 0 ? -1 : 1) : quotient
  }

  private static func span(_ values: [Int128]) -> ClosedRange<Int64> {
    let clamped = values.map { Int64(clamping: $0) }
    return (clamped.min() ?? 0)...(clamped.max() ?? 0)
  }
}
