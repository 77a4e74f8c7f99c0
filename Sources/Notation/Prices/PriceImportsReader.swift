internal import DecisionModel

extension PriceBookReader {
  /// `imports FORMAT into TABLE where MEMBER is VALUE or VALUE` with what an entry takes from an item.
  mutating func readImport(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let format = try cursor.name("the name of a format")
    try cursor.expect("into")
    let table = try cursor.name("the name of a table")
    declare(Name(text: "\(format.text) into \(table.text)", span: format.span), "import of")
    try cursor.expect("where")
    let member = try cursor.name("the member that says what an item is").text
    try cursor.expect("is")
    let kinds = try values(&cursor)
    try cursor.finish()
    var result = PriceBook.Import(
      format.text, into: table.text, where: PriceBook.Columns.Words(member, kinds), at: format.span)
    let fields = Fields(once: ["end"], many: ["takes", "needs", "word"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "end": result.end = try cursor.name("a member").text
      case "needs": result.needs.append(try values(&cursor))
      case "takes":
        let name = try cursor.name("the name of a number").text
        let dimension = try dimension(&cursor)
        try cursor.expectMark("=")
        result.takes.append(
          PriceBook.Recipe.Measure(name, dimension, try expression(&cursor)))
      default:
        let name = try cursor.name("the name of a word").text
        let value = try cursor.name("its value").text
        var when: PriceBook.Columns.Relation?
        if !cursor.take("otherwise") {
          try cursor.expect("when")
          let left = try expression(&cursor)
          try cursor.expectMark("<=")
          when = PriceBook.Columns.Relation(left, try expression(&cursor))
        }
        result.words.append(PriceBook.Import.Word(name, value, when: when))
      }
    }
    book.imports.append(result)
  }
}
