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
  case object(Members)

  /// A whole number.
  public static func integer(_ whole: Int) -> JSON { .number(Quantity(whole)) }

  /// A text, or null when there is none.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A list of texts.
  public static func strings(_ texts: some Sequence<String>) -> JSON {
    .array(texts.map(JSON.string))
  }

  /// The document as text: two spaces of indent, one line feed at the end, no escape byte.
  public var document: String { String(decoding: documentBytes, as: UTF8.self) }

  /// The same in UTF-8, as it is written to files and streams.
  public var documentBytes: [UInt8] {
    var writer = JSONWriter()
    writer.reserve(Self.room)
    writer.write(self, indent: 0)
    writer.endLine()
    return writer.bytes
  }

  /// More bytes than all but the longest documents take; what isn't written costs nothing.
  private static let room = 4 << 20

  /// The value on one line, for streams of lines.
  public var line: String {
    var writer = JSONWriter()
    writer.write(self, indent: nil)
    return writer.text
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
    self = .object(Members(elements))
  }
}
