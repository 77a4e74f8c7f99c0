internal import DecisionModel

/// Splits rule files into lines of tokens.
struct LineLexer {
  let source: SourceText
  let report: Report

  /// Every line that holds a token; a line that begins with a quote continues the one above.
  func lines() -> [TokenLine] {
    var lines: [TokenLine] = []
    for number in 1...max(1, source.lineCount) {
      let range = source.line(number)
      guard report.acceptsLine(range, of: source) else { continue }
      let tokens = tokens(in: range)
      guard let first = tokens.first else { continue }
      let isIndented = first.range.lowerBound > range.lowerBound
      if isIndented, case .text(let more) = first.kind, let last = lines.indices.last {
        if case .text(let start)? = lines[last].tokens.last?.kind {
          let end = lines[last].tokens.count - 1
          lines[last].tokens[end].kind = .text(start + more)
          lines[last].tokens += tokens.dropFirst()
        } else {
          lines[last].tokens += tokens
        }
      } else {
        let end = tokens.last?.range.upperBound ?? range.upperBound
        lines.append(TokenLine(tokens: tokens, isIndented: isIndented, end: end))
      }
    }
    return lines
  }

  private func tokens(in range: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source.bytes[index]
      if Byte.isSpace(byte) {
        index += 1
      } else if byte == Byte.hash,
        index == range.lowerBound || Byte.isSpace(source.bytes[index - 1])
      {
        break
      } else {
        let token = token(at: index, end: range.upperBound)
        if let token { tokens.append(token) }
        index = max(
          index + 1, token?.range.upperBound ?? skipped(from: index, end: range.upperBound))
      }
    }
    return tokens
  }

  private func token(at index: Int, end: Int) -> Token? {
    let byte = source.bytes[index]
    if byte == Byte.quote { return text(at: index, end: end) }
    if Byte.isLetter(byte) || byte == Byte.underscore {
      let stop = run(from: index, end: end) { Self.isWordByte($0) }
      return Token(kind: .word(source.text(index..<stop)), range: index..<stop)
    }
    if Byte.isDigit(byte) || byte == Byte.dollar || byte == Byte.tilde {
      return Token(kind: .number, range: index..<numberEnd(from: index, end: end))
    }
    let isEqualNext = index + 1 < end && source.bytes[index + 1] == Byte.equal
    if let mark = Self.mark(byte, isEqualNext: isEqualNext) {
      return Token(kind: .mark(mark), range: index..<index + mark.utf8.count)
    }
    let stop = skipped(from: index, end: end)
    report(
      Diagnostic(
        "R110", .error, "`\(source.text(index..<stop))` has no meaning here",
        help: "texts stand in double quotes, notes after ` # `", at: source.span(index..<stop)))
    return nil
  }

  private static func mark(_ byte: UInt8, isEqualNext: Bool) -> String? {
    switch byte {
    case UInt8(ascii: "<"): isEqualNext ? "<=" : "<"
    case UInt8(ascii: ">"): isEqualNext ? ">=" : ">"
    case UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "%"):
      String(UnicodeScalar(byte))
    default: nil
    }
  }

  /// The byte after the whole scalar that begins at an index.
  private func skipped(from index: Int, end: Int) -> Int {
    run(from: index + 1, end: end) { $0 & 0xC0 == 0x80 }
  }

  /// Digits, points, unit letters, slashes and the comma before another digit belong to a number.
  private func numberEnd(from index: Int, end: Int) -> Int {
    var stop = index + 1
    while stop < end {
      let byte = source.bytes[stop]
      let next = stop + 1 < end ? source.bytes[stop + 1] : Byte.space
      if byte == Byte.comma ? !Byte.isDigit(next) : byte == Byte.slash ? Byte.isSpace(next) : false
      {
        break
      }
      guard
        Self.isWordByte(byte) || [Byte.comma, Byte.slash, Byte.dollar, Byte.percent].contains(byte)
      else { break }
      stop += 1
    }
    return stop
  }

  private func text(at index: Int, end: Int) -> Token {
    let plain = run(from: index + 1, end: end) { $0 != Byte.quote && $0 != Byte.backslash }
    if plain < end, source.bytes[plain] == Byte.quote {
      return Token(kind: .text(source.text(index + 1..<plain)), range: index..<plain + 1)
    }
    var value: [UInt8] = []
    var stop = index + 1
    while stop < end, source.bytes[stop] != Byte.quote {
      if source.bytes[stop] == Byte.backslash {
        let next = stop + 1 < end ? source.bytes[stop + 1] : Byte.space
        if next == Byte.quote || next == Byte.backslash {
          value.append(next)
          stop += 2
          continue
        }
        report(
          Diagnostic(
            "R103", .error, "a backslash stands only before a quote or another backslash",
            help: "write `\\\\` for a backslash", at: source.span(stop..<stop + 1)))
      }
      value.append(source.bytes[stop])
      stop += 1
    }
    if stop >= end {
      report(
        Diagnostic(
          "R103", .error, "this text has no closing quote",
          help: "close it on this line; a line that begins with a quote continues it",
          at: source.span(index..<end)))
    }
    let close = min(stop + 1, end)
    return Token(kind: .text(String(decoding: value, as: UTF8.self)), range: index..<close)
  }

  private func run(from index: Int, end: Int, while matches: (UInt8) -> Bool) -> Int {
    var stop = index
    while stop < end, matches(source.bytes[stop]) { stop += 1 }
    return stop
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || Byte.isDigit(byte) || byte == Byte.underscore || byte == Byte.point
      || byte == Byte.minus
  }
}
