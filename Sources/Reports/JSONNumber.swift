import DecisionModel

/// The number grammar of JSON, read to a millionth without a detour over floating point.
enum JSONNumber {
  /// What a number is written with.
  static let bytes = Set("+-.0123456789eE".utf8)

  /// Why something is no number that we hold.
  enum Problem: Error {
    case notANumber
    case outOfRange

    var kind: JSONFault.Kind {
      switch self {
      case .notANumber: .unexpected
      case .outOfRange: .numberOutOfRange
      }
    }
  }

  /// The nearest millionth, digits beyond it cut off.
  static func quantity(
    _ written: ArraySlice<UInt8>, timesTenTo more: Int = 0
  ) -> Result<Quantity, Problem> {
    guard let parts = Parts(written) else { return .failure(.notANumber) }
    // The place of the point in the digits, once a power of ten and the millionths are applied.
    guard let power = parts.power, power.magnitude < 1_000 else { return .failure(.outOfRange) }
    let digits = parts.whole + parts.fraction
    let point = parts.whole.count + power + more + 6
    var micros: Int64 = 0
    for place in 0..<max(0, point) {
      let digit = place < digits.count ? Int64(digits[digits.startIndex + place] - zero) : 0
      if micros == 0, digit == 0 { continue }
      let (ten, first) = micros.multipliedReportingOverflow(by: 10)
      let (sum, second) = ten.addingReportingOverflow(digit)
      if first || second { return .failure(.outOfRange) }
      micros = sum
    }
    return .success(Quantity(micros: parts.isNegative ? -micros : micros))
  }

  private static let zero = UInt8(ascii: "0")

  /// What a number is made of, as bytes: read by hand, since a document holds thousands of them.
  private struct Parts {
    var isNegative: Bool
    var whole: ArraySlice<UInt8>
    var fraction: ArraySlice<UInt8> = []
    /// The digits of the power of ten with their sign; empty without one.
    var exponent: ArraySlice<UInt8> = []

    /// Nil for what is no number.
    init?(_ written: ArraySlice<UInt8>) {
      var rest = written
      isNegative = Self.take("-", from: &rest)
      whole = Self.takeDigits(from: &rest)
      if whole.isEmpty || (whole.count > 1 && whole.first == zero) { return nil }
      if Self.take(".", from: &rest) {
        fraction = Self.takeDigits(from: &rest)
        if fraction.isEmpty { return nil }
      }
      if Self.take("e", from: &rest) || Self.take("E", from: &rest) {
        exponent = rest
        if !Self.take("-", from: &rest) { _ = Self.take("+", from: &rest) }
        if Self.takeDigits(from: &rest).isEmpty { return nil }
      }
      if !rest.isEmpty { return nil }
    }

    /// The power of ten; nil past what an integer holds.
    var power: Int? { exponent.isEmpty ? 0 : Int(String(decoding: exponent, as: UTF8.self)) }

    private static func take(_ sign: Unicode.Scalar, from rest: inout ArraySlice<UInt8>) -> Bool {
      guard rest.first == UInt8(ascii: sign) else { return false }
      rest.removeFirst()
      return true
    }

    private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let digits = rest.prefix { $0 >= zero && $0 <= UInt8(ascii: "9") }
      rest = rest.dropFirst(digits.count)
      return digits
    }
  }
}
