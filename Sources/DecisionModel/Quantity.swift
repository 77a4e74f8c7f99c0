/// A number in the base unit of its dimension, exact to a millionth.
///
/// Fixed point keeps thresholds exact: `0.1 + 0.2` is `0.3`, on every machine.
public struct Quantity: Hashable, Comparable, Sendable {
  /// Millionths of the base unit.
  public var micros: Int64

  /// A number of millionths.
  public init(micros: Int64) { self.micros = micros }

  /// A whole number; values past the range of 64 bits are clamped.
  public init(_ whole: Int) {
    let product = Int64(whole).multipliedReportingOverflow(by: 1_000_000)
    micros = product.overflow ? (whole < 0 ? .min : .max) : product.partialValue
  }

  /// The nearest millionth to a finite Double; past the range it is clamped.
  public init(rounding value: Double) {
    let scaled = (value * 1_000_000).rounded(.toNearestOrEven)
    micros = Int64(exactly: scaled) ?? (value < 0 ? .min : .max)
  }

  /// The value as a Double, for the cost model.
  public var double: Double { Double(micros) / 1_000_000 }

  /// The largest value that can be written; a bound that is never reached.
  public static let largest = Quantity(micros: .max)
  /// Nothing.
  public static let zero = Quantity(micros: 0)

  /// Orders by size.
  public static func < (left: Self, right: Self) -> Bool { left.micros < right.micros }

  /// Decimal digits without exponent, trailing zeros or grouping: `0.25`, `1000`.
  public var canonical: String {
    var digits: [UInt8] = []
    appendCanonical(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends the same, in ASCII.
  public func appendCanonical(to bytes: inout [UInt8]) {
    var (whole, fraction) = micros.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    if micros < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
      whole /= 10
    } while whole > 0
    bytes[start...].reverse()
    if fraction > 0 { bytes.append(UInt8(ascii: ".")) }
    while fraction > 0 {
      fraction *= 10
      bytes.append(UInt8(ascii: "0") + UInt8(fraction / 1_000_000))
      fraction %= 1_000_000
    }
  }
}

/// A number that is known to lie between two bounds, both included; exact when they are equal.
public struct QuantityRange: Hashable, Sendable {
  /// The least it can be.
  public var low: Quantity
  /// The most it can be.
  public var high: Quantity

  /// A number somewhere in `low ... high`. The caller keeps `low <= high`.
  public init(_ low: Quantity, _ high: Quantity) {
    self.low = low
    self.high = high
  }

  /// A number known exactly.
  public init(_ exact: Quantity) { self.init(exact, exact) }

  /// True when only one value is possible.
  public var isExact: Bool { low == high }

  /// True when the number may be `quantity`.
  public func contains(_ quantity: Quantity) -> Bool { low <= quantity && quantity <= high }
}
