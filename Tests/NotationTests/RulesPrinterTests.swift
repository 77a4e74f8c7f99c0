import DecisionModel
import Notation
import Testing

@Suite struct RulesPrinterTests {
  @Test(arguments: 1...UInt64(40)) func printsWhatItReads(seed: UInt64) {
    let drawn = RandomRules.draw(seed: seed)
    let texts = RulesPrinter.texts(drawn)
    let reading = RulesReader.read(texts)
    for diagnostic in reading.diagnostics {
      let line = texts.first { $0.path == diagnostic.span.file }.map {
        $0.text($0.line(diagnostic.span.line))
      }
      Issue.record("\(diagnostic.span.label): \(diagnostic.message)\n\(line ?? "")")
    }
    #expect(Self.unplaced(reading.ruleSet) == Self.unplaced(drawn))
    let repeats = RulesPrinter.texts(reading.ruleSet) == texts
    #expect(repeats)
  }

  @Test func printsTheRepositorysRules() throws {
    let rules = RulesReader.read(try RepositoryRulesTests.texts())
    let texts = RulesPrinter.texts(rules.ruleSet)
    let again = RulesReader.read(texts)
    if rules.hasErrors { return }
    #expect(again.diagnostics.map(\.message) == [])
    let repeats = RulesPrinter.texts(again.ruleSet) == texts
    #expect(repeats)
  }

  /// A description without the places, which a printed text moves.
  static func unplaced(_ ruleSet: RuleSet) -> [Substring] {
    String(reflecting: ruleSet)
      .replacing(/DecisionModel\.Span\([^)]*\)/, with: "-")
      .split(separator: ", DecisionModel.")
  }
}
