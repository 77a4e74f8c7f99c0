public import DecisionModel

/// What came out of reading rule files.
public struct RulesReading: Sendable {
  /// What could be read; complete when there is no error.
  public var ruleSet: RuleSet
  /// The prices that the same files declare.
  public var priceBook: PriceBook
  /// What is to be put right, sorted by place; past a thousand the last one tells how many more there are.
  public var diagnostics: [Diagnostic]

  /// Holds what came out.
  public init(_ ruleSet: RuleSet, _ priceBook: PriceBook, diagnostics: [Diagnostic] = []) {
    self.ruleSet = ruleSet
    self.priceBook = priceBook
    self.diagnostics = diagnostics
  }

  /// True when something must be put right before anything is decided.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Reads rule files: all of them at once, so that every error of every file comes out in one run.
///
/// `PricesReader` reads the price declarations among them.
public enum RulesReader {
  /// True for the path of a file below `rules/` that declares rules, facts or prices; files of prices
  /// that belong to a scenario are left out.
  public static func reads(_ path: String) -> Bool {
    path.hasSuffix(".rules") && !path.hasPrefix("scenarios/")
  }

  /// Reads texts in the order of their paths below `rules/`.
  ///
  /// With `packs`, files of other packs are left out; `core` is always read. An `amend` whose target
  /// stands in a pack that is left out is dropped.
  public static func read(_ texts: [SourceText], packs: [PackName]? = nil) -> RulesReading {
    let report = Report()
    var kept: [DeclarationText] = []
    var leftOut: Set<String> = []
    var found: [PackName] = []
    for text in texts.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      let pack = DeclarationText.pack(of: text.path)
      let isKept = pack == "core" || packs?.contains(pack) != false
      if isKept, !report.accepts(text) { continue }
      let declarations = DeclarationText.split(
        text, pack: pack, report: isKept ? report : Report())
      guard isKept else {
        for declaration in declarations where ["rule", "gate"].contains(declaration.keyword) {
          if let name = try? NameIndexing.headName(declaration) { leftOut.insert(name.text) }
        }
        continue
      }
      if !found.contains(pack) { found.append(pack) }
      kept += declarations
    }
    let accepted = kept.indices.flatMap { kept[$0].takeAcceptances(report: report) }
    let known = kept.filter { isKnown($0, report: report) }
    let indexing = NameIndexing(report: report)
    let names = indexing.index(known)
    names.leftOut = leftOut
    let reader = RuleDeclarations(names: names, report: report)
    for declaration in known { reader.read(declaration) }
    reader.amend()
    DerivationOrder(facts: reader.set.facts).reportCycles(to: report)
    reader.set.packs = found.sorted()
    reader.set.accepted = accepted
    // Names in prices are worth a look only when the names they rest on could be read.
    let prices = PricesReader.read(kept, reader.set)
    if !report.hasErrors { for diagnostic in prices.diagnostics { report(diagnostic) } }
    return RulesReading(reader.set, prices.book, diagnostics: report.sorted)
  }

  private static func isKnown(_ declaration: DeclarationText, report: Report) -> Bool {
    let keyword = declaration.keyword
    if RuleDeclarations.keywords.contains(keyword) { return true }
    if PriceDeclarations.keywords.contains(keyword) { return false }
    let range = declaration.head.tokens.first?.range ?? 0..<0
    let written = declaration.source.text(range)
    let table = RuleDeclarations.keywords + PriceDeclarations.keywords
    report(
      Diagnostic(
        "R101", .error, "`\(written)` begins no declaration",
        help: Suggestions.question(Suggestions.near(written, among: table)),
        at: declaration.source.span(range)))
    return false
  }
}

extension RuleDeclarations {
  /// Adds the exceptions of `amend` to the rules and gates they name.
  func amend() {
    for amendment in amendments {
      let name = RuleName(amendment.target.text)
      if let index = set.rules.firstIndex(where: { $0.grounds.name == name }) {
        set.rules[index].grounds.exceptions += amendment.exceptions
      } else if let index = set.gates.firstIndex(where: { $0.grounds.name == name }) {
        set.gates[index].grounds.exceptions += amendment.exceptions
      } else if !names.leftOut.contains(amendment.target.text) {
        let known = (set.rules.map(\.grounds) + set.gates.map(\.grounds)).map(\.name.rawValue)
        let near = Suggestions.near(amendment.target.text, among: known)
        report(
          Diagnostic(
            "R212", .error, "there is no rule or gate `\(amendment.target.text)`",
            help: Suggestions.question(near), at: amendment.target.span))
      }
    }
  }
}
