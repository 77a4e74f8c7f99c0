public import DecisionModel

/// Reads numbers with units, for answers, rules, prices and batch lines alike.
///
/// `10_000`, `10,000`, `1.5M`, `10k/day`, `$6k/yr`, `200 ms`, `~200` (a fifth either way), `<1s`,
/// `300-500ms`, `8..32..60 h`. A number without a unit is in the base unit. In a range with `..` each
/// number has its own suffix; the unit may stand once at the end.
public enum NumberReader {
  /// Reads a whole text as a number of one dimension.
  public static func read(
    _ text: String, as dimension: Dimension
  ) throws(NumberFault) -> NumberReading {
    try read(Array(text.utf8)[...], as: dimension)
  }

  /// Reads some bytes as a number of one dimension; faults count from the first of them.
  public static func read(
    _ bytes: ArraySlice<UInt8>, as dimension: Dimension
  ) throws(NumberFault) -> NumberReading {
    do {
      return try reading(bytes, as: dimension)
    } catch {
      let range = error.range
      throw NumberFault(
        error.cause, range.lowerBound - bytes.startIndex..<range.upperBound - bytes.startIndex)
    }
  }

  /// Reads a number of whatever dimension its unit is at home in; without a unit it has none.
  public static func readAny(
    _ bytes: ArraySlice<UInt8>
  ) throws(NumberFault) -> (reading: NumberReading, dimension: Dimension?) {
    let point: NumberPoint
    do { point = try NumberPoint(trimmed(bytes)) } catch {
      throw NumberFault(
        error.cause,
        error.range.lowerBound - bytes.startIndex..<error.range.upperBound - bytes.startIndex)
    }
    if point.isBare { return (try read(bytes, as: .ratio), nil) }
    let dimension = point.homes.first ?? .ratio
    return (try read(bytes, as: dimension), dimension)
  }

  /// The dimensions that the unit of a number is known in, the one it is at home in first; empty for
  /// a number without a unit and for what is no number.
  public static func dimensions(of text: String) -> [Dimension] {
    let bytes = trimmed(Array(text.utf8)[...])
    let last = split(bytes).parts.last ?? bytes
    guard let point = try? NumberPoint(trimmed(last)), !point.isBare else { return [] }
    return point.homes
  }

  private static func reading(
    _ bytes: ArraySlice<UInt8>, as dimension: Dimension
  ) throws(NumberFault) -> NumberReading {
    // Most numbers are a few digits and nothing else.
    var scan = PlainScan(place: 0, end: bytes.count)
    if let whole = scan.wholeNumber(bytes.span) {
      return NumberReading(.exact(Quantity(micros: whole * 1_000_000)), isBare: true)
    }
    var rest = trimmed(bytes)
    guard let first = rest.first else {
      throw NumberFault(.empty, bytes.startIndex..<bytes.endIndex)
    }
    var qualifier = ""
    if [Byte.tilde, Byte.less, Byte.greater].contains(first) {
      qualifier.unicodeScalars.append(Unicode.Scalar(first))
      rest = rest.dropFirst()
      if first != Byte.tilde, rest.first == Byte.equal {
        qualifier += "="
        rest = rest.dropFirst()
      }
      rest = trimmed(rest)
    }
    let (parts, isMixed) = split(rest)
    let whole = rest.startIndex..<rest.endIndex
    if isMixed || parts.count > 3 { throw NumberFault(.manyPoints(string(rest)), whole) }
    if parts.count > 1, !qualifier.isEmpty {
      throw NumberFault(.qualifiedRange(string(bytes)), bytes.startIndex..<bytes.endIndex)
    }
    var points: [NumberPoint] = []
    for part in parts { points.append(try NumberPoint(trimmed(part))) }
    if points.count > 1 { try NumberPoint.shareUnit(&points, as: dimension, in: rest) }
    var quantities: [Quantity] = []
    for point in points { quantities.append(try point.quantity(as: dimension)) }
    if points.count == 2, !usesDots(rest) {
      try refuseSharedSuffix(points, quantities, as: dimension, in: rest)
    }
    for (low, high) in zip(quantities, quantities.dropFirst()) where low > high {
      throw NumberFault(
        .reversed(low: string(parts[0]), high: string(parts[parts.count - 1])), whole)
    }
    return NumberReading(
      shape(qualifier, quantities), isBare: points.allSatisfy(\.isBare))
  }

