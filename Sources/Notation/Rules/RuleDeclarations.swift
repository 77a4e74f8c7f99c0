internal import DecisionModel

/// Turns declarations into a rule set, one method for each kind; names are all known by now.
///
/// A class, since every method adds to the one set, and copies of it took most of the time.
final class RuleDeclarations {
  let names: NameTable
  let report: Report
  var set = RuleSet()
  /// Exceptions to add to rules and gates once all are read.
  var amendments: [Amendment] = []

  init(names: NameTable, report: Report) {
    self.names = names
    self.report = report
  }

  var conditions: ConditionParser { ConditionParser(names: names) }

  /// The keywords of declarations that this reader knows, in the order of GRAMMAR.
  static let keywords = [
    "strength", "slot", "group", "technique", "family", "bundle", "equivalent", "exhausts",
    "excludes", "history", "fact", "derive", "computed", "assume", "need", "source", "claim",
    "definition",
    "disagreement", "rule", "gate", "amend", "stop", "practice", "warning", "step", "order",
    "confidence",
  ]

  /// Adds one declaration to the set; faults go to the report.
  func read(_ declaration: DeclarationText) {
    do { try dispatch(declaration) } catch { report(error) }
  }

  private func dispatch(_ declaration: DeclarationText) throws(Diagnostic) {
    switch declaration.keyword {
    case "strength": try readStrength(declaration)
    case "slot": try readSlot(declaration)
    case "group": try readGroup(declaration)
    case "technique": try readTechnique(declaration)
    case "family": try readFamily(declaration)
    case "bundle": try readBundle(declaration)
    case "equivalent": set.equivalents.append(try readTogether(declaration))
    case "exhausts": set.exhaustions.append(try readTogether(declaration))
    case "excludes": try readExclusion(declaration)
    case "history": try readHistory(declaration)
    case "confidence": try readConfidence(declaration)
    case "fact": try readFact(declaration)
    case "derive": try readDerive(declaration)
    case "computed": try readComputed(declaration)
    case "assume": try readAssumption(declaration)
    case "need": try readNeed(declaration)
    case "source": try readSource(declaration)
    case "claim": try readClaim(declaration)
    case "definition": try readDefinition(declaration)
    case "disagreement": try readDisagreement(declaration)
    case "rule": try readRule(declaration)
    case "gate": try readGate(declaration)
    case "amend": try readAmendment(declaration)
    case "stop": try readStop(declaration)
    case "practice": try readPractice(declaration)
    case "warning": try readWarning(declaration)
    case "step": try readStep(declaration)
    case "order": try readOrdering(declaration)
    default: break
    }
  }

  /// The name and the title of a head such as `technique rag "..."`, with nothing after them.
  func nameAndTitle(_ declaration: DeclarationText) throws(Diagnostic) -> (
    name: Name, title: String
  ) {
    var cursor = declaration.headCursor
    cursor.advance()
    let name = try cursor.name("the name of the \(declaration.keyword)")
    let title = try cursor.text("its title in double quotes")
    try cursor.finish()
    return (name, title)
  }

  /// The name of a head that holds nothing else.
  func nameAlone(_ declaration: DeclarationText) throws(Diagnostic) -> Name {
    var cursor = declaration.headCursor
    cursor.advance()
    let name = try cursor.name("the name of the \(declaration.keyword)")
    try cursor.finish()
    return name
  }

  /// The claims of a `cites` line.
  func claims(_ cursor: inout LineCursor) throws(Diagnostic) -> [ClaimID] {
    var claims: [ClaimID] = []
    for name in try cursor.names("a claim such as `kadoa-05`") {
      report.catching { () throws(Diagnostic) in try names.claims.check(name) }
      let claim = ClaimID(name.text)
      if claims.contains(claim) {
        report(Diagnostic("R220", .error, "`\(name.text)` is listed twice", at: name.span))
      } else {
        claims.append(claim)
      }
    }
    return claims
  }

  /// A text with placeholders `{fact}` or `{fact|what to print otherwise}`.
  ///
  /// Where a text is printed for each member of a set, `{technique}` is that member and `{excess}` how far
  /// it lies over what the set holds it against; of a warning for the whole they are the destination's.
  func template(
    _ cursor: inout LineCursor, forEach: Bool = false
  ) throws(Diagnostic) -> String {
    let token = cursor.current?.range ?? 0..<0
    let text = try cursor.text()
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Diagnostic(
          "R117", .error, "a `{` in this text is not closed", help: "write `{fact}`",
          at: cursor.source.span(token))
      }
      let inner = rest[rest.index(after: open)..<close]
      let key = String(inner.prefix { $0 != "|" })
      if !forEach || !["technique", "excess"].contains(key) {
        try names.facts.check(Name(text: key, span: placeholder(key, from: token, cursor.source)))
      }
      rest = rest[rest.index(after: close)...]
    }
    return text
  }

  /// Where a placeholder stands in the source, which may be on a later line than its text begins.
  private func placeholder(_ key: String, from token: Range<Int>, _ source: SourceText) -> Span {
    let wanted = Array("{\(key)".utf8)
    let near = token.lowerBound..<min(source.bytes.count, token.lowerBound + 4_096)
    for start in near.dropLast(wanted.count) where source.bytes[start...].starts(with: wanted) {
      return source.span(start + 1..<start + wanted.count)
    }
    return source.span(token)
  }
}

/// An exception that `amend` adds to a rule or gate declared elsewhere.
struct Amendment {
  var target: Name
  var exceptions: [Grounds.Exception]
}
