public import DecisionModel

/// What came out of reading price files.
public struct PricesReading: Sendable {
  /// What could be read; complete when there is no error.
  public var book: PriceBook
  /// What is to be put right, sorted by place.
  public var diagnostics: [Diagnostic]
  /// True when nothing was declared.
  public var isEmpty = false

  /// True when something must be put right before anything is priced.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Reads the price declarations of rule files into a price book.
public enum PricesReader {
  /// Reads texts in the order of their paths; declarations that are no prices are left to
  /// `RulesReader`.
  ///
  /// With `base`, the texts are an overlay: what they declare takes the place of what `base` declares
  /// by the same name, and the book that comes out holds both.
  public static func read(
    _ texts: [SourceText], _ ruleSet: RuleSet, over base: PriceBook? = nil
  ) -> PricesReading {
    let isOverlay = base != nil
    let report = Report()
    var declarations: [DeclarationText] = []
    for text in texts.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      // The encoding and the layout of the built-in files are reported once, by `RulesReader`.
      let ownReport = isOverlay ? report : Report()
      if isOverlay, !report.accepts(text) { continue }
      declarations += DeclarationText.split(text, pack: "core", report: ownReport)
    }
    return read(declarations, ruleSet, over: base, report: report)
  }

  /// Reads the price declarations among some; those of an overlay must all be prices.
  static func read(
    _ declarations: [DeclarationText], _ ruleSet: RuleSet, over base: PriceBook? = nil,
    report: Report = Report()
  ) -> PricesReading {
    let isOverlay = base != nil
    var reader = PriceBookReader(names: NameTable(ruleSet), report: report)
    for declaration in declarations {
      // Price files beside scenarios count only when they are named as an overlay.
      if !isOverlay, declaration.source.path.hasPrefix("scenarios/") { continue }
      if PriceDeclarations.keywords.contains(declaration.keyword) {
        reader.read(declaration)
      } else if isOverlay {
        let source = declaration.source
        let written = source.text(declaration.head.tokens.first?.range ?? 0..<0)
        let near = Suggestions.near(written, among: PriceDeclarations.keywords)
        report(
          Diagnostic(
            "P101", .error, "`\(written)` begins no price declaration",
            help: Suggestions.question(near), at: declaration.span))
      }
    }
    let book = (base.map { $0.overlaid(by: reader.book) } ?? reader.book).filled()
    PriceNames(book: book, ruleSet: ruleSet, report: report).check()
    return PricesReading(
      book: book, diagnostics: report.sorted, isEmpty: declarations.isEmpty)
  }
}

extension NameTable {
  /// The names that conditions and recipes of the price book may use.
  convenience init(_ ruleSet: RuleSet) {
    self.init()
    let quiet = Report()
    for fact in ruleSet.facts {
      facts.declare(Name(text: fact.key.rawValue, span: fact.span), report: quiet)
      types[fact.key.rawValue] = fact.type
    }
    for technique in ruleSet.techniques {
      techniques.declare(
        Name(text: technique.id.rawValue, span: technique.span), report: quiet)
      if technique.members.isEmpty { plainTechniques.append(technique.id) }
    }
    for family in ruleSet.families {
      techniques.declare(Name(text: family.id.rawValue, span: .outside("")), report: quiet)
      families[family.id.rawValue] = family.members
    }
    for step in ruleSet.steps {
      steps.declare(Name(text: step.id.rawValue, span: step.span), report: quiet)
    }
  }
}
