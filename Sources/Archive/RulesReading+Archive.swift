public import DecisionModel
public import Notation

extension RulesReading {
  /// Takes out what was put into an archive, its two parts side by side where `workers` do that; nil when
  /// it is none.
  public init?(_ archive: RulesArchive, on workers: any Workers = InTurn()) {
    let (rules, prices) = workers.both(
      { archive.rules.value(Rules.self) }, { archive.prices.value(PriceBook.self) })
    guard let rules, let prices else { return nil }
    self.init(rules.ruleSet, prices, diagnostics: rules.diagnostics)
  }

  /// All of it as texts.
  public var archive: RulesArchive {
    RulesArchive(
      rules: Archive(of: Rules(ruleSet: ruleSet, diagnostics: diagnostics)),
      prices: Archive(of: priceBook))
  }
}

extension RulesReading {
  /// All that was read but the prices.
  struct Rules: Record {
    var ruleSet: RuleSet
    var diagnostics: [Diagnostic]

    static var blank: Self { Self(ruleSet: RuleSet(), diagnostics: []) }

    mutating func parts(_ visit: inout some PartVisitor) {
      visit(&ruleSet)
      visit(&diagnostics)
    }
  }
}

extension Archive {
  /// Holds one value.
  fileprivate init(of value: some Archived) {
    var writer = ArchiveWriter()
    value.write(to: &writer)
    self = writer.archive
  }

  /// The one value that was put in; nil when there is anything else.
  fileprivate func value<Value: Archived>(_: Value.Type) -> Value? {
    var reader = ArchiveReader(self)
    let value = Value(from: &reader)
    return reader.isWhole ? value : nil
  }
}
