internal import DecisionModel
public import Notation

extension RulesReading {
  /// Takes out what was put into an archive; nil when it is none.
  public init?(_ archive: Archive) {
    var reader = ArchiveReader(archive)
    self.init(from: &reader)
    guard reader.isWhole else { return nil }
  }

  /// All of it as two texts.
  public var archive: Archive {
    var writer = ArchiveWriter()
    write(to: &writer)
    return writer.archive
  }
}

extension RulesReading: Record {
  static var blank: Self { Self(RuleSet(), PriceBook()) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&ruleSet)
    visit(&priceBook)
    visit(&diagnostics)
  }
}
