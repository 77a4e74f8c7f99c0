internal import DecisionModel

/// Gathers the names of all declarations before any reference is resolved.
struct NameIndexing {
  let report: Report
  private let names = NameTable()

  init(report: Report) { self.report = report }

  /// The names that some declarations introduce; what is declared twice is reported.
  func index(_ declarations: [DeclarationText]) -> NameTable {
    for declaration in declarations {
      report.catching { () throws(Diagnostic) in try declareName(of: declaration) }
    }
    let families = declarations.filter { $0.keyword == "family" }
    for family in families {
      if let name = try? Self.headName(family) { _ = expand(name, among: families, above: []) }
    }
    for declaration in declarations {
      guard let name = try? Self.headName(declaration) else { continue }
      // A fact is typed by the declaration that came first.
      if ["fact", "computed", "derive"].contains(declaration.keyword), names.types[name.text] == nil
      {
        report.catching { () throws(Diagnostic) in
          names.types[name.text] = try FactTypes(report: report).type(of: declaration)
        }
      }
    }
    return names
  }

  private func declareName(of declaration: DeclarationText) throws(Diagnostic) {
    switch declaration.keyword {
    case "equivalent", "exhausts", "excludes", "amend", "order", "history", "confidence": return
    default: break
    }
    let name = try Self.headName(declaration)
    switch declaration.keyword {
    case "fact", "derive", "computed": names.facts.declare(name, report: report)
    case "technique":
      if names.techniques.declare(name, report: report) {
        names.plainTechniques.append(TechniqueID(name.text))
      }
    case "bundle":
      names.techniques.declare(name, report: report)
      names.bundles.insert(name.text)
    case "family": names.techniques.declare(name, report: report)
    case "slot": names.slots.declare(name, report: report)
    case "need": names.needs.declare(name, report: report)
    case "step": names.steps.declare(name, report: report)
    case "claim": names.claims.declare(name, report: report)
    case "source": names.sources.declare(name, report: report)
    case "disagreement": names.disagreements.declare(name, report: report)
    case "group": names.groups.declare(name, report: report)
    case "definition": names.definitions.declare(name, report: report)
    case "rule", "gate", "stop", "practice", "warning", "assume":
      names.rules.declare(name, report: report)
    case "strength":
      names.strengthWords.declare(name, report: report)
      var cursor = declaration.headCursor
      cursor.advance()
      cursor.advance()
      names.strengths[name.text] = Strength(name.text, try cursor.wholeNumber())
    default: break
    }
  }

  /// The members of a family; a family that holds itself is reported and left empty.
  private func expand(
    _ name: Name, among families: [DeclarationText], above: [String]
  ) -> [TechniqueID] {
    if let members = names.families[name.text] { return members }
    guard !above.contains(name.text), above.count < 50 else {
      report(
        Diagnostic(
          "R217", .error, "family `\(name.text)` holds itself",
          help: (above + [name.text]).map { "`\($0)`" }.joined(separator: " holds "), at: name.span)
      )
      return []
    }
    guard let text = families.first(where: { (try? Self.headName($0))?.text == name.text }) else {
      return [TechniqueID(name.text)]
    }
    var members: [TechniqueID] = []
    report.catching { () throws(Diagnostic) in
      for member in try Self.familyMembers(text) {
        try names.techniques.check(member)
        for id in expand(member, among: families, above: above + [name.text])
        where !members.contains(id) { members.append(id) }
      }
    }
    names.families[name.text] = members
    return members
  }

  /// The name after the keyword of a head.
  static func headName(_ declaration: DeclarationText) throws(Diagnostic) -> Name {
    var cursor = declaration.headCursor
    cursor.advance()
    return try cursor.name("the name of the \(declaration.keyword)")
  }

  private static func familyMembers(_ declaration: DeclarationText) throws(Diagnostic) -> [Name] {
    var cursor = declaration.headCursor
    cursor.advance()
    _ = try cursor.name("the name of the family")
    _ = try cursor.text()
    try cursor.expectMark("=")
    return try cursor.names("a technique or family")
  }
}
