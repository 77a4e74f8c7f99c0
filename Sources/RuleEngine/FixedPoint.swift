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
    case .add: return Int64(clamping: a + c)...Int64(clamping: b + d)
    case .subtract: return Int64(clamping: a - d)...Int64(clamping: b - c)
    case .multiply:
      return span(
        nearest(a * c, over: one), nearest(a * d, over: one), nearest(b * c, over: one),
        nearest(b * d, over: one))
    case .divide:
      if c <= 0 && d >= 0 { return nil }
      return span(
        nearest(a * one, over: c), nearest(a * one, over: d), nearest(b * one, over: c),
        nearest(b * one, over: d))
    }
  }

  /// Rounded down to a whole number.
  static func floor(_ value: Int64) -> Int64 { Int64(clamping: floor(Int128(value))) }

  /// Rounded up to a whole number.
  static func ceil(_ value: Int64) -> Int64 { Int64(clamping: -floor(-Int128(value))) }

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

  private static func span(
    _ one: Int128, _ two: Int128, _ three: Int128, _ four: Int128
  ) -> ClosedRange<Int64> {
    Int64(clamping: min(one, two, three, four))...Int64(clamping: max(one, two, three, four))
  }
}
