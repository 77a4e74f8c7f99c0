internal import DecisionModel

extension RuleDeclarations {
  /// `computed KEY TYPE`: a fact that the cost model works out.
  func readComputed(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try NameIndexing.headName(declaration)
    guard let type = names.types[name.text] else { return }
    var fact = FactDeclaration(FactKey(name.text), type, role: .computed(reads: []), at: name.span)
    let fields = Fields(once: ["says"], many: ["reads", "value"], required: ["says", "reads"])
    var reads: [FactKey] = []
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "says": fact.help = try cursor.text()
      case "reads":
        for written in try cursor.names("a fact") { reads.append(try names.fact(written)) }
      default: while !cursor.isAtEnd { cursor.advance() }
      }
    }
    fact.role = .computed(reads: reads)
    set.facts.append(fact)
  }

  /// `derive KEY one of | yes/no` by cases, or a number by arithmetic.
  func readDerive(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try NameIndexing.headName(declaration)
    guard let type = names.types[name.text] else { return }
    var fact = FactDeclaration(FactKey(name.text), type, at: name.span)
    if case .number(let dimension, _) = type {
      readArithmetic(declaration, dimension, into: &fact)
    } else {
      readCases(declaration, type, into: &fact)
    }
    set.facts.append(fact)
  }

  private func readArithmetic(
    _ declaration: DeclarationText, _ dimension: Dimension, into fact: inout FactDeclaration
  ) {
    var formula: Expression?
    var absent: [FactKey] = []
    var help = ""
    let fields = Fields(once: ["says"], many: ["absent"], required: ["says"])
    declaration.read(fields, report: report) { (cursor: inout LineCursor) throws(Diagnostic) in
      guard cursor.current?.isMark("=") == true else {
        throw declaration.unknownField(cursor, fields)
      }
      if formula != nil { throw Diagnostic("R106", .error, "`=` is given twice", at: cursor.span) }
      cursor.advance()
      formula = try ExpressionParser { (name) throws(Diagnostic) in try self.numberFact(name) }
        .expression(&cursor)
    } _: { (key, cursor) throws(Diagnostic) in
      if key == "says" {
        help = try cursor.text()
      } else {
        let name = try cursor.name("a fact")
        try numberFact(name)
        try cursor.expect("counts")
        try cursor.expect("as")
        guard try cursor.number(as: .count).exact == .zero else {
          throw Diagnostic("R104", .error, "an absent fact can only count as 0", at: name.span)
        }
        absent.append(FactKey(name.text))
      }
    }
    fact.help = help
    if let formula {
      fact.role = .arithmetic(formula, absentAsZero: absent)
    } else {
      report(Diagnostic("R107", .error, "this derive has no `= FORMULA`", at: declaration.span))
    }
  }

  private func numberFact(_ name: Name) throws(Diagnostic) {
    _ = try names.fact(name)
    if let type = names.types[name.text], case .number = type { return }
    if names.types[name.text] == nil { return }
    throw Diagnostic("R214", .error, "`\(name.text)` is no number", at: name.span)
  }

  private func readCases(
    _ declaration: DeclarationText, _ type: FactType, into fact: inout FactDeclaration
  ) {
    var cases: [DerivedCase] = []
    var help = ""
    var isClosed = false
    let fields = Fields(once: ["says"], required: ["says"])
    declaration.read(fields, report: report) { (cursor: inout LineCursor) throws(Diagnostic) in
      let value = try cursor.name("a value")
      if isClosed {
        throw Diagnostic("R111", .error, "no case can follow `otherwise`", at: value.span)
      }
      let option = try ConditionParser.option(
        value, of: Name(text: fact.key.rawValue, span: fact.span), among: type.options)
      if cursor.take("otherwise") {
        isClosed = true
        cases.append(DerivedCase(option, when: .always))
      } else {
        guard cursor.take("when") else { throw cursor.expected("`when` or `otherwise`") }
        cases.append(DerivedCase(option, when: try conditions.condition(&cursor)))
      }
    } _: { (_, cursor) throws(Diagnostic) in
      help = try cursor.text()
    }
    if cases.isEmpty {
      report(
        Diagnostic(
          "R107", .error, "this derive has no case", help: "add lines such as `yes when ...`",
          at: declaration.span))
    }
    fact.help = help
    fact.role = .cases(cases)
  }
}
