import DecisionModel
import Notation
import Testing

@Suite struct PricesPrinterTests {
  /// Printing what was read from a print gives the same text, and the same book but for its places.
  @Test func printedBookReadsBack() {
    let ruleSet = RuleFiles.ruleSet
    let first = PricesPrinter.text(RuleFiles.prices.book, ruleSet)
    let reading = PricesReader.read([first], ruleSet)
    #expect(reading.diagnostics.map(\.message) == [])
    #expect(PricesPrinter.text(reading.book, ruleSet) == first)
    #expect(reading.book.inputs.map(\.value) == RuleFiles.prices.book.inputs.map(\.value))
    #expect(reading.book.entries.map(\.fields) == RuleFiles.prices.book.entries.map(\.fields))
    #expect(
      reading.book.formulas.map(\.expression) == RuleFiles.prices.book.formulas.map(\.expression))
    #expect(reading.book.recipes.count == RuleFiles.prices.book.recipes.count)
  }
}
