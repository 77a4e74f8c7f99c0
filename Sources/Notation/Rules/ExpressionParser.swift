internal import DecisionModel

/// Reads arithmetic: `+ - * /` with the usual precedence, `min max ceil floor`, numbers with units.
struct ExpressionParser {
  /// Checks a name that the formula reads.
  let resolve: (Name) throws(Diagnostic) -> Void
  private static let deepest = 40
  /// Longer sums and products are as unreadable as deeper brackets, and as deep a tree.
  private static let longest = 200

  init(_ resolve: @escaping (Name) throws(Diagnostic) -> Void) { self.resolve = resolve }

  /// The formula on the rest of the line.
  func expression(_ cursor: inout LineCursor) throws(Diagnostic) -> Expression {
    try sum(&cursor, depth: 0)
  }

  private func sum(_ cursor: inout LineCursor, depth: Int) throws(Diagnostic) -> Expression {
    var left = try product(&cursor, depth: depth)
    var length = 1
    while let sign = [Expression.Operator.add, .subtract].first(where: {
      cursor.current?.isMark($0.rawValue) == true
    }) {
      cursor.advance()
      length += 1
      if length > Self.longest { throw tooLarge(cursor) }
      left = .binary(sign, left, try product(&cursor, depth: depth))
    }
    return left
  }

  private func product(_ cursor: inout LineCursor, depth: Int) throws(Diagnostic) -> Expression {
    var left = try operand(&cursor, depth: depth)
    var length = 1
    while let sign = [Expression.Operator.multiply, .divide].first(where: {
      cursor.current?.isMark($0.rawValue) == true
    }) {
      cursor.advance()
      length += 1
      if length > Self.longest { throw tooLarge(cursor) }
      left = .binary(sign, left, try operand(&cursor, depth: depth))
    }
    return left
  }

  private func operand(_ cursor: inout LineCursor, depth: Int) throws(Diagnostic) -> Expression {
    guard depth < Self.deepest else { throw tooLarge(cursor) }
    if cursor.takeMark("(") {
      let inner = try sum(&cursor, depth: depth + 1)
      try cursor.expectMark(")")
      return inner
    }
    if cursor.current?.kind == .number { return .constant(try constant(&cursor)) }
    let name = try cursor.name("a number, a name or `(`")
    guard cursor.takeMark("(") else {
      try check(name)
      return .name(name.text)
    }
    guard let function = Expression.Function(rawValue: name.text) else {
      let table = Expression.Function.allCases.map(\.rawValue)
      throw Diagnostic(
        "R114", .error, "unknown function `\(name.text)`",
        help: Suggestions.question(Suggestions.near(name.text, among: table))
          ?? "there are `min`, `max`, `ceil` and `floor`", at: name.span)
    }
    var arguments = [try sum(&cursor, depth: depth + 1)]
    while cursor.takeMark(",") { arguments.append(try sum(&cursor, depth: depth + 1)) }
    try cursor.expectMark(")")
    if [.ceil, .floor].contains(function), arguments.count != 1 {
      throw Diagnostic("R114", .error, "`\(name.text)` takes one argument", at: name.span)
    }
    return .call(function, arguments)
  }

  private func tooLarge(_ cursor: LineCursor) -> Diagnostic {
    Diagnostic(
      "R113", .error, "this formula is too long or nested too deeply", help: "name a part of it",
      at: cursor.span)
  }

  private func check(_ name: Name) throws(Diagnostic) {
    do { try resolve(name) } catch {
      guard name.text.contains("-") else { throw error }
      var spaced = error
      spaced.help = "put spaces around a minus: `a - b`"
      throw spaced
    }
  }

  /// A number and the unit that follows it; a slash with a space before it divides.
  private func constant(_ cursor: inout LineCursor) throws(Diagnostic) -> Quantity {
    guard let first = cursor.current else { throw cursor.expected("a number") }
    cursor.advance()
    var end = first.range.upperBound
    while let token = cursor.current {
      let isGlued = token.range.lowerBound == end && (token.isMark("/") || token.isMark("%"))
      guard token.word != nil || token.isMark("%") || isGlued else { break }
      end = token.range.upperBound
      cursor.advance()
    }
    let range = first.range.lowerBound..<end
    let place = cursor.source.span(range)
    let bytes = cursor.source.bytes[range]
    if bytes.contains(Byte.comma) {
      throw Diagnostic(
        "R112", .error, "a comma in a formula separates arguments",
        help: "write `1_000`, or a space after the comma", at: place)
    }
    let fault: NumberFault
    do {
      if let exact = try NumberReader.readAny(bytes).reading.exact { return exact }
      fault = NumberFault(.manyPoints(cursor.source.text(range)), 0..<bytes.count)
    } catch {
      fault = error
    }
    throw fault.diagnostic(in: cursor.source, from: range.lowerBound)
  }
}
