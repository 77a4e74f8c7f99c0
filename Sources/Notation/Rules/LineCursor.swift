internal import DecisionModel

/// Walks over the tokens of one line and of the `and` lines below it.
struct LineCursor {
  let source: SourceText
  let line: TokenLine
  /// The `and` lines that nobody has read yet.
  var continued: [TokenLine]
  private(set) var index = 0

  init(_ source: SourceText, _ line: TokenLine, continued: [TokenLine] = []) {
    self.source = source
    self.line = line
    self.continued = continued
  }

  /// The token under the cursor.
  var current: Token? { line.tokens.indices.contains(index) ? line.tokens[index] : nil }
  /// The token after it.
  var next: Token? { line.tokens.indices.contains(index + 1) ? line.tokens[index + 1] : nil }
  /// The tokens from the current one on.
  var rest: ArraySlice<Token> { line.tokens[min(index, line.tokens.count)...] }
  var isAtEnd: Bool { current == nil }

  /// Where the current token stands; past the last one, the place after it.
  var span: Span { source.span(current?.range ?? endRange) }

  private var endRange: Range<Int> {
    let end = line.tokens.last?.range.upperBound ?? line.end
    return end..<end
  }

  mutating func advance() { index += 1 }

  /// Steps over a keyword when it is next.
  mutating func take(_ word: String) -> Bool {
    guard current?.word == word else { return false }
    index += 1
    return true
  }

  /// Steps over several keywords when they are next.
  mutating func take(_ words: [String]) -> Bool {
    guard index + words.count <= line.tokens.count,
      zip(line.tokens[index...], words).allSatisfy({ $0.word == $1 })
    else { return false }
    index += words.count
    return true
  }

  /// Steps over a mark when it is next.
  mutating func takeMark(_ mark: String) -> Bool {
    guard current?.isMark(mark) == true else { return false }
    index += 1
    return true
  }

  /// Steps over a keyword that must be here.
  mutating func expect(_ word: String) throws(Diagnostic) {
    guard take(word) else { throw expected("`\(word)`") }
  }

  /// Steps over a mark that must be here.
  mutating func expectMark(_ mark: String) throws(Diagnostic) {
    guard takeMark(mark) else { throw expected("`\(mark)`") }
  }

  /// A name, described by `what` when it is missing.
  mutating func name(_ what: String) throws(Diagnostic) -> Name {
    guard let token = current, let word = token.word else { throw expected(what) }
    index += 1
    return Name(text: word, span: source.span(token.range))
  }

  /// A quoted text.
  mutating func text(_ what: String = "a text in double quotes") throws(Diagnostic) -> String {
    guard case .text(let text)? = current?.kind else { throw expected(what) }
    index += 1
    return text
  }

  /// Names with commas between them.
  mutating func names(_ what: String) throws(Diagnostic) -> [Name] {
    var names = [try name(what)]
    while takeMark(",") { names.append(try name(what)) }
    return names
  }

  /// A number of a dimension, which ends before one of these words or at the end of the line.
  mutating func number(
    as dimension: Dimension, before stops: Set<String> = []
  ) throws(Diagnostic) -> NumberReading {
    guard let first = current, first.word.map(stops.contains) != true else {
      throw expected("a number, such as `\(dimension.inWords.example)`")
    }
    var last = first
    while let token = current, token.word.map(stops.contains) != true {
      if case .text = token.kind { break }
      last = token
      index += 1
    }
    let bytes = source.bytes[
      first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)]
    do { return try NumberReader.read(bytes, as: dimension) } catch {
      throw error.diagnostic(in: source, from: bytes.startIndex)
    }
  }

  /// A whole number of a thing that is counted by ones.
  mutating func wholeNumber(before stops: Set<String> = []) throws(Diagnostic) -> Int {
    let place = span
    guard let exact = try number(as: .count, before: stops).exact, exact.micros % 1_000_000 == 0
    else {
      throw Diagnostic("R104", .error, "expected a whole number", at: place)
    }
    return Int(exact.micros / 1_000_000)
  }

  /// Nothing may be left on the line or below it.
  func finish() throws(Diagnostic) {
    if let token = current {
      throw Diagnostic(
        "R105", .error, "`\(source.text(token.range))` is left over on this line",
        at: source.span(token.range))
    }
    if let below = continued.first, let token = below.tokens.first {
      throw Diagnostic(
        "R109", .error, "`and` continues a condition, and the line above has none",
        at: source.span(token.range))
    }
  }

  /// What to say when something else stands here.
  func expected(_ what: String) -> Diagnostic {
    guard let token = current else {
      return Diagnostic(
        "R104", .error, "expected \(what) here, found the end of the line", at: span)
    }
    return Diagnostic(
      "R104", .error, "expected \(what), found `\(source.text(token.range))`", at: span)
  }
}

/// A name with the place where it is written.
struct Name: Hashable {
  var text: String
  var span: Span
}
