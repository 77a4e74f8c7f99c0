internal import DecisionModel

extension PriceBookReader {
  /// `choose NAME from TABLE by FACT` with cases, or with a search.
  mutating func readChoice(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let name = try cursor.name("the name of the choice")
    declare(name, "choice")
    try cursor.expect("from")
    let table = try cursor.name("the name of a table")
    var choice = PriceBook.Choice(name.text, from: table.text, at: name.span)
    if cursor.take("by") { choice.fact = try names.fact(try cursor.name("a fact")) }
    try cursor.finish()
    var counts = [1]
    var fits: PriceBook.Choice.Bound?
    var prefers: PriceBook.Choice.Bound?
    var smallest: Expression?
    let fields = Fields(once: ["counts", "where", "prefers", "smallest"], many: ["is"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "is":
        let entry = try entryName(&cursor)
        if cursor.take("otherwise") {
          choice.cases.append(PriceBook.Choice.Case(entry.text))
        } else {
          try cursor.expect("when")
          choice.cases.append(
            PriceBook.Choice.Case(entry.text, when: try conditions.condition(&cursor)))
        }
      case "counts":
        counts = [try count(&cursor)]
        while cursor.takeMark(",") { counts.append(try count(&cursor)) }
      case "where": fits = try bound(&cursor)
      case "prefers": prefers = try bound(&cursor)
      default: smallest = try expression(&cursor)
      }
    }
    if let fits {
      choice.search = PriceBook.Choice.Search(
        counts: counts, fits: fits, prefers: prefers, smallest: smallest ?? .constant(.zero))
    }
    book.choices.append(choice)
  }

  /// One whole number of a list with commas.
  private func count(_ cursor: inout LineCursor) throws(Diagnostic) -> Int {
    guard let token = cursor.current, let count = Int(cursor.source.text(token.range)), count > 0
    else { throw cursor.expected("a whole number") }
    cursor.advance()
    return count
  }

  private func bound(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> PriceBook.Choice.Bound {
    let (need, capacity) = try atMost(&cursor)
    return PriceBook.Choice.Bound(need, atMost: capacity)
  }

  /// `ARITHMETIC <= ARITHMETIC`.
  private func atMost(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> (left: Expression, right: Expression) {
    let left = try expression(&cursor)
    try cursor.expectMark("<=")
    return (left, try expression(&cursor))
  }

  /// `line ID "title" KIND [at STEP] = ARITHMETIC`.
  mutating func readLine(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let id = try cursor.name("the id of the line")
    declare(id, "line")
    let title = try cursor.text("what is paid for, in double quotes")
    let kinds = PriceBook.Line.Kind.allCases.map(\.rawValue)
    let written = try cursor.name("when it is paid: \(kinds.joined(separator: ", "))")
    guard let kind = PriceBook.Line.Kind(rawValue: written.text) else {
      throw Diagnostic(
        "P105", .error, "`\(written.text)` says nothing of when a line is paid",
        help: "it is one of \(kinds.map { "`\($0)`" }.joined(separator: ", "))", at: written.span)
    }
    let step = cursor.take("at") ? try names.step(try cursor.name("a step")) : nil
    try cursor.expectMark("=")
    book.lines.append(
      PriceBook.Line(
        id.text, title: title, kind, at: step, try expression(&cursor), span: id.span))
    try cursor.finish()
    declaration.refuseFields(report: report)
  }

  /// `recipe TECHNIQUE [beside TECHNIQUE]` or `recipe BUNDLE of TECHNIQUE, TECHNIQUE`.
  mutating func readRecipe(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let name = try cursor.name("a technique")
    declare(name, "recipe")
    var recipe = PriceBook.Recipe(try names.technique(name), at: name.span)
    if cursor.take("beside") {
      recipe.beside = try names.technique(try cursor.name("a technique"))
    } else if cursor.take("of") {
      recipe.members = try names.expand(try cursor.names("a technique"))
    }
    try cursor.finish()
    let fields = Fields(many: ["lines", "drops", "sets", "adds", "gives"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "lines": recipe.lines += try cursor.names("the id of a line").map(\.text)
      case "drops": recipe.drops += try cursor.names("the id of a line").map(\.text)
      case "sets": recipe.sets.append(try assignment(&cursor))
      case "adds": recipe.adds.append(try assignment(&cursor))
      default: recipe.measures.append(try measure(&cursor))
      }
    }
    book.recipes.append(recipe)
  }

  /// `NAME DIMENSION = ARITHMETIC`.
  func measure(_ cursor: inout LineCursor) throws(Diagnostic) -> PriceBook.Recipe.Measure {
    let name = try cursor.name("what it measures")
    let dimension = try dimension(&cursor)
    try cursor.expectMark("=")
    return PriceBook.Recipe.Measure(name.text, dimension, try expression(&cursor))
  }

  private func assignment(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> PriceBook.Recipe.Assignment {
    let name = try cursor.name("a formula or input")
    try cursor.expectMark("=")
    return PriceBook.Recipe.Assignment(name.text, try expression(&cursor))
  }

  /// `settle FACT when A <= B`, `settle FACT each MEASURE above A`, `settle FACT payback of ...`,
  /// `settle FACT volume of ...`; `each` takes lines that begin with `but`.
  mutating func readSettlement(
    _ declaration: DeclarationText, _ cursor: inout LineCursor
  ) throws(Diagnostic) {
    let name = try cursor.name("a computed fact")
    declare(name, "settlement")
    let fact = try names.fact(name)
    let way: PriceBook.Settlement.Way
    if cursor.take("when") {
      let (left, right) = try atMost(&cursor)
      way = .atMost(left, right)
    } else if cursor.take("each") {
      let measure = try cursor.name("a measure").text
      try cursor.expect("above")
      way = .each(measure: measure, above: try expression(&cursor))
    } else if cursor.take(["payback", "of"]) {
      way = .payback(try comparison(&cursor))
    } else if cursor.take(["volume", "of"]) {
      way = .breakEven(try comparison(&cursor))
    } else {
      throw cursor.expected("`when`, `each`, `payback of` or `volume of`")
    }
    try cursor.finish()
    var settlement = PriceBook.Settlement(fact, way, at: name.span)
    if case .each = way {
      declaration.read(Fields(many: ["but"]), report: report) { (_, cursor) throws(Diagnostic) in
        settlement.exemptions.append(try exemption(&cursor))
      }
    } else {
      declaration.refuseFields(report: report)
    }
    book.settlements.append(settlement)
  }

  /// `TECHNIQUE, ... where TECHNIQUE is [and TECHNIQUE is] [and not beside TECHNIQUE]`.
  private func exemption(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> PriceBook.Settlement.Exemption {
    let techniques = try names.expand(try cursor.names("a technique"))
    var exemption = PriceBook.Settlement.Exemption(techniques, above: [])
    try cursor.expect("where")
    repeat {
      if cursor.take(["not", "beside"]) {
        exemption.beside = try names.technique(try cursor.name("a technique"))
        break
      }
      exemption.above.append(try names.technique(try cursor.name("a technique")))
      try cursor.expect("is")
    } while cursor.take("and")
    return exemption
  }
}
