import Archive
import DecisionModel
import Notation
import Rulebook
import Testing

/// What was read when the program was built is what reading the texts gives.
@Suite struct ArchivedRulesTests {
  @Test func holdsWhatReadingTheTextsGives() throws {
    let texts = Rulebook.texts.filter { RulesReader.reads($0.path) }
    let files = texts.map { SourceText(path: $0.path, text: $0.content) }
    let reading = RulesReader.read(files)
    let (rules, prices) = (Rulebook.rules, Rulebook.prices)
    let archive = RulesArchive(
      rules: Archive(digits: rules.digits, words: rules.words),
      prices: Archive(digits: prices.digits, words: prices.words))
    let archived = try #require(RulesReading(archive))
    #expect(archived.ruleSet == reading.ruleSet)
    #expect(archived.priceBook == reading.priceBook)
    #expect(archived.diagnostics == reading.diagnostics)
    #expect(!reading.hasErrors)
    #expect(Rulebook.digest == SHA256.digest(ofRules: files))
  }
}
