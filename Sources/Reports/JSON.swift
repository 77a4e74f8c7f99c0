public import DecisionModel

/// A JSON value whose text is the same for equal values: keys sorted, numbers as plain decimals.
public enum JSON: Hashable, Sendable {
  /// Not known, or not there.
  case null
  /// Yes or no.
  case boolean(Bool)
  /// A number, exact to a millionth.
  case number(Quantity)
  /// A text.
  case string(String)
  /// Values in a documented order.
  case array([JSON])
  /// Members by name.
  case object([String: JSON])

  /// A whole number.
  public static func integer(_ whole: Int) -> JSON { .number(Quantity(whole)) }

  /// A text, or null when there is none.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A list of texts.
  public static func strings(_ texts: some Sequence<String>) -> JSON {
    .array(texts.map(JSON.string))
  }

  /// The document as text: two spaces of indent, one line feed at the end, no escape byte.
  public var document: String {
    var text = ""
    write(into: &text, indent: 0)
    return text + "\n"
  }

  /// The value on one line, for streams of lines.
  public var line: String {
    var text = ""
    write(into: &text, indent: nil)
    return text
  }

  private func write(into text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .number(let quantity): text += quantity.canonical
    case .string(let string): Self.writeString(string, into: &text)
    case .array(let items):
      Self.writeList(items, "[", "]", into: &text, indent: indent) { item, text, inner in
        item.write(into: &text, indent: inner)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.writeList(sorted, "{", "}", into: &text, indent: indent) { member, text, inner in
        Self.writeString(member.key, into: &text)
        text += inner == nil ? ":" : ": "
        member.value.write(into: &text, indent: inner)
      }
    }
  }

  private static func writeList<Element>(
    _ items: [Element], _ open: String, _ close: String, into text: inout String, indent: Int?,
    each: (Element, inout String, Int?) -> Void
  ) {
    text += open
    for (position, item) in items.enumerated() {
      if position > 0 { text += "," }
      if let indent { text += "\n" + String(repeating: " ", count: indent + 2) }
      each(item, &text, indent.map { $0 + 2 })
    }
    if let indent, !items.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private static func writeString(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        // Whatever steers a terminal or that some readers take for a line end.
        if Inert.acts(scalar) {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A list.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Null.
  public init(nilLiteral: ()) { self = .null }
  /// Members by name; of a name given twice the last one counts.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
