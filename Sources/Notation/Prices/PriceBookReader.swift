internal import DecisionModel

/// Turns price declarations into a price book; names in formulas are checked once all are read.
struct PriceBookReader {
  /// More draws cost memory and tell nothing new.
  private static let mostDraws = 100_000

  let names: NameTable
  let report: Report
  var book = PriceBook()
  /// What was declared, to report what is declared twice.
  private var declared: [String: Span] = [:]

  init(names: NameTable, report: Report) {
    self.names = names
    self.report = report
  }

  var conditions: ConditionParser { ConditionParser(names: names) }

  /// Adds one declaration to the book; faults go to the report.
  mutating func read(_ declaration: DeclarationText) {
    do { try dispatch(declaration) } catch { report(error) }
  }

  private mutating func dispatch(_ declaration: DeclarationText) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    switch declaration.keyword {
    case "book":
      book.asOf = try asOf(&cursor)
      try close(declaration, cursor)
    case "draws":
      let place = cursor.span
      book.draws = try cursor.wholeNumber(before: ["seed"])
      guard (1...Self.mostDraws).contains(book.draws) else {
        throw Diagnostic(
          "P114", .error, "the number of draws lies between 1 and \(Self.mostDraws)", at: place)
      }
      try cursor.expect("seed")
      book.seed = UInt64(try cursor.wholeNumber())
      try close(declaration, cursor)
    case "volume":
      book.volume = try cursor.name("a formula").text
      try close(declaration, cursor)
    case "months":
      book.months = try cursor.name("a formula").text
      try close(declaration, cursor)
    case "input": try readInput(declaration, &cursor)
    case "formula": try readFormula(declaration, &cursor)
    case "table": try readEntry(declaration, &cursor)
    case "columns": try readColumns(declaration, &cursor)
    case "imports": try readImport(declaration, &cursor)
    case "choose": try readChoice(declaration, &cursor)
    case "line": try readLine(declaration, &cursor)
    case "recipe": try readRecipe(declaration, &cursor)
    case "calculator": try readCalculator(declaration, &cursor)
    case "compare":
      try readComparison(declaration, &cursor)
    case "settle": try readSettlement(declaration, &cursor)
    default: break
    }
  }

  private func close(_ declaration: DeclarationText, _ cursor: LineCursor) throws(Diagnostic) {
    try cursor.finish()
    declaration.refuseFields(report: report)
  }

  /// Records a name of one kind and reports a second one.
  mutating func declare(_ name: Name, _ kind: String) {
    let key = "\(kind) \(name.text)"
    if let first = declared[key] {
      report(
        Diagnostic(
          "P102", .error, "\(kind) `\(name.text)` is declared twice", at: name.span,
          related: [Diagnostic.Related(note: "first declared here", span: first)]))
    } else {
      declared[key] = name.span
    }
  }

  /// `as of 2026-10-21`.
  func asOf(_ cursor: inout LineCursor) throws(Diagnostic) -> Day {
    try cursor.expect("as")
    try cursor.expect("of")
    return try day(&cursor)
  }

  func day(_ cursor: inout LineCursor) throws(Diagnostic) -> Day {
    guard let token = cursor.current, let day = Day(cursor.source.text(token.range)) else {
      throw cursor.expected("a day such as `2026-10-21` or a month such as `2026-10`")
    }
    cursor.advance()
    return day
  }

  /// A name that may begin with a digit, as those of GPUs do; one with slashes or colons stands in
  /// double quotes.
  func entryName(_ cursor: inout LineCursor) throws(Diagnostic) -> Name {
    if let token = cursor.current, case .text(let text) = token.kind {
      guard PriceBook.Entry.canBeNamed(text) else {
        throw cursor.expected("the name of an entry without blanks, commas or quotes")
      }
      cursor.advance()
      return Name(text: text, span: cursor.source.span(token.range))
    }
    guard let token = cursor.current, token.kind == .number else {
      return try cursor.name("the name of an entry")
    }
    cursor.advance()
    return Name(text: cursor.source.text(token.range), span: cursor.source.span(token.range))
  }

  func dimension(_ cursor: inout LineCursor) throws(Diagnostic) -> Dimension {
    let written = try cursor.name("a dimension such as `money`")
    guard let dimension = Dimension(rawValue: written.text) else {
      let table = Dimension.allCases.map(\.rawValue)
      throw Diagnostic(
        "P103", .error, "unknown dimension `\(written.text)`",
        help: Suggestions.question(Suggestions.near(written.text, among: table)),
        at: written.span)
    }
    return dimension
  }

  /// Arithmetic; its names are looked up once the whole book is read.
  func expression(_ cursor: inout LineCursor) throws(Diagnostic) -> Expression {
    try ExpressionParser { (_) throws(Diagnostic) in }.expression(&cursor)
  }

  /// Three points, two with the middle between them, or one.
  func spread(
    _ cursor: inout LineCursor, as dimension: Dimension, before stops: Set<String> = []
  ) throws(Diagnostic) -> PriceBook.Spread {
    let place = cursor.span
    let reading = try cursor.number(as: dimension, before: stops)
    switch reading.shape {
    case .exact(let exact): return PriceBook.Spread(exact)
    case .estimate(let low, let likely, let high): return PriceBook.Spread(low, likely, high)
    case .range(let low, let high):
      return PriceBook.Spread(low, Quantity(micros: low.micros / 2 + high.micros / 2), high)
    default:
      throw Diagnostic(
        "P104", .error, "a price is a number, a range or three points",
        help: "write `2..8..30`", at: place)
    }
  }

  /// `source "..." as of 2026-04 seen` or `recalled`; the day may be left out.
  func provenance(_ cursor: inout LineCursor) throws(Diagnostic) -> PriceBook.Provenance {
    var provenance = PriceBook.Provenance(source: try cursor.text("the source in double quotes"))
    if cursor.current?.word == "as" { provenance.asOf = try asOf(&cursor) }
    if cursor.take("recalled") {
      provenance.isRecalled = true
    } else {
      try cursor.expect("seen")
    }
    return provenance
  }

  /// `compare lora, qlora against prompt` and, below it, `up to ARITHMETIC`.
  private mutating func readComparison(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    var comparison = try comparison(&cursor)
    try cursor.finish()
    declaration.read(Fields(once: ["up"]), report: report) { (_, cursor) throws(Diagnostic) in
      try cursor.expect("to")
      comparison.capacity = try expression(&cursor)
    }
    book.comparisons.append(comparison)
  }

  /// `lora, qlora against prompt`, families expanded.
  func comparison(_ cursor: inout LineCursor) throws(Diagnostic) -> PriceBook.Comparison {
    let routes = try names.expand(try cursor.names("a technique"))
    try cursor.expect("against")
    return PriceBook.Comparison(
      routes, against: try names.technique(try cursor.name("a technique")))
  }
}
