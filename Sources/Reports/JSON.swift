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
  public var document: String { String(decoding: documentBytes(), as: UTF8.self) }

  /// The same in UTF-8, as it is written to files and streams; parts of it are written by `workers`.
  public func documentBytes(on workers: any Workers = InTurn()) -> [UInt8] {
    var outline = JSONWriter(sharing: Self.partIndent)
    outline.write(self, indent: 0)
    outline.endLine()
    let parts = outline.parts
    let texts = workers.share(parts.count) {
      JSONWriter()
    } work: { writer, place in
      writer.part(parts[place].value, indent: Self.partIndent)
    }
    return outline.bytes(with: texts)
  }

  /// How far parts of a document are indented: those of a member of a member, such as the techniques of `cost`.
  private static let partIndent = 6

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
    self = .object(Dictionary(elements) { _, last in last })
  }
}
