import DecisionModel

extension JSON {
  /// Reads a JSON text, such as a result saved earlier.
  ///
  /// Numbers are kept to a millionth, as everything we write. Of a name given twice the last one counts.
  public init(reading text: String) throws(JSONFault) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.document()
  }

  /// Reads a JSON text whose numbers may be smaller than a millionth: `powerOfTen` says by the name of
  /// the member above them how far they are moved up, so that 6 makes dollars a token dollars a
  /// million. A number past what we hold becomes the largest we hold.
  public init(
    reading text: String, powerOfTen: @escaping (_ member: String) -> Int
  ) throws(JSONFault) {
    var reader = JSONReader(bytes: Array(text.utf8), powerOfTen: powerOfTen)
    self = try reader.document()
  }
}

/// Reads one JSON text from its bytes.
struct JSONReader {
  private static let deepest = 128
  private let bytes: [UInt8]
  private var place = 0
  /// By the name of a member, the power of ten that its numbers are multiplied by; without one, numbers
  /// past what we hold are a fault.
  private let powerOfTen: ((String) -> Int)?
  /// The power of ten of the member that is being read.
  private var power = 0

  init(bytes: [UInt8], powerOfTen: ((String) -> Int)? = nil) {
    self.bytes = bytes
    self.powerOfTen = powerOfTen
  }

  mutating func document() throws(JSONFault) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw fault(.leftOver) }
    return value
  }

  private func fault(_ kind: JSONFault.Kind) -> JSONFault {
    JSONFault(kind: place < bytes.count || kind != .unexpected ? kind : .endsEarly, offset: place)
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    skipSpace()
    guard current == byte.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSON {
    guard depth < Self.deepest else { throw fault(.tooDeep) }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ text: String, _ value: JSON) throws(JSONFault) -> JSON {
    guard bytes[place...].starts(with: text.utf8) else { throw fault(.unexpected) }
    place += text.utf8.count
    return value
  }

  private mutating func object(_ depth: Int) throws(JSONFault) -> JSON {
    place += 1
    var members: [(String, JSON)] = []
    if take("}") { return [:] }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fault(.unexpected) }
      let name = try string()
      guard take(":") else { throw fault(.unexpected) }
      power = powerOfTen?(name) ?? 0
      members.append((name, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw fault(.unexpected) }
    return .object(JSON.Members(members))
  }

  private mutating func array(_ depth: Int) throws(JSONFault) -> JSON {
    place += 1
    var items: [JSON] = []
    if take("]") { return .array(items) }
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault(.unexpected) }
    return .array(items)
  }

  private mutating func number() throws(JSONFault) -> Quantity {
    let start = place
    while let byte = current, JSONNumber.bytes.contains(byte) { place += 1 }
    switch JSONNumber.quantity(bytes[start..<place], timesTenTo: power) {
    case .success(let quantity): return quantity
    case .failure(.outOfRange) where powerOfTen != nil:
      return bytes[start] == UInt8(ascii: "-") ? Quantity(micros: .min) : .largest
    case .failure(let problem):
      place = start
      throw fault(problem.kind)
    }
  }
}

extension JSONReader {
  private mutating func string() throws(JSONFault) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault(.unexpected) }
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      text += Array(String(try escape()).utf8)
    }
    guard current != nil else { throw fault(.endsEarly) }
    place += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = current else { throw fault(.endsEarly) }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try unicode()
    default: throw fault(.badEscape)
    }
  }

  /// `\u0041`, or a pair for what lies beyond 16 bits.
  private mutating func unicode() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\"), take("u") else { throw fault(.badEscape) }
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw fault(.badEscape) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    guard place + 4 <= bytes.count else { throw fault(.endsEarly) }
    let digits = bytes[place..<place + 4]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(text, radix: 16)
    else { throw fault(.badEscape) }
    place += 4
    return code
  }
}
