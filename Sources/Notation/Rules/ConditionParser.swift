internal import DecisionModel

/// Reads conditions against the declared facts.
struct ConditionParser {
  let names: NameTable

  /// The clause on the rest of the line, and one more for every `and` line below.
  func condition(_ cursor: inout LineCursor) throws(Diagnostic) -> Condition {
    var clauses: [Clause] = []
    if let clause = try clause(&cursor) { clauses.append(clause) }
    for line in cursor.continued {
      var below = LineCursor(cursor.source, line)
      try below.expect("and")
      if let clause = try clause(&below) { clauses.append(clause) }
      try below.finish()
    }
    cursor.continued = []
    return Condition(clauses)
  }

  /// Alternatives up to the end of the line; nil when a fact was declared but couldn't be read.
  private func clause(_ cursor: inout LineCursor) throws(Diagnostic) -> Clause? {
    var atoms: [Atom] = []
    repeat {
      guard let atom = try atom(&cursor) else {
        while !cursor.isAtEnd { cursor.advance() }
        return nil
      }
      atoms.append(atom)
    } while cursor.take("or")
    return Clause(atoms)
  }

  private func atom(_ cursor: inout LineCursor) throws(Diagnostic) -> Atom? {
    let start = cursor.span
    let name = try cursor.name("a fact")
    let fact = try names.fact(name)
    guard let type = names.types[name.text] else { return nil }
    let test =
      switch type {
      case .choice(let options): try choice(&cursor, name, options)
      case .set(let options):
        try set(&cursor, name) { written throws(Diagnostic) in
          [try Self.testable(written, of: name, among: options)]
        }
      case .techniques:
        try set(&cursor, name) { written throws(Diagnostic) in
          try names.expand(written).map { ValueName($0) }
        }
      case .number(let dimension, let domain): try number(&cursor, name, dimension, domain)
      case .name:
        throw Diagnostic(
          "R214", .error,
          "`\(name.text)` is a name in the price book, and conditions can't read it",
          at: name.span)
      }
    let end = cursor.previousEnd ?? start.endColumn
    let span = Span(
      file: start.file, line: start.line, column: start.column, endColumn: max(end, start.column),
      byteOffset: start.byteOffset)
    return Atom(fact, test, at: span)
  }

  private func choice(
    _ cursor: inout LineCursor, _ fact: Name, _ options: [FactType.Option]
  ) throws(Diagnostic) -> Atom.Test {
    guard cursor.take("is") else {
      throw misfit(cursor, fact, "is a choice", "`is` or `is not`")
    }
    let negated = cursor.take("not")
    let values = try values(&cursor) { written throws(Diagnostic) in
      [try Self.testable(written, of: fact, among: options)]
    }
    return negated ? .isNoneOf(values) : .isOneOf(values)
  }

  private func set(
    _ cursor: inout LineCursor, _ fact: Name,
    _ resolve: (Name) throws(Diagnostic) -> [ValueName]
  ) throws(Diagnostic) -> Atom.Test {
    if cursor.take(["is", "none"]) { return .isEmpty }
    if cursor.take(["is", "not", "none"]) { return .isNotEmpty }
    if cursor.take("has") { return .has(try values(&cursor, resolve)) }
    if cursor.take("lacks") { return .lacks(try values(&cursor, resolve)) }
    if cursor.take(["starts", "with"]) { return .startsWith(try values(&cursor, resolve)) }
    if cursor.current?.word == "is",
      let value = cursor.peek(cursor.next?.word == "not" ? 2 : 1)?.word
    {
      let test = cursor.next?.word == "not" ? "lacks" : "has"
      throw Diagnostic(
        "R214", .error, "`\(fact.text)` is a set, and `is` asks only for `none`",
        help: "write `\(fact.text) \(test) \(value)`", at: cursor.span)
    }
    throw misfit(
      cursor, fact, "is a set", "`has`, `lacks`, `starts with`, `is none` or `is not none`")
  }

