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
    let text = String(decoding: written, as: UTF8.self)
    guard
      let match = text.wholeMatch(of: /(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?/)
    else { return .failure(.notANumber) }
    let digits = match.2 + (match.3 ?? "")
    // The place of the point in `digits`, once a power of ten and the millionths are applied.
    guard let power = match.4.map({ Int($0) }) ?? 0, power.magnitude < 1_000 else {
      return .failure(.outOfRange)
    }
    let point = match.2.count + power + more + 6
    var micros: Int64 = 0
    for place in 0..<max(0, point) {
      let digit = place < digits.count ? digit(digits, place) : 0
      if micros == 0, digit == 0 { continue }
      let (ten, first) = micros.multipliedReportingOverflow(by: 10)
      let (sum, second) = ten.addingReportingOverflow(digit)
      if first || second { return .failure(.outOfRange) }
      micros = sum
    }
    return .success(Quantity(micros: match.1.isEmpty ? micros : -micros))
  }

  private static func digit(_ digits: Substring, _ place: Int) -> Int64 {
    Int64(digits.utf8[digits.utf8.index(digits.utf8.startIndex, offsetBy: place)]) - 0x30
  }
}
