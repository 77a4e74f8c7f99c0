internal import DecisionModel

/// One `key = value` line, cut apart but not yet understood.
struct AnswerLine {
  /// The key with its bytes.
  var key: (text: String, range: Range<Int>)
  /// The value without quotes and escapes.
  var value: String
  /// The bytes of the value, quotes left out.
  var valueRange: Range<Int>
  /// True when the bytes are the value, so that an offset in one is an offset in the other.
  var isLiteral = true

  /// Cuts a line apart; nil for a blank line or a comment.
  static func cut(_ range: Range<Int>, of source: SourceText) throws(Diagnostic) -> AnswerLine? {
    let bytes = source.bytes
    let all = trim(range, bytes)
    guard let first = all.first.map({ bytes[$0] }), first != Byte.hash, first != semicolon else {
      return nil
    }
    try refuseForeign(all, of: source)
    guard let equal = all.first(where: { bytes[$0] == Byte.equal }) else {
      throw withoutEqual(all, of: source)
    }
    let keyRange = trim(all.lowerBound..<equal, bytes)
    let key = source.text(keyRange)
    if keyRange.isEmpty {
      throw Diagnostic(
        "A103", .error, "a key is missing before `=`", help: "write `key = value`",
        at: source.span(equal..<equal + 1))
    }
    if let colon = keyRange.first(where: { bytes[$0] == self.colon }) {
      throw colonSeparates(colon, of: source)
    }
    let rest = trimStart(equal + 1..<all.upperBound, bytes)
    switch rest.first.map({ bytes[$0] }) {
    case Byte.quote: return try quoted(rest, key: (key, keyRange), of: source)
    case apostrophe: return try literal(rest, key: (key, keyRange), of: source)
    default: return try bare(equal, all.upperBound, key: (key, keyRange), of: source)
    }
  }

  /// What is written in other formats of this kind and means nothing here.
  private static func refuseForeign(
    _ all: Range<Int>, of source: SourceText
  ) throws(Diagnostic) {
    let bytes = source.bytes
    let text = source.text(all)
    if text.hasPrefix("[") {
      throw Diagnostic(
        "A108", .error, "an answers file has no sections", help: "take the line out",
        at: source.span(all))
    }
    if text.hasPrefix("export ") || text.hasPrefix("export\t") {
      let rest = source.text(trim(all.lowerBound + 6..<all.upperBound, bytes))
      throw Diagnostic(
        "A108", .error, "`export` is for shells, not for answers", help: "write `\(rest)`",
        at: source.span(all.lowerBound..<all.lowerBound + 6))
    }
  }

  private static func withoutEqual(_ all: Range<Int>, of source: SourceText) -> Diagnostic {
    if let colon = all.first(where: { source.bytes[$0] == self.colon }) {
      return colonSeparates(colon, of: source)
    }
    return Diagnostic(
      "A103", .error, "this line is neither `key = value` nor a comment",
      help: "write `key = value`, or begin the line with `#`", at: source.span(all))
  }

  private static func colonSeparates(_ colon: Int, of source: SourceText) -> Diagnostic {
    Diagnostic(
      "A108", .error, "`:` does not separate a key from its value", help: "write `key = value`",
      at: source.span(colon..<colon + 1))
  }

  /// A value without quotes: up to a comment, blanks trimmed.
  private static func bare(
    _ equal: Int, _ end: Int, key: (String, Range<Int>), of source: SourceText
  ) throws(Diagnostic) -> AnswerLine {
    let bytes = source.bytes
    var stop = equal + 1
    while stop < end, !(bytes[stop] == Byte.hash && Byte.isSpace(bytes[stop - 1])) { stop += 1 }
    let range = trim(equal + 1..<stop, bytes)
    if let last = range.last, bytes[last] == Byte.backslash {
      throw Diagnostic(
        "A108", .error, "a line is not continued by `\\`", help: "write the value on one line",
        at: source.span(last..<last + 1))
    }
    try refuseSubstitution(range, of: source)
    let empty = range.isEmpty ? equal + 1..<equal + 1 : range
    return AnswerLine(key: key, value: source.text(range), valueRange: empty)
  }

  static func refuseSubstitution(
    _ range: Range<Int>, of source: SourceText
  ) throws(Diagnostic) {
    for index in range.dropLast()
    where source.bytes[index] == Byte.dollar && source.bytes[index + 1] == 0x7B {
      throw Diagnostic(
        "A108", .error, "`${...}` is not replaced in an answers file",
        help: "write the value, or give it with `--set key=value`",
        at: source.span(index..<index + 2))
    }
  }

  static let semicolon: UInt8 = 0x3B
  static let colon: UInt8 = 0x3A
  static let apostrophe: UInt8 = 0x27

  static func trim(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let started = trimStart(range, bytes)
    var end = started.upperBound
    while end > started.lowerBound, Byte.isSpace(bytes[end - 1]) { end -= 1 }
    return started.lowerBound..<end
  }

  static func trimStart(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, Byte.isSpace(bytes[start]) { start += 1 }
    return start..<range.upperBound
  }
}
