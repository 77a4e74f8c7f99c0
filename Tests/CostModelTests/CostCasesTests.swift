import CostModel
import DecisionModel
import Notation
import Testing

/// Figures that others published, against what the price book's formulas make of the same inputs.
@Suite struct CostCasesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var answers: [String: String]
    var overlay = ""
    var technique: TechniqueID
    /// A measure, an amount, or the id of a line.
    var quantity: String
    var published: ClosedRange<Double>
    /// By what share the likely value may lie outside.
    var tolerance: Double

    var testDescription: String { name }
  }

  private static let short =
    "input train_sequence count = 1_024\n  source \"case\" seen\n"
    + "input rank count = 8\n  source \"case\" seen\n"

  private static func memory(
    _ name: String, _ model: String, _ technique: TechniqueID, _ gigabytes: Double
  ) -> Case {
    Case(
      name: name, answers: ["base_model": model], overlay: short, technique: technique,
      quantity: "memory_gb", published: gigabytes...gigabytes, tolerance: 0.25)
  }

  static let cases: [Case] = [
    memory("mem-lf-7b-full-amp", "llama2-7b", "full_fine_tune", 120),
    memory("mem-lf-7b-lora16", "llama2-7b", "lora", 16),
    memory("mem-lf-7b-qlora4", "llama2-7b", "qlora", 6),
    memory("mem-lf-70b-full-amp", "llama2-70b", "full_fine_tune", 1_200),
    memory("mem-lf-70b-lora16", "llama3.1-70b", "lora", 160),
    memory("mem-lf-70b-qlora4", "llama3.1-70b", "qlora", 48),
    memory("mem-lf-30b-lora16", "qwen2.5-32b", "lora", 64),
    Case(
      name: "month-4omini-10m",
      answers: [
        "api_model": "gpt-4o-mini", "volume": "5000/month", "input_tokens": "1000",
        "output_tokens": "1000", "fixed_prompt_tokens": "0",
      ], technique: "prompt", quantity: "calls", published: 0.00075...0.00075, tolerance: 0),
    Case(
      name: "label-gt-100k", answers: ["task_type": "classification", "examples": "0"],
      overlay: """
        table label single_label
          price $0.012/example
          per_day count 800
          source "case" seen
        table example_target simple
          count_wanted count 100_000
          source "case" seen
        input label_rework ratio = 1
          source "case" seen
        """, technique: "lora", quantity: "labels", published: 1_200...1_200, tolerance: 0),
    Case(
      name: "month-h100-runpod", answers: ["base_model": "llama3.1-8b"],
      overlay: """
        choose serve_gpu from gpu
          is H100 otherwise
        table gpu H100
          rent      $2.69/h
          memory    80 GB
          peak      989 TFLOPS
          bandwidth 3.35 TB/s
          reach     0.5
          link      140
          fast8     1.6
          source    "case" seen
        """, technique: "lora", quantity: "hosting", published: 1_964...1_964, tolerance: 0.001),
    Case(
      name: "rag-query-ipapapa",
      answers: ["input_tokens": "3300", "output_tokens": "800", "fixed_prompt_tokens": "0"],
      overlay: """
        input passages count = 5
          source "case" seen
        input chunk_tokens count = 400
          source "case" seen
        input rerank_price money_per_request = $0.002/request
          source "case" seen
        formula input_price money_per_token = 0.5
        formula output_price money_per_token = 3
        """, technique: "rag", quantity: "query", published: 0.00705...0.00705, tolerance: 0.01),
    Case(
      name: "ft-ori-8b", answers: [:],
      overlay: """
        formula train_tokens count = 5_000_000 * 3 + 1_000_000
        choose managed from managed_tuning
          is ori otherwise
        table managed_tuning ori
          train    $0.46/Mtok
          input    $0/Mtok
          output   $0/Mtok
          endpoint $0/h
          storage  $0/month
          source   "case" seen
        input trials count = 1
          source "case" seen
        """, technique: "managed_fine_tune", quantity: "managed_training",
      published: 7.36...7.36, tolerance: 0),
  ]

  @Test(arguments: cases) func comesOutAsPublished(_ item: Case) throws {
    let prices = PricesReader.read(
      [SourceText(path: "case.rules", text: item.overlay)], RuleFiles.ruleSet,
      over: RuleFiles.prices.book)
    #expect(prices.diagnostics.map(\.message) == [])
    let facts = RuleFiles.facts(EstimatorTests.workload.merging(item.answers) { $1 })
    let estimator = Estimator(prices.book, RuleFiles.ruleSet, draws: 200)
    let likely = try #require(value(of: item, estimator, facts))
    #expect(likely >= item.published.lowerBound * (1 - item.tolerance) - 1e-6)
    #expect(likely <= item.published.upperBound * (1 + item.tolerance) + 1e-6)
  }

  private func value(of item: Case, _ estimator: Estimator, _ facts: Facts) -> Double? {
    if item.quantity == "query" {
      let both = estimator.estimate(["prompt", item.technique], for: facts)
      return both.perRequest.amount?.likely.double
    }
    let estimate = estimator.estimate([item.technique], for: facts)
    let line = estimate.lines.first { $0.id == item.quantity }?.value
    return (line ?? estimate.quantity(item.quantity))?.amount?.likely.double
  }
}
