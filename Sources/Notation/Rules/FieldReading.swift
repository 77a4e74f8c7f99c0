internal import DecisionModel

/// The fields that a kind of declaration takes.
struct Fields {
  /// Given at most once.
  var once: [String] = []
  /// Given as often as one likes.
  var many: [String] = []
  /// Must be given.
  var required: [String] = []

  var all: [String] { once + many }

  func contains(_ field: String) -> Bool { once.contains(field) || many.contains(field) }
}

extension DeclarationText {
  /// Hands every field to `body`, its keyword read; what goes wrong in one leaves the others alone.
  ///
  /// A line that begins with no known keyword is reported.
  func read(
    _ known: Fields, report: Report,
    _ body: (String, inout LineCursor) throws(Diagnostic) -> Void
  ) {
    read(
      known, report: report,
      other: { (cursor: inout LineCursor) throws(Diagnostic) in
        throw unknownField(cursor, known)
      }, body)
  }

  /// Hands every field to `body`, and a line that begins with no known keyword to `other`.
  func read(
    _ known: Fields, report: Report,
    other: (inout LineCursor) throws(Diagnostic) -> Void,
    _ body: (String, inout LineCursor) throws(Diagnostic) -> Void
  ) {
    var seen: [String: Range<Int>] = [:]
    for field in fields {
      report.catching { () throws(Diagnostic) in
        var cursor = LineCursor(source, field.line, continued: field.continued)
        let place = cursor.current?.range ?? 0..<0
        guard let key = cursor.current?.word, known.contains(key) else {
          try other(&cursor)
          try cursor.finish()
          return
        }
        if known.once.contains(key), let first = seen[key] {
          throw Diagnostic(
            "R106", .error, "`\(key)` is given twice", at: source.span(place),
            related: [Diagnostic.Related(note: "first given here", span: source.span(first))])
        }
        seen[key] = place
        cursor.advance()
        try body(key, &cursor)
        try cursor.finish()
      }
    }
    for key in known.required where seen[key] == nil {
      report(
        Diagnostic(
          "R107", .error, "this \(keyword) has no `\(key)`",
          help: "add an indented line that begins with `\(key)`", at: span))
    }
  }

  /// Reports every field of a declaration that takes none.
  func refuseFields(report: Report) {
    read(Fields(), report: report) { (_, _) throws(Diagnostic) in }
  }

  /// True when a field begins with these words.
  func has(_ words: [String]) -> Bool {
    fields.contains {
      $0.line.tokens.count >= words.count && zip($0.line.tokens, words).allSatisfy { $0.word == $1 }
    }
  }

  func unknownField(_ cursor: LineCursor, _ known: Fields) -> Diagnostic {
    guard let token = cursor.current else { return cursor.expected("a field") }
    let written = source.text(token.range)
    let near = Suggestions.question(Suggestions.near(written, among: known.all))
    let listed = known.all.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "R102", .error, "`\(written)` is no field of a \(keyword)",
      help: near ?? (known.all.isEmpty ? "it takes no fields" : "it takes \(listed)"),
      at: source.span(token.range))
  }
}
