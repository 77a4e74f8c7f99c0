import CostModel
import DecisionModel
import Notation
import Testing

/// Computed facts: what the rules read of the cost model.
@Suite struct SettlingTests {
  static func settled(
    _ changes: [String: String] = [:], without: [String] = [], at prices: PricePoint = .drawn
  ) -> Facts {
    var answers = EstimatorTests.workload.merging(changes) { $1 }
    for key in without { answers[key] = nil }
    return EstimatorTests.estimator().settled(RuleFiles.facts(answers), at: prices)
  }

  static func members(_ facts: Facts, _ key: FactKey) -> [String]? {
    if case .known(.set(let names)) = facts[key] { return names.map(\.rawValue) }
    return nil
  }

  static func range(_ facts: Facts, _ key: FactKey) -> QuantityRange? {
    if case .known(.number(let range)) = facts[key] { return range }
    return nil
  }

  @Test(arguments: [PricePoint.drawn, .likely, .draw(7)])
  func everyComputedFactIsKnownWhenAllIsAnswered(_ prices: PricePoint) {
    let facts = Self.settled(at: prices)
    for fact in RuleFiles.ruleSet.facts {
      guard case .computed = fact.role else { continue }
      #expect(facts[fact.key].value != nil, "\(fact.key)")
    }
  }

  @Test func budgetsAndTimesAreListedFromTheLeast() throws {
    let facts = Self.settled(["monthly_budget": "$20/month", "upfront_budget": "$3000"])
    let monthly = try #require(Self.members(facts, "over_monthly_budget"))
    #expect(monthly.contains("lora") && monthly.contains("prompt"))
    let estimates = EstimatorTests.estimates(["monthly_budget": "$20/month"])
    for technique in monthly {
      let amount = estimates[TechniqueID(technique)]?.monthlyBill.amount
      #expect(amount.map { $0.low > Quantity(20) } == true, "\(technique)")
    }
    let likely = monthly.compactMap { estimates[TechniqueID($0)]?.monthlyBill.amount?.likely }
    #expect(likely.first == likely.min())
    let generous = Self.settled([
      "monthly_budget": "$90M/month", "upfront_budget": "$900M", "deadline": "3000 days",
      "latency_target": "600 s",
    ])
    for key in [
      "over_monthly_budget", "over_upfront_budget", "misses_deadline", "misses_latency",
    ] as [FactKey] {
      #expect(Self.members(generous, key) == [], "\(key)")
    }
  }

  /// Where the prompt is over a limit on the model in use it is left out of what is over on any model, unless
  /// it is over on a smaller one as well; so is what stands beside the prompt.
  @Test(arguments: [
    ("$1M/month", [] as [String], [] as [String]),
    ("$200/month", ["prompt", "few_shot", "rag"], []),
    ("$1/month", ["prompt", "few_shot", "rag"], ["prompt", "few_shot"]),
  ])
  func whatASmallerModelKeepsIsNotOverOnAnyModel(
    _ budget: String, inUse: [String], anywhere: [String]
  ) throws {
    let prompts = Set(["prompt", "few_shot", "rag"])
    for prices in [PricePoint.drawn, .likely, .draw(3)] {
      let facts = Self.settled(
        [
          "monthly_budget": budget, "volume": "100k/month", "model_tier": "strongest",
          "corpus_tokens": "600k",
        ], at: prices)
      let over = try #require(Self.members(facts, "over_monthly_budget"))
      let overAnywhere = try #require(Self.members(facts, "over_budget_on_any_model"))
      #expect(prompts.intersection(over) == Set(inUse), "\(prices)")
      #expect(prompts.intersection(overAnywhere) == Set(anywhere), "\(prices)")
      #expect(Set(overAnywhere).isSubset(of: over))
    }
  }

  /// A stand-in for an answer, or a missing one, leaves what rests on it open.
  @Test(arguments: [
    ("monthly_budget", "over_monthly_budget"), ("upfront_budget", "over_upfront_budget"),
    ("volume", "over_monthly_budget"), ("volume", "payback_months"),
    ("input_tokens", "payback_months"), ("output_tokens", "break_even_volume"),
    ("examples", "payback_months"), ("gpu", "does_not_fit_gpu"),
    ("latency_target", "misses_latency"), ("deadline", "misses_deadline"),
    ("corpus_tokens", "corpus_fits_window"), ("model_tier", "corpus_fits_window"),
  ])
  func staysOpenWithout(_ key: String, _ fact: String) {
    for prices in [PricePoint.drawn, .likely] {
      #expect(Self.settled(without: [key], at: prices)[FactKey(fact)].value == nil)
    }
  }

  /// What is missing for one technique leaves only that one open.
  @Test func missingCorpusLeavesTheOthersDecided() throws {
    for prices in [PricePoint.drawn, .likely] {
      let facts = Self.settled(
        ["latency_target": "1 ms"], without: ["corpus_tokens"], at: prices)
      guard case .partly(let sure, let possible) = facts["misses_latency"] else {
        Issue.record("\(facts["misses_latency"])")
        continue
      }
      #expect(possible == ["long_context"])
      #expect(sure.contains("prompt") && sure.contains("rag") && sure.contains("lora"))
      let whole = Self.settled(["latency_target": "1 ms"], at: prices)
      let all = try #require(Self.members(whole, "misses_latency"))
      #expect(all.contains("long_context"))
      #expect(all.filter { $0 != "long_context" } == sure.map(\.rawValue))
    }
  }

