import CostModel
import DecisionModel
import Notation
import Testing

/// The estimator works out whole columns and shares what it can; a plain evaluation must agree.
@Suite struct NaiveAgreementTests {
  static let useCases: [[String: String]] = [
    [:],
    ["volume": "30M/month", "task_type": "classification", "examples": "60"],
    ["privacy": "own_servers_only", "gpu": "one_80gb", "base_model": "qwen2.5-32b"],
    ["model_tier": "strongest", "thinking_tokens": "5000", "hourly_rate": "$95/h"],
    ["model_tier": "small_open", "knowledge_change": "daily", "corpus_tokens": "80M"],
    ["api_model": "gpt-6-luna", "task_type": "code", "eval_set": "test_set", "prompt_days": "3"],
    ["base_model": "llama3.1-70b", "horizon": "36 months", "examples": "30000"],
  ]

  @Test(arguments: useCases) func everyLineAndMeasureAgrees(_ changes: [String: String]) throws {
    let book = Self.withoutSpread(RuleFiles.prices.book)
    let facts = RuleFiles.facts(EstimatorTests.workload.merging(changes) { $1 })
    let estimates = Estimator(book, RuleFiles.ruleSet, draws: 3).estimates(for: facts)
    for technique in estimates.order {
      let recipe = try #require(book.recipe(technique))
      let beside = recipe.beside.flatMap { book.recipe($0) }
      let naive = NaivePrices(
        book: book, facts: facts, recipes: [beside, recipe].compactMap(\.self))
      let estimate = try #require(estimates[technique])
      for line in estimate.lines {
        let declared = try #require(book.line(line.id))
        Self.expect(line.value, naive.value(declared.expression), "\(technique) \(line.id)")
      }
      for measure in recipe.measures {
        Self.expect(
          estimate.quantity(measure.name), naive.value(measure.expression),
          "\(technique) \(measure.name)")
      }
      let upfront = estimate.lines.filter { $0.kind == .upfront }
        .compactMap { book.line($0.id).flatMap { naive.value($0.expression) } }
      Self.expect(estimate.upfront, upfront.reduce(0, +), "\(technique) upfront")
    }
  }

  static func expect(_ found: Estimated?, _ wanted: Double?, _ what: String) {
    guard let amount = found?.amount, let wanted else {
      Issue.record("\(what): \(String(describing: found)) against \(String(describing: wanted))")
      return
    }
    for point in [amount.least, amount.low, amount.likely, amount.high, amount.most] {
      #expect(abs(point.double - wanted) <= 1e-6 + 1e-9 * abs(wanted), "\(what)")
    }
  }

  /// The book with every number at its likely value.
  static func withoutSpread(_ book: PriceBook) -> PriceBook {
    var book = book
    for index in book.inputs.indices {
      book.inputs[index].value = PriceBook.Spread(book.inputs[index].value.likely)
    }
    for index in book.entries.indices {
      for field in book.entries[index].fields.indices {
        let value = book.entries[index].fields[field].value.likely
        book.entries[index].fields[field].value = PriceBook.Spread(value)
      }
    }
    return book
  }
}
