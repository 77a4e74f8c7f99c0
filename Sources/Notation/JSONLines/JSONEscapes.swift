/// Gathers the text of a JSON string, escapes taken out.
struct JSONEscapes {
  /// True once an escape was taken.
  private(set) var hasEscapes = false
  private var text: [UInt8] = []
  /// The first half of a pair of escapes that stand for one character, with its place.
  private var half: (unit: UInt32, range: Range<Int>)?

  /// Adds a byte that stands for itself.
  mutating func append(_ byte: UInt8) { text.append(byte) }

  /// The text; `range` is where it stands, for faults.
  func text(endingAt range: Range<Int>) throws(JSONLineFault) -> String {
    if let half { throw Self.lone(half.range) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Takes the escape at a backslash; gives the place behind it.
  mutating func take(_ bytes: [UInt8], at start: Int) throws(JSONLineFault) -> Int {
    hasEscapes = true
    guard start + 1 < bytes.count else { throw Self.unknown(start..<start + 1) }
    if bytes[start + 1] == UInt8(ascii: "u") { return try takeUnit(bytes, at: start) }
    if let half { throw Self.lone(half.range) }
    switch bytes[start + 1] {
    case Byte.quote, Byte.backslash, Byte.slash: text.append(bytes[start + 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(Byte.lineFeed)
    case UInt8(ascii: "r"): text.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): text.append(Byte.tab)
    default: throw Self.unknown(start..<start + 2)
    }
    return start + 2
  }

  private mutating func takeUnit(_ bytes: [UInt8], at start: Int) throws(JSONLineFault) -> Int {
    let end = min(start + 6, bytes.count)
    let digits = bytes[min(start + 2, end)..<end]
    guard digits.count == 4, digits.allSatisfy(Self.isHexadecimal),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Self.unknown(start..<end) }
    if let first = half {
      guard (0xDC00...0xDFFF).contains(unit) else { throw Self.lone(first.range) }
      half = nil
      append(0x10000 + (first.unit - 0xD800) << 10 + (unit - 0xDC00), start..<end)
    } else if (0xD800...0xDBFF).contains(unit) {
      half = (unit, start..<end)
      // The other half must follow at once.
      guard end < bytes.count, bytes[end] == Byte.backslash else { throw Self.lone(start..<end) }
    } else if (0xDC00...0xDFFF).contains(unit) {
      throw Self.lone(start..<end)
    } else {
      append(unit, start..<end)
    }
    return end
  }

  private mutating func append(_ value: UInt32, _ range: Range<Int>) {
    guard let scalar = Unicode.Scalar(value) else { return }
    text += Array(String(scalar).utf8)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || (0x61...0x66).contains(Byte.lowered(byte))
  }

  private static func unknown(_ range: Range<Int>) -> JSONLineFault {
    JSONLineFault(
      message: "no such escape",
      help: "JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits",
      range: range)
  }

  private static func lone(_ range: Range<Int>) -> JSONLineFault {
    JSONLineFault(
      message: "half of a character", help: "such escapes come in pairs, as `\\ud83d\\ude00`",
      range: range)
  }
}
