internal import DecisionModel

extension AnswerLine {
  /// A value in single quotes: everything in between, as it stands.
  static func literal(
    _ rest: Range<Int>, key: (String, Range<Int>), of source: SourceText
  ) throws(Diagnostic) -> AnswerLine {
    let inside = rest.lowerBound + 1..<rest.upperBound
    guard let end = inside.first(where: { source.bytes[$0] == apostrophe }) else {
      throw unclosed("'", rest, of: source)
    }
    try refuseTail(end + 1..<rest.upperBound, of: source)
    let range = inside.lowerBound..<end
    return AnswerLine(key: key, value: source.text(range), valueRange: range)
  }

  /// A value in double quotes, with escapes.
  static func quoted(
    _ rest: Range<Int>, key: (String, Range<Int>), of source: SourceText
  ) throws(Diagnostic) -> AnswerLine {
    let bytes = source.bytes
    var value: [UInt8] = []
    var index = rest.lowerBound + 1
    while index < rest.upperBound, bytes[index] != Byte.quote {
      if bytes[index] == Byte.backslash {
        let (escaped, next) = try escape(at: index, before: rest.upperBound, of: source)
        value += escaped
        index = next
      } else {
        value.append(bytes[index])
        index += 1
      }
    }
    guard index < rest.upperBound else { throw unclosed("\"", rest, of: source) }
    try refuseTail(index + 1..<rest.upperBound, of: source)
    let range = rest.lowerBound + 1..<index
    try refuseSubstitution(range, of: source)
    return AnswerLine(
      key: key, value: String(decoding: value, as: UTF8.self), valueRange: range,
      isLiteral: value.count == range.count)
  }

  private static func escape(
    at index: Int, before end: Int, of source: SourceText
  ) throws(Diagnostic) -> (bytes: [UInt8], next: Int) {
    let next = index + 1 < end ? source.bytes[index + 1] : 0
    switch next {
    case Byte.quote, Byte.backslash: return ([next], index + 2)
    case 0x6E: return ([Byte.lineFeed], index + 2)
    case 0x74: return ([Byte.tab], index + 2)
    case 0x75:
      let close = (index + 2..<end).first { source.bytes[$0] == 0x7D }
      if let close, index + 2 < end, source.bytes[index + 2] == 0x7B,
        let number = UInt32(source.text(index + 3..<close), radix: 16),
        let scalar = Unicode.Scalar(number), number >= 0x20
      {
        return (Array(String(Character(scalar)).utf8), close + 1)
      }
    default: break
    }
    throw Diagnostic(
      "A107", .error, "`\\` here begins no escape",
      help: #"write \" \\ \n \t or \u{E9}, or use single quotes"#,
      at: source.span(index..<min(index + 2, end)))
  }

  private static func refuseTail(
    _ tail: Range<Int>, of source: SourceText
  ) throws(Diagnostic) {
    let rest = trim(tail, source.bytes)
    guard let first = rest.first else { return }
    if source.bytes[first] == Byte.hash, first > tail.lowerBound { return }
    throw Diagnostic(
      "A106", .error, "text after the closing quote",
      help: "close the quote at the end of the value; a comment begins with ` #`",
      at: source.span(rest))
  }

  private static func unclosed(
    _ quote: String, _ rest: Range<Int>, of source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      "A107", .error, "the quote is not closed on its line", help: "close it with `\(quote)`",
      at: source.span(rest.lowerBound..<rest.lowerBound + 1))
  }
}
