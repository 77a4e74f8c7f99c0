internal import DecisionModel

extension RuleDeclarations {
  /// `fact KEY TYPE` with its wording, guard, default and likelihoods.
  func readFact(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try NameIndexing.headName(declaration)
    guard let type = names.types[name.text] else { return }
    var fact = FactDeclaration(FactKey(name.text), type, at: name.span)
    let fields = Fields(
      once: [
        "ask", "help", "example", "find", "why", "topic", "quick", "opening", "applies", "default",
      ],
      many: ["likely", "value"], required: ["ask", "topic"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "ask": fact.ask = try cursor.text()
      case "help": fact.help = try cursor.text()
      case "example": fact.example = try cursor.text()
      case "find": fact.find = try cursor.text()
      case "why": fact.why = try cursor.text()
      case "topic": fact.topic = try cursor.name("a topic").text
      case "quick": fact.quick = try place(&cursor)
      case "opening": fact.opening = try place(&cursor)
      case "applies":
        try cursor.expect("when")
        fact.applies = try conditions.condition(&cursor)
      case "default": fact.fallback = try fallback(&cursor, name, type)
      case "likely": fact.bands.append(try band(&cursor, name, type))
      default: while !cursor.isAtEnd { cursor.advance() }
      }
    }
    set.facts.append(fact)
  }

  /// A place in a list, counted from 1.
  private func place(_ cursor: inout LineCursor) throws(Diagnostic) -> Int {
    let span = cursor.span
    let place = try cursor.wholeNumber()
    guard place > 0 else { throw Diagnostic("R104", .error, "places count from 1", at: span) }
    return place
  }

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

  private func fallback(
    _ cursor: inout LineCursor, _ fact: Name, _ type: FactType
  ) throws(Diagnostic) -> FactDeclaration.Fallback {
    switch type {
    case .number(let dimension, let domain):
      let place = cursor.span
      switch try cursor.number(as: dimension).shape {
      case .exact(let quantity):
        try within(domain, dimension, [quantity], at: place)
        return .number(low: quantity, likely: quantity, high: quantity)
      case .estimate(let low, let likely, let high):
        try within(domain, dimension, [low, high], at: place)
        return .number(low: low, likely: likely, high: high)
      default:
        throw Diagnostic(
          "R104", .error, "a default is one number, or low, likely and high: `1..2..3`", at: place)
      }
    case .choice(let options):
      let value = try ConditionParser.option(
        try cursor.name("a value"), of: fact, among: options)
      return .value(.choice(value))
    case .set(let options):
      if cursor.take("none") { return .value(.set([])) }
      var members: [ValueName] = []
      for name in try cursor.names("a value") {
        members.append(try ConditionParser.option(name, of: fact, among: options))
      }
      return .value(.set(members))
    case .techniques:
      if cursor.take("none") { return .value(.set([])) }
      return .value(
        .set(try names.expand(try cursor.names("a technique")).map { ValueName($0) }))
    case .name: return .value(.name(try cursor.name("a name").text))
    }
  }

  private func band(
    _ cursor: inout LineCursor, _ fact: Name, _ type: FactType
  ) throws(Diagnostic) -> FactDeclaration.Band {
    guard case .number(let dimension, let domain) = type else {
      throw Diagnostic(
        "R214", .error, "`likely` weighs stretches of a number; values take `weight` themselves",
        at: cursor.span)
    }
    let place = cursor.span
    let range: QuantityRange
    switch try cursor.number(as: dimension, before: ["weight"]).shape {
    case .exact(let quantity): range = QuantityRange(quantity)
    case .range(let low, let high): range = QuantityRange(low, high)
    default: throw Diagnostic("R104", .error, "expected a range such as `0..50`", at: place)
    }
    try within(domain, dimension, [range.low, range.high], at: place)
    try cursor.expect("weight")
    let weightPlace = cursor.span
    let weight = try cursor.wholeNumber()
    if weight < 1 { throw Diagnostic("R104", .error, "a weight is 1 or more", at: weightPlace) }
    return FactDeclaration.Band(range: range, weight: weight)
  }

  private func within(
    _ domain: QuantityRange, _ dimension: Dimension, _ quantities: [Quantity], at place: Span
  ) throws(Diagnostic) {
    for quantity in quantities where !domain.contains(quantity) {
      throw Diagnostic(
        "R215", .error,
        "\(QuantityText.canonical(quantity, as: dimension)) lies outside the fact's domain",
        help: "it lies in \(QuantityText.canonical(domain, as: dimension))", at: place)
    }
  }
}