  /// A longer context, a hop for retrieval, repeated and further calls: each adds to the time of an
  /// answer, and the whole is the host's time with all of it.
  @Test func additionsSlowTheWhole() throws {
    let estimator = EstimatorTests.estimator()
    let facts = RuleFiles.facts(EstimatorTests.workload)
    func least(_ estimate: Estimate) throws -> Double {
      try #require(estimate.quantity("latency_ms")?.amount).least.double
    }
    let alone = try least(estimator.estimate(["prompt"], for: facts))
    let estimates = estimator.estimates(for: facts)
    for addition in ["rag", "long_context", "structured_output", "chaining"] as [TechniqueID] {
      let added = try least(try #require(estimates[addition]))
      #expect(added > 0)
      let whole = try least(estimator.estimate(["prompt", addition], for: facts))
      #expect(abs(whole - alone - added) < 0.001 * whole, "\(addition)")
      // Where the prompt is not named it is there all the same.
      #expect(try least(estimator.estimate([addition], for: facts)) == whole, "\(addition)")
    }
  }

  /// An addition alone is a way to prompt, so that the whole bill holds the prompt's.
  @Test func destinationOfAnAdditionPaysForThePromptToo() throws {
    let estimator = EstimatorTests.estimator()
    let facts = RuleFiles.facts(EstimatorTests.workload)
    let lines = estimator.estimate(["rag"], for: facts).lines.map(\.id)
    #expect(lines.contains("calls") && lines.contains("rag_query"))
    #expect(Set(lines) == Set(estimator.estimate(["prompt", "rag"], for: facts).lines.map(\.id)))
  }

  /// The price book may guess a rate or pick a model; that leaves nothing open.
  @Test func pricesOfTheBookLeaveNothingOpen() {
    let facts = Self.settled(without: ["hourly_rate", "api_model", "base_model"])
    #expect(facts["payback_months"].value != nil)
    #expect(facts["over_monthly_budget"].value != nil)
  }

  @Test func paybackNeverIsTheTopOfTheDomain() throws {
    let small = Self.settled(["volume": "100/month"])
    let range = try #require(Self.range(small, "payback_months"))
    #expect(range.low == Quantity(1_000_000) && range.high == Quantity(1_000_000))
    let large = Self.settled(["volume": "30M/month"])
    let soon = try #require(Self.range(large, "payback_months"))
    #expect(soon.high < Quantity(12))
  }

  @Test func breakEvenNeedsNoVolume() throws {
    let facts = Self.settled(without: ["volume"])
    let range = try #require(Self.range(facts, "break_even_volume"))
    #expect(range.low > .zero && range.low < range.high)
  }

  @Test(arguments: [
    ("consumer_24gb", ["full_fine_tune"]), ("one_80gb", ["full_fine_tune"]), ("none", []),
    ("several", []),
  ])
  func memoryDecidesWhatFits(_ gpu: String, _ misfits: [String]) {
    let facts = Self.settled(["gpu": gpu])
    #expect(Self.members(facts, "does_not_fit_gpu") == misfits)
  }

  @Test func largeBaseFitsOneCardOnlyInFourBits() throws {
    let facts = Self.settled(["gpu": "one_80gb", "base_model": "llama3.1-70b"])
    let misfits = try #require(Self.members(facts, "does_not_fit_gpu"))
    #expect(misfits.contains("lora") && misfits.contains("full_fine_tune"))
    #expect(!misfits.contains("qlora"))
  }

  @Test func corpusIsMeasuredAgainstTheModelThatServes() {
    #expect(Self.settled(["corpus_tokens": "100k"])["corpus_fits_window"] == .known(.choice("yes")))
    #expect(Self.settled(["corpus_tokens": "5M"])["corpus_fits_window"] == .known(.choice("no")))
    let own = Self.settled(["corpus_tokens": "500k", "privacy": "own_servers_only"])
    #expect(own["corpus_fits_window"] == .known(.choice("no")))
    let range = Self.settled(["corpus_tokens": "100k..5M"], at: .likely)
    #expect(range["corpus_fits_window"].value == nil)
  }

  /// What the fact files say a computed fact reads is all that it can rest on, and nothing else: a question
  /// that nothing rests on can't be proved to change nothing.
  @Test func declaredReadsAreWhatIsRead() {
    let estimator = EstimatorTests.estimator()
    for fact in RuleFiles.ruleSet.facts {
      guard case .computed(let reads) = fact.role else { continue }
      let read = estimator.facts(behind: fact.key)
      #expect(read.filter { !reads.contains($0) } == [], "\(fact.key) reads them")
      #expect(reads.filter { !read.contains($0) } == [], "\(fact.key) doesn't read them")
    }
  }
}