  private func number(
    _ cursor: inout LineCursor, _ fact: Name, _ dimension: Dimension, _ domain: QuantityRange
  ) throws(Diagnostic) -> Atom.Test {
    if cursor.take("in") {
      let place = cursor.span
      guard case .range(let low, let high) = try cursor.number(as: dimension, before: ["or"]).shape
      else { throw Diagnostic("R104", .error, "expected a range such as `5..10`", at: place) }
      try check(low, fact, dimension, domain, at: place)
      try check(high, fact, dimension, domain, at: place)
      return .between(low, high)
    }
    for comparison in Atom.Comparison.allCases where cursor.takeMark(comparison.rawValue) {
      let place = cursor.span
      guard let bound = try cursor.number(as: dimension, before: ["or"]).exact else {
        throw Diagnostic("R104", .error, "expected one number, found a range", at: place)
      }
      try check(bound, fact, dimension, domain, at: place)
      return .compares(comparison, bound)
    }
    throw misfit(
      cursor, fact, "is \(dimension.inWords.name)", "`<`, `<=`, `=`, `>=`, `>` or `in`")
  }

  private func check(
    _ bound: Quantity, _ fact: Name, _ dimension: Dimension, _ domain: QuantityRange, at place: Span
  ) throws(Diagnostic) {
    guard !domain.contains(bound) else { return }
    throw Diagnostic(
      "R215", .error,
      "`\(fact.text)` never is \(QuantityText.canonical(bound, as: dimension))",
      help: "it lies in \(QuantityText.canonical(domain, as: dimension))", at: place)
  }

  /// Values with `or` between them; an `or` before another test is left for the clause.
  private func values(
    _ cursor: inout LineCursor, _ resolve: (Name) throws(Diagnostic) -> [ValueName]
  ) throws(Diagnostic) -> [ValueName] {
    var values: [ValueName] = []
    repeat {
      for value in try resolve(try cursor.name("a value")) where !values.contains(value) {
        values.append(value)
      }
    } while !cursor.beginsTestAfterOr && cursor.take("or")
    return values
  }

  /// A value that must be declared for a fact.
  static func option(
    _ written: Name, of fact: Name, among options: [FactType.Option]
  ) throws(Diagnostic) -> ValueName {
    if options.contains(where: { $0.name.rawValue == written.text }) {
      return ValueName(written.text)
    }
    let table = options.map(\.name.rawValue)
    let listed = table.map { "`\($0)`" }.joined(separator: ", ")
    let help =
      written.text == "none"
      ? "for a set write `is none`"
      : Suggestions.question(Suggestions.near(written.text, among: table))
    throw Diagnostic(
      "R202", .error, "`\(written.text)` is no value of `\(fact.text)`",
      help: help ?? "it takes \(listed)", at: written.span)
  }

  /// A value that a condition can ask for: one `as unknown` is never known to hold.
  private static func testable(
    _ written: Name, of fact: Name, among options: [FactType.Option]
  ) throws(Diagnostic) -> ValueName {
    let value = try option(written, of: fact, among: options)
    guard options.first(where: { $0.name == value })?.meansUnknown == true else { return value }
    throw Diagnostic(
      "R202", .error, "`\(value)` says that the answer is open, so no condition on it can hold",
      help: "ask for another value of `\(fact.text)`", at: written.span)
  }

  private func misfit(
    _ cursor: LineCursor, _ fact: Name, _ nature: String, _ tests: String
  ) -> Diagnostic {
    Diagnostic(
      "R214", .error, "`\(fact.text)` \(nature), so \(tests) must follow", at: cursor.span)
  }
}

extension LineCursor {
  /// True at an `or` that is followed by a fact and a test of it.
  fileprivate var beginsTestAfterOr: Bool {
    guard current?.word == "or", next?.word != nil, let after = peek(2) else { return false }
    if let word = after.word { return ["is", "has", "lacks", "starts", "in"].contains(word) }
    return Atom.Comparison.allCases.contains { after.isMark($0.rawValue) }
  }

  /// The column after the token before the cursor.
  fileprivate var previousEnd: Int? {
    guard index > 0, line.tokens.indices.contains(index - 1) else { return nil }
    return source.span(line.tokens[index - 1].range).endColumn
  }

  /// A token ahead of the cursor.
  func peek(_ distance: Int) -> Token? {
    line.tokens.indices.contains(index + distance) ? line.tokens[index + distance] : nil
  }
}
