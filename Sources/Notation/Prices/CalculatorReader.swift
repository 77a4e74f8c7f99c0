internal import DecisionModel

extension PriceBookReader {
  /// `calculator NAME` with its options, what it gives and what it shows.
  mutating func readCalculator(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let name = try cursor.name("the name of the calculator")
    declare(name, "calculator")
    var calculator = PriceBook.Calculator(name.text, at: name.span)
    try cursor.finish()
    let fields = Fields(once: ["says"], many: ["option", "gives", "shows"], required: ["says"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "says": calculator.says = try cursor.text()
      case "option":
        let option = try option(&cursor)
        if calculator.option(option.name) != nil {
          throw Diagnostic(
            "P102", .error, "option `\(option.name)` is declared twice", at: option.span)
        }
        calculator.options.append(option)
      case "gives": calculator.gives.append(try measure(&cursor))
      default: calculator.shows += try cursor.names("a formula or input").map(\.text)
      }
    }
    book.calculators.append(calculator)
  }

  /// `NAME picks CHOICE`, `NAME counts CHOICE` or `NAME sets NAME[.FIELD] [or WORD]`, each with
  /// `usually VALUE` and, for numbers, `within LOW..HIGH` in the base unit.
  private func option(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> PriceBook.Calculator.Option {
    let name = try cursor.name("the name of the option")
    let way: PriceBook.Calculator.Way
    if cursor.take("picks") {
      way = .picks(choice: try cursor.name("a choice").text)
    } else if cursor.take("counts") {
      way = .counts(choice: try cursor.name("a choice").text)
    } else {
      guard cursor.take("sets") else { throw cursor.expected("`picks`, `counts` or `sets`") }
      let target = try cursor.name("a formula, input or fact").text
      if let point = target.firstIndex(of: ".") {
        way = .describes(
          choice: String(target[..<point]), field: String(target[target.index(after: point)...]))
      } else {
        let word = cursor.take("or") ? try cursor.name("a word").text : nil
        way = .sets(name: target, word: word)
      }
    }
    let usual = cursor.take("usually") ? try entryName(&cursor).text : nil
    var option = PriceBook.Calculator.Option(name.text, way, usual: usual, at: name.span)
    if cursor.take("within") {
      let bounds = try spread(&cursor, as: .ratio)
      option.within = QuantityRange(bounds.low, bounds.high)
    }
    return option
  }
}
