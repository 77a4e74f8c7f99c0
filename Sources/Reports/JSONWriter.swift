internal import DecisionModel

/// Writes JSON values as bytes, one after another, and makes a text of them once at the end.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Where objects were written last, by where their members are kept; one that occurs again at the same
  /// indent is copied from there. They are kept, so that no other one comes to be in their place in memory.
  private var written: [UInt: Occurrence] = [:]

  private struct Occurrence {
    var members: JSON.Members
    var indent: Int?
    var bytes: Range<Int>
  }

  /// What was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Makes room for so many bytes, so that a long document isn't moved as it grows.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Writes a value at an indent, or on one line when there is none.
  mutating func write(_ value: JSON, indent: Int?) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let quantity): quantity.appendCanonical(to: &bytes)
    case .string(let string): write(string)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for place in items.indices {
        begin(place, indent)
        write(items[place], indent: indent.map { $0 + 2 })
      }
      end(items.isEmpty, indent)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      let place = unsafe unsafeBitCast(members, to: UInt.self)
      if let known = written[place], known.indent == indent {
        bytes += Array(bytes[known.bytes])
      } else {
        let start = bytes.count
        write(members, indent: indent)
        written[place] = Occurrence(
          members: members, indent: indent, bytes: start..<bytes.count)
      }
    }
  }

  private mutating func write(_ members: JSON.Members, indent: Int?) {
    bytes.append(UInt8(ascii: "{"))
    for place in members.indices {
      begin(place, indent)
      let member = members[place]
      write(member.key)
      bytes.append(UInt8(ascii: ":"))
      if indent != nil { bytes.append(UInt8(ascii: " ")) }
      write(member.value, indent: indent.map { $0 + 2 })
    }
    end(members.isEmpty, indent)
    bytes.append(UInt8(ascii: "}"))
  }

  /// A line feed of the document, after its last value.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// What stands before an item of a list.
  private mutating func begin(_ place: Int, _ indent: Int?) {
    if place > 0 { bytes.append(UInt8(ascii: ",")) }
    if let indent { newLine(indent + 2) }
  }

  /// What stands after the last one.
  private mutating func end(_ isEmpty: Bool, _ indent: Int?) {
    if let indent, !isEmpty { newLine(indent) }
  }

  private mutating func newLine(_ indent: Int) {
    endLine()
    for _ in 0..<indent { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func write(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    if Self.isPlain(string) {
      bytes += string.utf8
    } else {
      for scalar in string.unicodeScalars { write(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether every byte stands for itself.
  private static func isPlain(_ string: String) -> Bool {
    let bytes = string.utf8.span
    for place in bytes.indices where !isPlain(bytes[place]) { return false }
    return true
  }

  /// A byte that stands for itself, whatever comes before and after it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    default:
      // Whatever steers a terminal or that some readers take for a line end.
      if Inert.acts(scalar) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
      } else {
        bytes += scalar.utf8
      }
    }
  }
}
