import CostModel
import DecisionModel
import Notation
import Testing

@Suite struct BuiltInBookTests {
  @Test func readsWithoutADiagnostic() {
    #expect(RuleFiles.prices.diagnostics.map { "\($0.span.label) \($0.code) \($0.message)" } == [])
    #expect(RuleFiles.prices.book.entries(of: "api_model").count >= 35)
  }

  /// No unit has slipped, nothing contradicts itself, and every entry keeps to its columns.
  @Test func passesItsOwnCheck() {
    let check = PriceCheck(of: RuleFiles.prices.book)
    let errors = check.diagnostics.filter { $0.severity == .error }
    #expect(errors.map { "\($0.span.label) \($0.message)" } == [])
    // Without bounds there would be nothing to keep to.
    for table in ["api_model", "embedding", "reranker", "managed_tuning", "vector_store", "label"] {
      #expect(RuleFiles.prices.book.columns(of: table)?.bounds.isEmpty == false, "\(table)")
    }
  }

  /// What nothing reads would be kept up to date for nothing.
  @Test func everythingInTheBookIsRead() {
    let book = RuleFiles.prices.book
    var read: Set<String> = Set([book.volume, book.months].compactMap(\.self))
    for formula in book.formulas { read.formUnion(formula.expression.names) }
    for line in book.lines { read.formUnion(line.expression.names) }
    for recipe in book.recipes {
      for change in recipe.sets + recipe.adds { read.formUnion(change.expression.names) }
      for measure in recipe.measures { read.formUnion(measure.expression.names) }
    }
    for search in book.choices.compactMap(\.search) {
      read.formUnion(search.expressions.flatMap(\.names))
    }
    for capacity in book.comparisons.compactMap(\.capacity) { read.formUnion(capacity.names) }
    for settlement in book.settlements {
      if case .atMost(let left, let right) = settlement.way {
        read.formUnion(left.names + right.names)
      }
      if case .each(_, let bound) = settlement.way { read.formUnion(bound.names) }
    }
    // What calculators ask for.
    read.formUnion([
      "train_memory", "output_rate", "first_answer", "next_token", "output_price_per_million",
      "utilisation", "serverless_cost", "tenant_cost", "asked_cost", "cache_uses",
      "retrieval_query_cost",
    ])
    let declared = book.inputs.map(\.name) + book.formulas.map(\.name)
    #expect(declared.filter { !read.contains($0) } == [])
    let paid = Set(book.recipes.flatMap(\.lines))
    #expect(book.lines.map(\.id).filter { !paid.contains($0) } == [])
    let chosen = Set(book.choices.map(\.table))
    #expect(Set(book.entries.map(\.table)).subtracting(chosen) == [])
    let named = Set(read.compactMap { $0.split(separator: ".").first.map(String.init) })
    #expect(book.choices.map(\.name).filter { !named.contains($0) } == [])
  }

  /// Every technique has a bill, or the rules say why it has none.
  @Test func everyTechniqueHasARecipe() {
    for technique in RuleFiles.ruleSet.techniques where technique.noCostBecause == nil {
      #expect(RuleFiles.prices.book.recipe(technique.id) != nil, "\(technique.id)")
    }
  }

  /// A figure without a source or a date cannot be checked again.
  @Test func everyPriceIsDatedAndSourced() {
    let book = RuleFiles.prices.book
    for entry in book.entries { #expect(!entry.provenance.source.isEmpty, "\(entry.name)") }
    for input in book.inputs { #expect(!input.provenance.source.isEmpty, "\(input.name)") }
    for entry in book.entries(of: "api_model") + book.entries(of: "gpu") {
      #expect(entry.provenance.asOf != nil, "\(entry.name)")
    }
    for entry in book.entries(of: "api_model") { #expect(entry.word("tier") != nil) }
  }
}
