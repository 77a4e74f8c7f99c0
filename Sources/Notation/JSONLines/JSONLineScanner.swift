/// Scans a line that holds one JSON object (RFC 8259), keeping the order, the places and the doubles of
/// its members.
struct JSONLineScanner {
  /// How deep lists and objects may stand within each other; nothing past a list is an answer.
  static let deepest = 32

  let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Every member in order.
  mutating func members() throws(JSONLineFault) -> [(key: JSONPiece, value: JSONPiece)] {
    skipBlanks()
    guard let first = current else {
      throw JSONLineFault(
        message: "the line is empty", help: "a line holds an object such as `{\"examples\": 500}`",
        range: 0..<0)
    }
    guard first == Self.openBrace else {
      throw JSONLineFault(
        message: "a line of answers is a JSON object",
        help: "write `{\"examples\": 500}`, all of it on one line", range: place..<place + 1)
    }
    let members = try object(depth: 1)
    skipBlanks()
    if place < bytes.count {
      throw JSONLineFault(
        message: "something follows the object", help: "one object a line",
        range: place..<bytes.count)
    }
    return members
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = current, Byte.isSpace(byte) || byte == Byte.carriageReturn { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard current == byte else { return false }
    place += 1
    return true
  }

  private func unexpected(_ wanted: String) -> JSONLineFault {
    guard place < bytes.count else {
      let last = max(0, bytes.count - 1)
      return JSONLineFault(
        message: "the line ends before the object does", help: "\(wanted) is wanted",
        range: last..<bytes.count)
    }
    return JSONLineFault(
      message: "\(wanted) is wanted here", help: nil, range: place..<place + 1)
  }

  private mutating func object(
    depth: Int
  ) throws(JSONLineFault) -> [(key: JSONPiece, value: JSONPiece)] {
    place += 1
    var members: [(key: JSONPiece, value: JSONPiece)] = []
    if take(Self.closeBrace) { return members }
    repeat {
      skipBlanks()
      guard current == Byte.quote else { throw unexpected("a key in double quotes") }
      let key = try string()
      guard take(Self.colon) else { throw unexpected("`:`") }
      members.append((key, try value(depth: depth)))
    } while take(Byte.comma)
    guard take(Self.closeBrace) else { throw unexpected("`,` or `}`") }
    return members
  }

  private mutating func value(depth: Int) throws(JSONLineFault) -> JSONPiece {
    skipBlanks()
    let start = place
    switch current {
    case Byte.quote: return try string()
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case Self.openBrace, Self.openBracket:
      guard depth < Self.deepest else {
        throw JSONLineFault(
          message: "lists and objects stand \(Self.deepest) deep here",
          help: "an answer is a text, a number, true, false, null or a list of names",
          range: place..<place + 1)
      }
      if current == Self.openBrace {
        _ = try object(depth: depth + 1)
        return JSONPiece(kind: .object, range: start..<place)
      }
      return JSONPiece(kind: .list(try list(depth: depth + 1)), range: start..<place)
    default: return try number()
    }
  }

  private mutating func list(depth: Int) throws(JSONLineFault) -> [JSONPiece] {
    place += 1
    var items: [JSONPiece] = []
    if take(Self.closeBracket) { return items }
    repeat { items.append(try value(depth: depth)) } while take(Byte.comma)
    guard take(Self.closeBracket) else { throw unexpected("`,` or `]`") }
    return items
  }

  private mutating func word(
    _ text: String, _ kind: JSONPiece.Kind
  ) throws(JSONLineFault) -> JSONPiece {
    let start = place
    while let byte = current, Byte.isLetter(byte) { place += 1 }
    guard bytes[start..<place].elementsEqual(text.utf8) else {
      throw JSONLineFault(
        message: "this is no JSON value", help: "write a text in double quotes",
        range: start..<place)
    }
    return JSONPiece(kind: kind, range: start..<place)
  }

  /// Digits as JSON writes them: no `+`, no leading zero, no point at an end.
  private mutating func number() throws(JSONLineFault) -> JSONPiece {
    let start = place
    if current == Byte.minus { place += 1 }
    let whole = digits()
    guard whole > 0 else {
      place = start
      throw unexpected("a value")
    }
    let isPadded = whole > 1 && bytes[place - whole] == 0x30
    var isShort = false
    if current == Byte.point {
      place += 1
      isShort = digits() == 0
    }
    if let byte = current, Byte.lowered(byte) == UInt8(ascii: "e") {
      place += 1
      if current == Byte.plus || current == Byte.minus { place += 1 }
      isShort = digits() == 0 || isShort
    }
    if isPadded || isShort {
      throw JSONLineFault(
        message: "this is no JSON number", help: "write `500`, `0.5` or a text such as `\"1_000\"`",
        range: start..<place)
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    return JSONPiece(kind: .number(text), range: start..<place)
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = current, Byte.isDigit(byte) { place += 1 }
    return place - start
  }

  private mutating func string() throws(JSONLineFault) -> JSONPiece {
    let start = place
    place += 1
    var reader = JSONEscapes()
    while let byte = current {
      switch byte {
      case Byte.quote:
        place += 1
        let text = try reader.text(endingAt: start..<place)
        return JSONPiece(
          kind: .string(text, isLiteral: !reader.hasEscapes), range: start..<place)
      case Byte.backslash: place = try reader.take(bytes, at: place)
      case 0..<Byte.space:
        throw JSONLineFault(
          message: "a text holds a control character (\(byte))",
          help: "write `\\t` or `\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))`",
          range: place..<place + 1)
      default:
        reader.append(byte)
        place += 1
      }
    }
    throw JSONLineFault(
      message: "the line ends before the text does", help: "close it with `\"`",
      range: start..<bytes.count)
  }

  private static let openBrace = UInt8(ascii: "{")
  private static let closeBrace = UInt8(ascii: "}")
  private static let openBracket = UInt8(ascii: "[")
  private static let closeBracket = UInt8(ascii: "]")
  private static let colon = UInt8(ascii: ":")
}
