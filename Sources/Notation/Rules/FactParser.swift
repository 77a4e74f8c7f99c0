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