  private static func shape(_ qualifier: String, _ numbers: [Quantity]) -> NumberReading.Shape {
    if numbers.count == 3 { return .estimate(numbers[0], numbers[1], numbers[2]) }
    if numbers.count == 2 { return .range(numbers[0], numbers[1]) }
    return switch qualifier {
    case "~": .about(numbers[0])
    case "<": .below(numbers[0])
    case "<=": .atMost(numbers[0])
    case ">": .above(numbers[0])
    case ">=": .atLeast(numbers[0])
    default: .exact(numbers[0])
    }
  }

  /// `2-3k` is 2,000 to 3,000 for one reader and 2 to 3,000 for another.
  private static func refuseSharedSuffix(
    _ points: [NumberPoint], _ quantities: [Quantity], as dimension: Dimension,
    in bytes: ArraySlice<UInt8>
  ) throws(NumberFault) {
    guard let suffix = points[1].scaleWord(in: dimension), points[0].literal != .zero,
      points[0].scaleWord(in: dimension) == nil
    else { return }
    var scaled = points[0]
    scaled.unit = points[1].unit
    guard let low = try? scaled.quantity(as: dimension), low <= quantities[1] else { return }
    let digits = string(points[0].digitBytes)
    let high = string(points[1].whole)
    throw NumberFault(
      .ambiguous(
        written: string(bytes), readings: ["\(digits)\(suffix)..\(high)", "\(digits)..\(high)"]),
      bytes.startIndex..<bytes.endIndex)
  }

  private static func usesDots(_ bytes: ArraySlice<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == Byte.point && $1 == Byte.point }
  }

  /// The numbers of a range, and whether both signs of a range were used.
  private static func split(
    _ bytes: ArraySlice<UInt8>
  ) -> (parts: [ArraySlice<UInt8>], isMixed: Bool) {
    var parts: [ArraySlice<UInt8>] = []
    var usesDots = false
    var usesDash = false
    var start = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let sign = rangeSign(bytes, at: index)
      guard let sign, index > bytes.startIndex else {
        index += 1
        continue
      }
      parts.append(bytes[start..<index])
      if sign.isDots { usesDots = true } else { usesDash = true }
      index += sign.length
      start = index
    }
    parts.append(bytes[start...])
    return (parts, usesDots && usesDash)
  }

  /// `..` anywhere; a hyphen or an en dash only before a number, since units hold hyphens too.
  private static func rangeSign(
    _ bytes: ArraySlice<UInt8>, at index: Int
  ) -> (isDots: Bool, length: Int)? {
    let length: Int
    switch bytes[index] {
    case Byte.point:
      let isDots = index + 1 < bytes.endIndex && bytes[index + 1] == Byte.point
      return isDots ? (true, 2) : nil
    case Byte.minus: length = 1
    case 0xE2:
      guard bytes[index...].starts(with: [0xE2, 0x80, 0x93]) else { return nil }
      length = 3
    default: return nil
    }
    let next = bytes[(index + length)...].first { !Byte.isSpace($0) }
    guard let next, Byte.isDigit(next) || next == Byte.dollar else { return nil }
    return (false, length)
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let first = rest.first, Byte.isSpace(first) { rest.removeFirst() }
    while let last = rest.last, Byte.isSpace(last) { rest.removeLast() }
    return rest
  }

  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: trimmed(bytes), as: UTF8.self)
  }
}
