internal import DecisionModel

/// One number of a reading: its digits and the unit beside them.
struct NumberPoint {
  /// The bytes it was read from.
  var whole: ArraySlice<UInt8>
  /// The bytes of the digits.
  var digitBytes: ArraySlice<UInt8>
  var literal: NumberLiteral
  /// A dollar sign, or its name, stands beside it.
  var isMoney: Bool
  /// What stands after the digits, as written.
  var unitBytes: ArraySlice<UInt8>
  /// What stands after the digits, as the unit table spells it, money left out.
  var unit: String

  var isBare: Bool { !isMoney && unit.isEmpty }

  /// Reads digits and splits the unit off; says no word yet on what the unit means.
  init(_ bytes: ArraySlice<UInt8>) throws(NumberFault) {
    whole = bytes
    var digits = bytes
    isMoney = digits.first == Byte.dollar
    if isMoney { digits = NumberReader.trimmed(digits.dropFirst()) }
    try Self.refuseOddStart(digits, whole: bytes)
    let read: (literal: NumberLiteral, end: Int)
    do { read = try NumberLiteral.read(digits) } catch {
      throw NumberFault(error, bytes.startIndex..<bytes.endIndex)
    }
    literal = read.literal
    digitBytes = digits[digits.startIndex..<read.end]
    unitBytes = NumberReader.trimmed(digits[read.end...])
    try Self.refuseOddEnd(digits[read.end...], digits: digitBytes, whole: bytes)
    unit = unitBytes.isEmpty ? "" : Self.spelling(unitBytes)
    if !unit.utf8.contains(where: { $0 == Byte.dollar || $0 == UInt8(ascii: "d") }) { return }
    let (scale, rest) = splitScale()
    for name in Self.dollars where rest.hasPrefix(name) {
      let after = rest.dropFirst(name.count)
      guard after.isEmpty || after.hasPrefix("/") else { continue }
      unit = scale + after
      isMoney = true
      break
    }
  }

  private static let dollars = ["us$", "usd", "dollars", "dollar", "$"]

  /// Gives the unit that stands once at the end of a range to the numbers before it.
  static func shareUnit(
    _ points: inout [NumberPoint], as dimension: Dimension, in bytes: ArraySlice<UInt8>
  ) throws(NumberFault) {
    guard let last = points.last else { return }
    let anyMoney = points.contains(where: \.isMoney)
    let tail = last.properUnit(in: dimension)
    for index in points.indices {
      points[index].isMoney = anyMoney
      let own = points[index].properUnit(in: dimension)
      if own.isEmpty, !tail.isEmpty {
        points[index].unit += tail.hasPrefix("/") || points[index].unit.isEmpty ? tail : " " + tail
      } else if !own.isEmpty, tail.isEmpty {
        throw NumberFault(
          .unitNotAtEnd(NumberReader.string(bytes)), bytes.startIndex..<bytes.endIndex)
      }
    }
  }

  /// A suffix such as `k` and the unit after it; a suffix that may be a unit of its own (`m`) counts
  /// as a suffix here.
  func splitScale() -> (scale: String, rest: String) {
    let word = unit.prefix { $0 != " " && $0 != "/" }
    guard UnitTable.scales[String(word)] != nil, !word.isEmpty else { return ("", unit) }
    var rest = unit.dropFirst(word.count)
    if rest.first == " " { rest = rest.dropFirst() }
    return (String(word), String(rest))
  }

  /// The unit without a suffix, where a letter that is a unit of the dimension is no suffix.
  private func properUnit(in dimension: Dimension) -> String {
    UnitTable.factor(spelled(unit), in: dimension) == nil ? splitScale().rest : unit
  }

  /// The suffix, when it is one in this dimension and no unit.
  func scaleWord(in dimension: Dimension) -> String? {
    guard UnitTable.factor(spelled(unit), in: dimension) == nil || unit.isEmpty else { return nil }
    let scale = splitScale().scale
    return scale.isEmpty ? nil : scale
  }

  /// The value in the base unit of a dimension.
  func quantity(as dimension: Dimension) throws(NumberFault) -> Quantity {
    let place = whole.startIndex..<whole.endIndex
    var written: String { NumberReader.string(whole) }
    if let readings = ambiguity(in: dimension) {
      throw NumberFault(.ambiguous(written: written, readings: readings), place)
    }
    guard let factor = factor(in: dimension) else {
      if let found = homes.first {
        throw NumberFault(.wrongDimension(wanted: dimension, found: found), place)
      }
      let unitText = NumberReader.string(unitBytes)
      throw NumberFault(
        .unknownUnit(
          unitText, wanted: dimension,
          near: Suggestions.near(unitText, among: UnitTable.spellings(of: dimension))),
        unitBytes.startIndex..<unitBytes.endIndex)
    }
    do { return Quantity(micros: try literal.micros(times: factor)) } catch {
      throw NumberFault(error == .tooLarge ? .tooLarge(written) : .tooFine(written), place)
    }
  }

  /// The dimensions this unit is known in.
  var homes: [Dimension] {
    let exact = UnitTable.dimensions(of: spelled(unit))
    if !exact.isEmpty { return exact }
    let (scale, rest) = splitScale()
    return scale.isEmpty ? [] : UnitTable.dimensions(of: spelled(rest))
  }

  private func spelled(_ unit: String) -> String {
    isMoney ? "$" + (unit.isEmpty || unit.hasPrefix("/") ? unit : " " + unit) : unit
  }

  /// A unit of the dimension goes before a suffix: `5m` is five minutes where a time is wanted.
  private func factor(in dimension: Dimension) -> Factor? {
    if let factor = UnitTable.factor(spelled(unit), in: dimension) { return factor }
    let (word, rest) = splitScale()
    guard let scale = UnitTable.scales[word],
      let base = UnitTable.factor(spelled(rest), in: dimension)
    else { return nil }
    // Without a unit after it, a suffix would count base units that are themselves billions.
    if !isMoney, rest.isEmpty, [.parameters, .bytes, .teraflops, .bandwidth].contains(dimension) {
      return nil
    }
    return scale * base
  }

  /// What a letter m can mean where times are read: `5m` months or minutes, `5M` minutes or million.
  private func ambiguity(in dimension: Dimension) -> [String]? {
    guard unitBytes.count == 1 else { return nil }
    let letter = NumberReader.string(unitBytes)
    let digits = NumberReader.string(digitBytes)
    switch (letter, dimension) {
    case ("m", .period), ("M", .period): return ["\(digits) months", "\(digits) min"]
    case ("M", .duration), ("M", .labor), ("M", .hours):
      return ["\(digits) min", "\(digits) million"]
    default: return nil
    }
  }
}
