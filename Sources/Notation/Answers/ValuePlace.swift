internal import DecisionModel

/// The text of a value and where it stands, so that faults point at the very bytes.
struct ValuePlace {
  var text: String
  /// Where the whole value stands.
  var span: Span
  /// The bytes of the text in its source, when it stands there as it is.
  var bytes: (source: SourceText, start: Int)?
  /// The members, when they were given one by one.
  var members: [ValuePlace]?

  /// The value of a line.
  init(_ line: AnswerLine, of source: SourceText) {
    text = line.value
    span = source.span(line.valueRange)
    if line.isLiteral { bytes = (source, line.valueRange.lowerBound) }
  }

  /// A value that no text holds, such as a flag's.
  init(_ text: String, at span: Span) {
    self.text = text
    self.span = span
  }

  func fault(_ code: String, _ message: String, help: String? = nil) -> Diagnostic {
    Diagnostic(code, .error, message, help: help, at: span)
  }

  func diagnostic(of fault: NumberFault) -> Diagnostic {
    if let bytes { return fault.diagnostic(in: bytes.source, from: bytes.start) }
    return fault.diagnostic(at: span)
  }

  /// The members of a list, blanks trimmed.
  func parts() -> [ValuePlace] {
    if let members, !members.isEmpty { return members }
    let all = Array(text.utf8)
    var parts: [ValuePlace] = []
    var start = 0
    for end in all.indices where all[end] == Byte.comma {
      parts.append(part(start..<end, of: all))
      start = end + 1
    }
    return parts + [part(start..<all.count, of: all)]
  }

  private func part(_ range: Range<Int>, of all: [UInt8]) -> ValuePlace {
    let trimmed = AnswerLine.trim(range, all)
    var part = ValuePlace(String(decoding: all[trimmed], as: UTF8.self), at: span)
    if let bytes {
      let start = bytes.start + trimmed.lowerBound
      part.bytes = (bytes.source, start)
      part.span = bytes.source.span(start..<start + trimmed.count)
    }
    return part
  }
}
