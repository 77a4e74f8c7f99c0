import DecisionModel
import Notation

/// What a number that is being written comes to, while it is being written.
public enum Echo: Hashable, Sendable {
  /// Nothing is written yet.
  case nothing
  /// Understood as this: `10,000 per day = 0.12 per second`.
  case understood(String)
  /// Not a number of this kind, or not yet.
  case refused(Refusal)

  /// Says what a range comes to, rates by the month, the day and the second.
  static func words(_ range: QuantityRange, as dimension: Dimension) -> String {
    let friendly = QuantityText.friendly(range, as: dimension)
    switch dimension {
    case .rate:
      return [
        friendly, by(30, "day", range), by(2_592_000, "second", range),
      ].joined(separator: " = ")
    default: return friendly
    }
  }

  /// A rate by a shorter period than the month.
  private static func by(_ divisor: Int64, _ period: String, _ range: QuantityRange) -> String {
    let low = rounded(range.low.micros / divisor)
    let high = rounded(range.high.micros / divisor)
    return (low == high ? low : "\(low) to \(high)") + " per \(period)"
  }

  /// Two digits that count, or all before the point.
  private static func rounded(_ micros: Int64) -> String {
    var step: Int64 = 1
    while micros / step >= 100 && step < 1_000_000 { step *= 10 }
    let kept = (micros + step / 2) / step * step
    return QuantityText.grouped(Quantity(micros: kept).canonical)
  }
}
