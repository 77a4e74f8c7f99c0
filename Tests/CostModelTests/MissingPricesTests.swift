import CostModel
import DecisionModel
import Notation
import Testing

/// A price that is taken out of the book is missed by name; nothing is priced at 0 for want of it.
@Suite struct MissingPricesTests {
  private static func faults(_ book: PriceBook) -> [String] {
    PricesReader.read([], RuleFiles.ruleSet, over: book).diagnostics
      .filter { $0.severity == .error }.map(\.message)
  }

  @Test func everyEntryThatIsNamedIsMissed() {
    let book = RuleFiles.prices.book
    #expect(Self.faults(book) == [])
    for choice in book.choices {
      for item in choice.cases {
        var without = book
        without.entries.removeAll {
          $0.table == choice.table && $0.name.lowercased() == item.entry.lowercased()
        }
        let found = Self.faults(without)
        #expect(
          found.contains {
            $0.contains("`\(item.entry)`") || $0.contains("`\(choice.table)` has no")
          },
          "\(choice.name) \(item.entry)")
      }
    }
  }

  @Test func everyNumberThatIsReadIsMissed() {
    let book = RuleFiles.prices.book
    let readers = PriceReaders(book)
    for (place, input) in book.inputs.enumerated() where !readers.readers(of: input.name).isEmpty {
      var without = book
      without.inputs.remove(at: place)
      #expect(Self.faults(without).contains { $0.contains("`\(input.name)`") }, "\(input.name)")
    }
  }

  @Test func everyFieldThatIsReadIsMissed() throws {
    let book = RuleFiles.prices.book
    for (table, field) in [
      ("api_model", "input"), ("api_model", "output"), ("gpu", "rent"), ("embedding", "price"),
      ("managed_tuning", "train"), ("vector_store", "minimum"), ("label", "price"),
    ] {
      var without = book
      let place = try #require(without.entries.lastIndex { $0.table == table })
      without.entries[place].fields.removeAll { $0.name == field }
      let name = without.entries[place].name
      #expect(
        Self.faults(without).contains { $0.contains("`\(name)` has no `\(field)`") }, "\(table)")
    }
  }

  /// An overlay that declares what was an alias in the book is taken at its word.
  @Test func nameGoesBeforeAlias() throws {
    let base = RuleFiles.prices.book
    #expect(base.entry("a100", in: "gpu")?.name == "A100-80")
    let own = try #require(base.entry("A100-80", in: "gpu"))
    var entry = own
    entry.name = "A100"
    entry.aliases = []
    entry.fields = own.fields.map { field in
      var field = field
      if field.name == "rent" { field.value = PriceBook.Spread(Quantity(9)) }
      return field
    }
    let overlay = SourceText(path: "p", text: PricesPrinter.text(entries: [entry]))
    let reading = PricesReader.read([overlay], RuleFiles.ruleSet, over: base)
    #expect(reading.diagnostics == [])
    let found = try #require(reading.book.entry("a100", in: "gpu"))
    #expect(found.field("rent")?.value == PriceBook.Spread(Quantity(9)))
    #expect(reading.book.entry("a100-80", in: "gpu")?.field("rent") == own.field("rent"))
  }

  /// The provider's offer follows the size of the base model, and one without a machine goes first.
  @Test(arguments: [
    ("llama3.1-8b", "tinker-qwen3-8b"), ("qwen2.5-14b", "prime-gpt-oss-20b"),
    ("llama3.1-70b", "together-100b"), ("llama3.1-405b", "together-moe"),
  ])
  func managedTuningFollowsTheBase(_ base: String, _ offer: String) throws {
    let facts = RuleFiles.facts(EstimatorTests.workload.merging(["base_model": base]) { $1 })
    let bill = EstimatorTests.estimator(draws: 10).estimate(["managed_fine_tune"], for: facts)
    let entries = bill.lines.flatMap(\.inputs).compactMap(\.entry)
      .filter { $0.table == "managed_tuning" }
    #expect(Set(entries.map(\.name)) == [offer])
  }
}
