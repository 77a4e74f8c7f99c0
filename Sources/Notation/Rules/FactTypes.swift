internal import DecisionModel

/// Reads the types of facts, which conditions need before they can be read.
struct FactTypes {
  let report: Report

  /// The type of a fact, computed fact or derived fact.
  func type(of declaration: DeclarationText) throws(Diagnostic) -> FactType {
    var cursor = declaration.headCursor
    cursor.advance()
    _ = try cursor.name("a name")
    if declaration.keyword == "derive" { return try derived(&cursor, declaration) }
    let type = try written(&cursor, options: options(of: declaration))
    try cursor.finish()
    return type
  }

  private func written(
    _ cursor: inout LineCursor, options: [FactType.Option]
  ) throws(Diagnostic) -> FactType {
    let place = cursor.span
    if Self.takeYesNo(&cursor) { return try yesNo(options, at: place) }
    if cursor.take(["one", "of"]) {
      try needValues(options, at: place)
      return .choice(options)
    }
    if cursor.take(["set", "of"]) {
      try needValues(options, at: place)
      return .set(options)
    }
    if let first = options.first {
      throw Diagnostic(
        "R104", .error, "`value \(first.name)` belongs to `yes/no`, `one of` or `set of`", at: place
      )
    }
    if cursor.take("techniques") { return .techniques }
    if cursor.take(["name", "of"]) {
      return .name(table: try cursor.name("a table of prices").text)
    }
    return try number(&cursor)
  }

  private func needValues(_ options: [FactType.Option], at place: Span) throws(Diagnostic) {
    guard options.isEmpty else { return }
    throw Diagnostic(
      "R107", .error, "no `value` is declared below",
      help: "add lines such as `value NAME \"label\"`",
      at: place)
  }

  private func yesNo(_ options: [FactType.Option], at place: Span) throws(Diagnostic) -> FactType {
    guard !options.isEmpty else { return .yesNo }
    let allowed = ["yes", "no"]
    // Further values may say `as unknown`, such as `untested`.
    let plain = options.filter { !$0.meansUnknown }.map(\.name.rawValue)
    guard plain.allSatisfy(allowed.contains) else {
      throw Diagnostic(
        "R104", .error, "the values of a yes/no fact are `yes`, `no` and those `as unknown`",
        at: place)
    }
    let missing = allowed.filter { !plain.contains($0) }.map { FactType.Option(ValueName($0)) }
    return .choice(missing + options)
  }

  private func derived(
    _ cursor: inout LineCursor, _ declaration: DeclarationText
  ) throws(Diagnostic) -> FactType {
    let isYesNo = Self.takeYesNo(&cursor)
    if !isYesNo, !cursor.take(["one", "of"]) {
      let type = try number(&cursor)
      try cursor.finish()
      return type
    }
    try cursor.finish()
    if isYesNo { return .yesNo }
    var options: [FactType.Option] = []
    for field in declaration.fields {
      guard let word = field.line.tokens.first?.word, !["says", "absent"].contains(word),
        !options.contains(where: { $0.name.rawValue == word })
      else { continue }
      options.append(FactType.Option(ValueName(word)))
    }
    return .choice(options)
  }

  private func number(_ cursor: inout LineCursor) throws(Diagnostic) -> FactType {
    let name = try cursor.name("a type such as `count 0..1M`, `yes/no` or `one of`")
    guard let dimension = Dimension(rawValue: name.text) else {
      let kinds = ["yes/no", "one of", "set of", "techniques", "name of"]
      let table = Dimension.allCases.map(\.rawValue) + kinds
      throw Diagnostic(
        "R115", .error, "unknown type `\(name.text)`",
        help: Suggestions.question(Suggestions.near(name.text, among: table))
          ?? "types are yes/no, one of, set of, techniques, name of, or a dimension such as `count`",
        at: name.span)
    }
    if cursor.isAtEnd { return .number(dimension, QuantityRange(.zero, .largest)) }
    let place = cursor.span
    guard case .range(let low, let high) = try cursor.number(as: dimension).shape else {
      throw Diagnostic("R104", .error, "expected a range such as `0..1M`", at: place)
    }
    return .number(dimension, QuantityRange(low, high))
  }

  private static func takeYesNo(_ cursor: inout LineCursor) -> Bool {
    guard cursor.current?.word == "yes", cursor.next?.isMark("/") == true,
      cursor.peek(2)?.word == "no"
    else { return false }
    for _ in 0..<3 { cursor.advance() }
    return true
  }

  /// The `value` lines of a declaration.
  private func options(of declaration: DeclarationText) throws(Diagnostic) -> [FactType.Option] {
    var options: [FactType.Option] = []
    for field in declaration.fields where field.line.tokens.first?.word == "value" {
      report.catching { () throws(Diagnostic) in
        var cursor = LineCursor(declaration.source, field.line)
        cursor.advance()
        let name = try cursor.name("the name of the value")
        if options.contains(where: { $0.name.rawValue == name.text }) {
          throw Diagnostic("R213", .error, "value `\(name.text)` is declared twice", at: name.span)
        }
        if ["unknown", "none", "not"].contains(name.text), name.text != "none" || isSet(declaration)
        {
          throw Diagnostic(
            "R116", .error, "`\(name.text)` has a meaning of its own and can't name a value",
            at: name.span)
        }
        options.append(try Self.option(&cursor, name))
        try cursor.finish()
      }
    }
    return options
  }

  private func isSet(_ declaration: DeclarationText) -> Bool {
    declaration.head.tokens.contains { $0.word == "set" }
  }

  private static func option(
    _ cursor: inout LineCursor, _ name: Name
  ) throws(Diagnostic) -> FactType.Option {
    var option = FactType.Option(ValueName(name.text), label: try cursor.text("a label in quotes"))
    if cursor.take("weight") {
      let place = cursor.span
      option.weight = try cursor.wholeNumber(before: ["as", "alone"])
      if option.weight < 1 { throw Diagnostic("R104", .error, "a weight is 1 or more", at: place) }
    }
    option.meansUnknown = cursor.take(["as", "unknown"])
    option.standsAlone = cursor.take("alone")
    return option
  }
}
