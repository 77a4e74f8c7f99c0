import CostModel
import DecisionModel
import Notation
import Testing

/// Things that hold whatever the numbers are.
@Suite struct PropertyTests {
  static let points: [any KeyPath<Amount, Quantity> & Sendable] = [
    \.least, \.low, \.likely, \.high, \.most,
  ]

  /// More of this never makes that cheaper, at any point of the range: shared inputs stay shared.
  @Test(arguments: [
    ("volume", "10k/month", "200k/month", "prompt", "monthly"),
    ("volume", "10k/month", "50M/month", "lora", "monthly"),
    ("input_tokens", "3000", "9000", "prompt", "per_request"),
    ("output_tokens", "300", "900", "prompt", "per_request"),
    ("output_tokens", "300", "900", "managed_fine_tune", "latency_ms"),
    ("thinking_tokens", "0", "3000", "prompt", "latency_ms"),
    ("examples", "800", "40000", "lora", "train_hours"),
    ("examples", "800", "40000", "managed_fine_tune", "total"),
    ("corpus_tokens", "1M", "500M", "rag", "upfront"),
    ("hourly_rate", "$60/h", "$90/h", "lora", "upfront"),
    ("horizon", "6 months", "24 months", "few_shot", "total"),
  ])
  func moreCostsMore(
    _ key: String, _ less: String, _ more: String, _ technique: String, _ quantity: String
  ) throws {
    let low = EstimatorTests.estimate(TechniqueID(technique), [key: less])
    let high = EstimatorTests.estimate(TechniqueID(technique), [key: more])
    let first = try #require(low.quantity(quantity)?.amount)
    let second = try #require(high.quantity(quantity)?.amount)
    for point in Self.points { #expect(first[keyPath: point] <= second[keyPath: point]) }
    #expect(first.likely < second.likely)
  }

  @Test func examplesInHandSaveLabels() throws {
    func labels(_ count: String) throws -> Amount {
      let lora = EstimatorTests.estimate("lora", ["examples": count])
      return try #require(lora.lines.first { $0.id == "labels" }?.value.amount)
    }
    #expect(try labels("50").likely > labels("300").likely)
    #expect(try labels("5000").most == .zero)
  }

  /// The same tokens as a fixed prefix cost less than as fresh ones, and pay-back is later for it.
  @Test func cachedPromptIsCheaperAndTuningPaysLater() throws {
    let fresh = EstimatorTests.estimate(
      "prompt", ["fixed_prompt_tokens": "0", "volume": "3M/month"])
    let cached = EstimatorTests.estimate(
      "prompt", ["fixed_prompt_tokens": "2500", "volume": "3M/month"])
    let dear = try #require(fresh.perRequest.amount)
    let cheap = try #require(cached.perRequest.amount)
    for point in Self.points { #expect(cheap[keyPath: point] < dear[keyPath: point]) }
    // A prefix below the least that a provider caches saves nothing.
    let short = EstimatorTests.estimate(
      "prompt", ["fixed_prompt_tokens": "500", "volume": "3M/month"])
    #expect(short.perRequest == fresh.perRequest)
  }

  @Test func moreMachinesOnlyWhenNeeded() throws {
    func hosting(_ volume: String) throws -> Quantity {
      let lora = EstimatorTests.estimate("lora", ["volume": volume])
      return try #require(lora.lines.first { $0.id == "hosting" }?.value.amount).likely
    }
    #expect(try hosting("1k/month") == hosting("20k/month"))
    #expect(try hosting("100M/month") > hosting("20k/month"))
  }

  /// A range of an answer is inside the range of a wider one.
  @Test func widerAnswersGiveWiderRanges() throws {
    let narrow = EstimatorTests.estimate("prompt", ["output_tokens": "200..400"])
    let wide = EstimatorTests.estimate("prompt", ["output_tokens": "100..800"])
    let inner = try #require(narrow.perRequest.amount)
    let outer = try #require(wide.perRequest.amount)
    #expect(outer.least <= inner.least && inner.most <= outer.most)
    #expect(outer.low <= inner.low && inner.high <= outer.high)
  }

  /// Other inputs of the book leave the draws of these alone.
  @Test func newInputsLeaveDrawsAlone() throws {
    let text = "input unread money = $1..2..3\n  source \"s\" seen"
    let book = PricesReader.read(
      [SourceText(path: "p.rules", text: text)], RuleFiles.ruleSet,
      over: RuleFiles.prices.book
    ).book
    let facts = RuleFiles.facts(EstimatorTests.workload)
    let with = EstimatorTests.estimator(book).estimate(["lora"], for: facts)
    let without = EstimatorTests.estimator().estimate(["lora"], for: facts)
    #expect(with == without)
  }
}
