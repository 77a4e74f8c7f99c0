internal import DecisionModel

/// The digits of a number: `digits / 10^decimals`, exact.
struct NumberLiteral: Hashable {
  var digits: Int128
  var decimals: Int

  static let zero = NumberLiteral(digits: 0, decimals: 0)

  /// The value in millionths after a factor; nil when it is too large or too fine to be held.
  func micros(times factor: Factor) throws(LimitFault) -> Int64 {
    var numerator = digits
    for step in [factor.numerator, 1_000_000] {
      let product = numerator.multipliedReportingOverflow(by: step)
      guard !product.overflow else { throw .tooLarge }
      numerator = product.partialValue
    }
    var denominator = factor.denominator
    for _ in 0..<decimals { denominator *= 10 }
    let quotient = numerator / denominator
    let twice = (numerator % denominator) * 2
    let roundsUp = twice > denominator || (twice == denominator && quotient % 2 == 1)
    let rounded = roundsUp ? quotient + 1 : quotient
    guard let micros = Int64(exactly: rounded) else { throw .tooLarge }
    if micros == 0, digits != 0 { throw .tooFine }
    return micros
  }

  /// The two ends of what can be held.
  enum LimitFault: Error { case tooLarge, tooFine }

  /// At most this many decimals, so that no product above can overflow unseen.
  static let mostDecimals = 12

  /// Reads digits with `_` or `,` between groups and at most one point, and says where they end.
  static func read(
    _ bytes: ArraySlice<UInt8>
  ) throws(NumberFault.Cause) -> (literal: NumberLiteral, end: Int) {
    let whole = digitRun(bytes, from: bytes.startIndex)
    let written = String(decoding: bytes[bytes.startIndex..<whole], as: UTF8.self)
    try checkGroups(bytes[bytes.startIndex..<whole], written: written)
    var end = whole
    var fraction: ArraySlice<UInt8> = []
    if end < bytes.endIndex, bytes[end] == Byte.point,
      end + 1 >= bytes.endIndex || bytes[end + 1] != Byte.point
    {
      let start = end + 1
      end = start
      while end < bytes.endIndex, Byte.isDigit(bytes[end]) { end += 1 }
      fraction = bytes[start..<end]
      let all = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
      if fraction.isEmpty { throw .loosePoint(all) }
      if end < bytes.endIndex, bytes[end] == Byte.point, end + 1 < bytes.endIndex,
        Byte.isDigit(bytes[end + 1])
      {
        throw .grouping(all)
      }
    }
    while fraction.last == 0x30 { fraction.removeLast() }
    if fraction.count > mostDecimals {
      throw .tooFine(String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self))
    }
    var digits: Int128 = 0
    for byte in Array(bytes[bytes.startIndex..<whole]) + fraction where Byte.isDigit(byte) {
      let shifted = digits.multipliedReportingOverflow(by: 10)
      guard !shifted.overflow, shifted.partialValue < Int128.max - 9 else {
        throw .tooLarge(written)
      }
      digits = shifted.partialValue + Int128(byte - 0x30)
    }
    return (NumberLiteral(digits: digits, decimals: fraction.count), end)
  }

  /// Where a run of digits and grouping marks ends; a mark counts when a digit follows.
  private static func digitRun(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.endIndex {
      let byte = bytes[end]
      let isMark = byte == Byte.underscore || byte == Byte.comma
      guard Byte.isDigit(byte) || isMark else { break }
      if byte == Byte.comma, end + 1 >= bytes.endIndex || !Byte.isDigit(bytes[end + 1]) { break }
      end += 1
    }
    return end
  }

  /// Commas must stand before groups of three digits, underscores between digits, and not both.
  private static func checkGroups(
    _ bytes: ArraySlice<UInt8>, written: String
  ) throws(NumberFault.Cause) {
    guard bytes.contains(where: { $0 == Byte.comma || $0 == Byte.underscore }) else { return }
    let byCommas = bytes.split(separator: Byte.comma, omittingEmptySubsequences: false)
    let byUnderscores = bytes.split(separator: Byte.underscore, omittingEmptySubsequences: false)
    if byUnderscores.count > 1, byCommas.count > 1 || byUnderscores.contains(where: \.isEmpty) {
      throw .grouping(written)
    }
    guard byCommas.count > 1 else { return }
    let threes = byCommas.dropFirst().allSatisfy { $0.count == 3 }
    if threes, let first = byCommas.first, (1...3).contains(first.count) { return }
    guard byCommas.count == 2 else { throw .grouping(written) }
    let parts = byCommas.map { String(decoding: $0, as: UTF8.self) }
    throw .ambiguous(
      written: written, readings: [parts.joined(separator: "."), parts.joined()])
  }
}
