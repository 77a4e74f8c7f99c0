internal import DecisionModel

extension PriceBookReader {
  /// `input NAME DIMENSION = NUMBER`.
  mutating func readInput(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let name = try cursor.name("the name of the input")
    declare(name, "input or formula")
    let dimension = try dimension(&cursor)
    try cursor.expectMark("=")
    var input = PriceBook.Input(
      name.text, dimension, try spread(&cursor, as: dimension), at: name.span)
    try cursor.finish()
    let fields = Fields(once: ["says", "answered", "source"], required: ["source"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "says": input.says = try cursor.text()
      case "answered": input.answeredBy = try names.fact(try cursor.name("a fact"))
      default: input.provenance = try provenance(&cursor)
      }
    }
    book.inputs.append(input)
  }

  /// `formula NAME DIMENSION = ARITHMETIC`.
  mutating func readFormula(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let name = try cursor.name("the name of the formula")
    declare(name, "input or formula")
    let dimension = try dimension(&cursor)
    try cursor.expectMark("=")
    var formula = PriceBook.Formula(
      name.text, dimension, try expression(&cursor), at: name.span)
    try cursor.finish()
    let fields = Fields(once: ["says", "answered"], many: ["absent"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "says": formula.says = try cursor.text()
      case "answered": formula.answeredBy = try names.fact(try cursor.name("a fact"))
      default:
        let fact = try names.fact(try cursor.name("a fact"))
        try cursor.expect("counts")
        try cursor.expect("as")
        let place = cursor.span
        guard try cursor.number(as: .count).exact == .zero else {
          throw Diagnostic("R104", .error, "an absent fact can only count as 0", at: place)
        }
        formula.absentAsZero.append(fact)
      }
    }
    book.formulas.append(formula)
  }

  /// `table TABLE ENTRY` with a line for each number and word of the entry.
  mutating func readEntry(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let table = try cursor.name("the name of the table")
    let name = try entryName(&cursor)
    try cursor.finish()
    var entry = PriceBook.Entry(table: table.text, name: name.text, at: name.span)
    let fields = Fields(
      once: ["says", "remark", "source", "valid"], many: ["alias"], required: ["source"])
    declaration.read(fields, report: report) { (cursor: inout LineCursor) throws(Diagnostic) in
      try member(&cursor, of: &entry)
    } _: { (key, cursor) throws(Diagnostic) in
      switch key {
      case "says": entry.says = try cursor.text()
      case "alias":
        entry.aliases.append(try entryName(&cursor).text)
        while cursor.takeMark(",") { entry.aliases.append(try entryName(&cursor).text) }
      case "remark": entry.remark = try cursor.text()
      case "source": entry.provenance = try provenance(&cursor)
      default: try readValidity(&cursor, of: &entry)
      }
    }
    book.entries.append(entry)
  }

  /// `from DAY`, `until DAY` or both.
  private func readValidity(
    _ cursor: inout LineCursor, of entry: inout PriceBook.Entry
  ) throws(Diagnostic) {
    let place = cursor.span
    if cursor.take("from") { entry.validFrom = try day(&cursor) }
    if cursor.take("until") { entry.validUntil = try day(&cursor) }
    if entry.validFrom == nil, entry.validUntil == nil {
      throw cursor.expected("`from` or `until` and a day")
    }
    if let from = entry.validFrom, let until = entry.validUntil, until.last < from.first {
      throw Diagnostic(
        "P116", .error, "it ends before it begins",
        help: "`from` is the first day, `until` the last",
        at: place)
    }
  }

  /// `input $0.10/Mtok`, `build labor 8..32..60 h`, `tier small`: a number with its unit, one of a
  /// named dimension, or a word.
  private func member(
    _ cursor: inout LineCursor, of entry: inout PriceBook.Entry
  ) throws(Diagnostic) {
    let field = try cursor.name("the name of a number or word")
    guard entry.field(field.text) == nil, entry.word(field.text) == nil else {
      throw Diagnostic("R106", .error, "`\(field.text)` is given twice", at: field.span)
    }
    if let word = cursor.current?.word, cursor.next == nil {
      cursor.advance()
      entry.words.append(PriceBook.Entry.Word(field.text, word))
      return
    }
    let (dimension, spread) = try measured(&cursor, before: ["recalled"])
    var number = PriceBook.Entry.Field(field.text, dimension, spread)
    number.isRecalled = cursor.take("recalled")
    entry.fields.append(number)
  }
}
