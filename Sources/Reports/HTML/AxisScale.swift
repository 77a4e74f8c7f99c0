import Advice
import DecisionModel

/// Maps values to places along an axis, 0 at its start and 1 at its end.
struct AxisScale: Hashable, Sendable {
  /// The value at the start.
  let low: Double
  /// The value at the end; above `low`.
  let high: Double
  /// Whether equal distances are equal factors.
  let isLogarithmic: Bool

  /// From 0 to the largest value.
  static func linear(to values: [Double]) -> AxisScale {
    let high = values.filter(\.isFinite).max() ?? 1
    return AxisScale(low: 0, high: high > 0 ? high : 1, isLogarithmic: false)
  }

  /// From the smallest to the largest value above 0, by factors.
  static func logarithmic(_ values: [Double]) -> AxisScale {
    let usable = values.filter { $0.isFinite && $0 > 0 }
    let low = usable.min() ?? 1
    let high = usable.max() ?? 10
    return AxisScale(low: low, high: high > low ? high : low * 10, isLogarithmic: true)
  }

  /// Where a value stands, held between 0 and 1.
  func place(_ value: Double) -> Double {
    let share: Double
    if isLogarithmic {
      share = value > 0 ? (value / low).logarithm(to: high / low) : 0
    } else {
      share = (value - low) / (high - low)
    }
    return share.isFinite ? min(1, max(0, share)) : 0
  }

  /// Round values to mark: a few, rising, all within the axis.
  var marks: [Double] {
    isLogarithmic ? factors : steps
  }

  private var steps: [Double] {
    let rough = (high - low) / 4
    let power = 10.0.raised(to: rough.decimalLogarithm.rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
    let count = Int(min(8, ((high - low) / step).rounded(.down)))
    return (0...max(0, count)).map { low + Double($0) * step }
  }

  private var factors: [Double] {
    let first = Int(low.decimalLogarithm.rounded(.down))
    let last = Int(high.decimalLogarithm.rounded(.up))
    let powers = (first...max(first, last)).map { 10.0.raised(to: Double($0)) }
    let tens = powers.filter { $0 >= low * 0.999 && $0 <= high * 1.001 }
    if tens.count >= 3 {
      let every = (tens.count + 4) / 5
      return stride(from: 0, to: tens.count, by: every).map { tens[$0] }
    }
    let finer = powers.flatMap { [$0, 2 * $0, 5 * $0] }
    return Array(finer.filter { $0 >= low * 0.999 && $0 <= high * 1.001 }.prefix(6))
  }
}

/// Lengths as SVG wants them.
enum Length {
  /// A share of the width: `12.5%`.
  static func percent(_ share: Double) -> String { decimal(share * 100) + "%" }

  /// A number with two decimals at most; what is no number is 0.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1_000_000 else { return "0" }
    return Quantity(micros: Int64((value * 100).rounded()) * 10_000).canonical
  }
}

extension Quantity {
  /// A round amount in few characters, for an axis: `5k`, `1.2M`.
  var compact: String {
    let steps: [(Int64, String)] = [
      (1_000_000_000_000_000, "B"), (1_000_000_000_000, "M"), (1_000_000_000, "k"),
    ]
    for (unit, letter) in steps where micros.magnitude >= unit.magnitude {
      return Quantity(micros: micros / (unit / 1_000_000)).significant(3) + letter
    }
    return significant(3)
  }
}
