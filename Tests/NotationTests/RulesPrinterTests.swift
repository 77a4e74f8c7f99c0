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
    #expect(again.diagnostics.map(\.message) == [])
    // Acceptances stand in the order of files, and the printer orders declarations by kind.
    let accepted = { (set: RuleSet) in Set(set.accepted.map { [$0.head, $0.code, $0.because] }) }
    #expect(accepted(again.ruleSet) == accepted(rules.ruleSet))
    var (read, reread) = (rules.ruleSet, again.ruleSet)
    read.accepted = []
    reread.accepted = []
    #expect(Self.unplaced(reread) == Self.unplaced(read))
    let repeats = RulesPrinter.texts(again.ruleSet) == texts
    #expect(repeats)
  }

  /// A description without the places, which a printed text moves.
  static func unplaced(_ ruleSet: RuleSet) -> [String] {
    var kept: [UInt8] = []
    let bytes = Array(String(reflecting: ruleSet).utf8)
    let mark = Array("DecisionModel.Span(".utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) {
        while bytes[index] != UInt8(ascii: ")") { index += 1 }
      }
      kept.append(bytes[index])
      index += 1
    }
    return kept.split(separator: UInt8(ascii: "[")).map { String(decoding: $0, as: UTF8.self) }
  }
}
