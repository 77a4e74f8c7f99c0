internal import DecisionModel

extension PriceBookReader {
  /// `columns TABLE` with what its entries have in common.
  mutating func readColumns(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let table = try cursor.name("the name of a table")
    declare(table, "columns of")
    try cursor.finish()
    var columns = PriceBook.Columns(table.text, at: table.span)
    let fields = Fields(once: ["stale", "source"], many: ["holds", "shown"])
    declaration.read(fields, report: report) { (cursor: inout LineCursor) throws(Diagnostic) in
      try column(&cursor, of: &columns)
    } _: { (key, cursor) throws(Diagnostic) in
      switch key {
      case "source": columns.provenance = try provenance(&cursor)
      case "shown": columns.shown += try cursor.names("the name of a number").map(\.text)
      case "stale":
        try cursor.expect("after")
        let place = cursor.span
        guard let days = try cursor.number(as: .period).exact else {
          throw Diagnostic("P104", .error, "a limit is one number", at: place)
        }
        columns.staleAfter = days
      default:
        let left = try expression(&cursor)
        try cursor.expectMark("<=")
        columns.relations.append(PriceBook.Columns.Relation(left, try expression(&cursor)))
      }
    }
    if !columns.usual.isEmpty, columns.provenance.source.isEmpty {
      report(
        Diagnostic(
          "R107", .error, "these columns have usual values and no `source`",
          help: "add an indented line that begins with `source`", at: table.span))
    }
    book.columns.append(columns)
  }

  /// `WORD is VALUE or VALUE`, `NUMBER within LOW..HIGH`, `NUMBER usually VALUE [when WORD is VALUE]`.
  private func column(
    _ cursor: inout LineCursor, of columns: inout PriceBook.Columns
  ) throws(Diagnostic) {
    let field = try cursor.name("the name of a number or word")
    if cursor.take("is") {
      columns.words.append(PriceBook.Columns.Words(field.text, try values(&cursor)))
    } else if cursor.take("within") {
      let (dimension, spread) = try measured(&cursor)
      columns.bounds.append(
        PriceBook.Columns.Bounds(
          field.text, dimension, QuantityRange(spread.low, spread.high)))
    } else if cursor.take(["usually", "as"]) {
      let other = try cursor.name("the name of another number").text
      columns.usual.append(
        PriceBook.Columns.Usual(field.text, .field(other), when: try wordTest(&cursor)))
    } else if cursor.take("usually") {
      let (dimension, spread) = try measured(&cursor, before: ["when"])
      columns.usual.append(
        PriceBook.Columns.Usual(
          field.text, .number(dimension, spread), when: try wordTest(&cursor)))
    } else {
      throw cursor.expected("`is`, `within` or `usually`")
    }
  }

  /// `when WORD is VALUE or VALUE`, where it stands.
  private func wordTest(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> PriceBook.Columns.Words? {
    guard cursor.take("when") else { return nil }
    let name = try cursor.name("the name of a word").text
    try cursor.expect("is")
    return PriceBook.Columns.Words(name, try values(&cursor))
  }

  /// Words with `or` between them.
  func values(_ cursor: inout LineCursor) throws(Diagnostic) -> [String] {
    var values = [try cursor.name("a word").text]
    while cursor.take("or") { values.append(try cursor.name("a word").text) }
    return values
  }

  /// A number with the unit it is at home in, or of a named dimension.
  func measured(
    _ cursor: inout LineCursor, before stops: Set<String> = []
  ) throws(Diagnostic) -> (Dimension, PriceBook.Spread) {
    let dimension =
      cursor.current?.word == nil ? unit(of: cursor, before: stops) : try dimension(&cursor)
    return (dimension, try spread(&cursor, as: dimension, before: stops))
  }

  /// The dimension that the unit of the number under the cursor is at home in.
  private func unit(of cursor: LineCursor, before stops: Set<String>) -> Dimension {
    let rest = cursor.rest.prefix { $0.word.map(stops.contains) != true }
    guard let first = rest.first, let last = rest.last else { return .ratio }
    let bytes = cursor.source.bytes[first.range.lowerBound..<last.range.upperBound]
    var text = String(decoding: bytes, as: UTF8.self)
    // The sign of the money stands once, before the first of three points.
    if bytes.first == Byte.dollar {
      let dots = bytes.indices.dropLast().last {
        bytes[$0] == Byte.point && bytes[$0 + 1] == Byte.point
      }
      if let dots { text = "$" + String(decoding: bytes[(dots + 2)...], as: UTF8.self) }
    }
    return NumberReader.dimensions(of: text).first ?? .ratio
  }
}
