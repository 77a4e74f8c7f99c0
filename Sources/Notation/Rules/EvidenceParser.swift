internal import DecisionModel

extension RuleDeclarations {
  /// What a claim may be.
  static let claimKinds = [
    "rule_for", "rule_against", "ordering", "eval_practice", "definition", "process_step",
    "prerequisite", "cost_figure", "data_threshold", "tool", "maintenance", "time_figure",
    "mistake",
  ]

  /// `source ID "title"`.
  func readSource(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var source = Source(SourceID(head.name.text), title: head.title, at: head.name.span)
    source.pack = declaration.pack
    let fields = Fields(once: ["author", "date", "at"], required: ["author", "date", "at"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "author": source.author = try cursor.text()
      case "date": source.date = try cursor.text()
      default: source.at = try cursor.text()
      }
    }
    set.sources.append(source)
  }

  /// `claim ID`: one thing a source says; its name begins with that of the source, or a line names it.
  func readClaim(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    let prefix = name.text.split(separator: "-").dropLast().joined(separator: "-")
    var source = Name(text: prefix, span: name.span)
    var claim = Claim(ClaimID(name.text), source: SourceID(prefix), at: name.span)
    claim.pack = declaration.pack
    let fields = Fields(
      once: ["source", "section", "kind", "says", "recalled"], many: ["about", "for", "against"],
      required: ["section", "kind", "says"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "source": source = try cursor.name("a source")
      case "section": claim.section = try cursor.text()
      case "kind": claim.kind = try claimKind(&cursor)
      case "says": claim.text = try cursor.text()
      case "recalled": claim.recalled = true
      case "about":
        for fact in try cursor.names("a fact") {
          report.catching { () throws(Diagnostic) in claim.about.append(try names.fact(fact)) }
        }
      case "for": try subjects(&cursor, &claim.speaksFor, &claim.namesPretraining)
      default: try subjects(&cursor, &claim.speaksAgainst, &claim.namesPretraining)
      }
    }
    guard !source.text.isEmpty else {
      throw Diagnostic(
        "R118", .error, "a claim is named after its source, such as `kadoa-05`",
        help: "or a line `source NAME` says whose it is", at: name.span)
    }
    report.catching { () throws(Diagnostic) in try names.sources.check(source) }
    claim.source = SourceID(source.text)
    set.claims.append(claim)
  }

  private func claimKind(_ cursor: inout LineCursor) throws(Diagnostic) -> String {
    let kind = try cursor.name("a kind of claim")
    guard Self.claimKinds.contains(kind.text) else {
      let near = Suggestions.near(kind.text, among: Self.claimKinds)
      throw Diagnostic(
        "R218", .error, "unknown kind of claim `\(kind.text)`",
        help: Suggestions.question(near)
          ?? "kinds: " + Self.claimKinds.joined(separator: ", "), at: kind.span)
    }
    return kind.text
  }

  /// Techniques, families, `any` for all of them, and `pretrain`, which is no outcome of ours.
  private func subjects(
    _ cursor: inout LineCursor, _ techniques: inout [TechniqueID], _ pretraining: inout Bool
  ) throws(Diagnostic) {
    for name in try cursor.names("a technique") {
      if name.text == "pretrain" {
        pretraining = true
        continue
      }
      var members = names.plainTechniques
      if name.text != "any" {
        do { members = try names.expand(name) } catch {
          report(error)
          continue
        }
      }
      techniques += members.filter { !techniques.contains($0) }
    }
  }

  /// `definition NAME "term"`.
  func readDefinition(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var definition = Definition(head.name.text, term: head.title, at: head.name.span)
    let fields = Fields(once: ["means"], many: ["cites"], required: ["means", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if key == "means" {
        definition.means = try cursor.text()
      } else {
        definition.cites += try claims(&cursor)
      }
    }
    set.definitions.append(definition)
  }

  /// `disagreement ID "question"` with its sides and the resolution.
  func readDisagreement(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var disagreement = Disagreement(head.name.text, question: head.title, at: head.name.span)
    let fields = Fields(
      once: ["when", "resolution"], many: ["side", "cites"], required: ["side", "resolution"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "when": disagreement.when = try conditions.condition(&cursor)
      case "resolution": disagreement.resolution = try cursor.text()
      case "cites":
        guard let last = disagreement.sides.indices.last else {
          throw Diagnostic("R104", .error, "`cites` stands below a `side`", at: cursor.span)
        }
        disagreement.sides[last].claims += try claims(&cursor)
      default:
        let side = Disagreement.Side(text: try cursor.text(), claims: [])
        disagreement.sides.append(side)
        if cursor.isAtEnd { return }
        try cursor.expect("cites")
        disagreement.sides[disagreement.sides.count - 1].claims = try claims(&cursor)
      }
    }
    if disagreement.sides.contains(where: \.claims.isEmpty) {
      report(
        Diagnostic("R107", .error, "a side of this disagreement cites no claim", at: head.name.span)
      )
    }
    if disagreement.sides.count == 1 {
      report(
        Diagnostic("R107", .error, "a disagreement has two sides or more", at: head.name.span))
    }
    set.disagreements.append(disagreement)
  }
}
