import CostModel
import DecisionModel
import Notation
import Testing

@Suite struct EstimatorTests {
  static let workload = [
    "volume": "100k/month", "input_tokens": "3000", "output_tokens": "300",
    "fixed_prompt_tokens": "2000", "thinking_tokens": "0", "examples": "800",
    "preference_pairs": "0", "eval_set": "none", "task_type": "extraction", "model_tier": "mid",
    "privacy": "anywhere", "gpu": "none", "knowledge_change": "months", "horizon": "12 months",
    "prompt_days": "0", "corpus_tokens": "1M", "monthly_budget": "$3000/month",
    "upfront_budget": "$20000", "latency_target": "2s", "deadline": "60 days",
    "latency": "interactive", "tried": "none", "in_use": "none",
  ]

  static func estimator(_ book: PriceBook = RuleFiles.prices.book, draws: Int = 200) -> Estimator {
    Estimator(book, RuleFiles.ruleSet, draws: draws)
  }

  static func estimates(_ changes: [String: String] = [:], without: [String] = []) -> Estimates {
    var answers = workload.merging(changes) { $1 }
    for key in without { answers[key] = nil }
    return estimator().estimates(for: RuleFiles.facts(answers))
  }

  /// One technique alone, which is quicker.
  static func estimate(_ technique: TechniqueID, _ changes: [String: String] = [:]) -> Estimate {
    estimator().estimate([technique], for: RuleFiles.facts(workload.merging(changes) { $1 }))
  }

  /// What was drawn to work computed facts out goes into the bills, and they are what they are without it.
  @Test(arguments: [
    ["in_use": "few_shot", "model_tier": "strongest", "monthly_budget": "$1_000/month"],
    ["in_use": "prompt", "latency_target": "3s", "model_tier": "strongest"], ["volume": "?"],
  ])
  func whatWasDrawnIsNotDrawnAgain(_ changes: [String: String]) {
    var answers = Self.workload.merging(changes) { $1 }
    for (key, value) in answers where value == "?" { answers[key] = nil }
    let estimator = Self.estimator()
    let (facts, drawn) = estimator.settledByDraws(RuleFiles.facts(answers))
    for destination in [["lora", "rag"], ["few_shot", "smaller_model"]] as [[TechniqueID]] {
      #expect(
        estimator.costs(of: destination, for: facts, drawn: drawn)
          == estimator.costs(of: destination, for: facts), "\(destination)")
    }
  }

  /// A machine is chosen by the answer time that is asked for, and carries as many requests as it leaves.
  @Test func whereAnswersMustBeQuickMachinesCostMore() throws {
    func lora(_ target: String, _ more: [String: String] = [:]) throws -> (
      ms: Double, monthly: Double
    ) {
      let estimate = Self.estimate("lora", more.merging(["latency_target": target]) { $1 })
      let time = try #require(estimate.quantity("latency_ms")?.amount)
      let money = try #require(estimate.quantity("monthly_bill")?.amount)
      return (time.likely.double, money.likely.double)
    }
    let (unhurried, hurried) = (try lora("1 min"), try lora("2s"))
    #expect(unhurried.ms > 4_000)
    #expect(hurried.ms < 2_000)
    #expect(hurried.monthly > 2 * unhurried.monthly)
    // What no machine can is priced as if nothing were asked.
    #expect(try lora("20 ms") == unhurried)
    // Nor does one card that stands fast get quicker; it only serves fewer at once.
    let card = ["gpu": "consumer_24gb", "volume": "3M/month"]
    let (alone, crowded) = (try lora("8s", card), try lora("1 min", card))
    #expect(alone.ms < crowded.ms)
    #expect(alone.monthly >= crowded.monthly)
  }

  /// Who has data-centre cards serves on one of them, not on a cheaper one that nobody has.
  @Test func cardsThatAreThereServe() throws {
    let time = try ["several", "one_80gb", "consumer_24gb"].map { gpu in
      try #require(
        Self.estimate("lora", ["gpu": gpu, "latency_target": "1 min"]).quantity("latency_ms")?
          .amount)
    }
    #expect(time[0] == time[1])
    #expect(time[1].high < time[2].low)
  }

  /// With everything answered, every technique has all its amounts, in order.
  @Test func everyTechniqueIsPriced() throws {
    let estimates = Self.estimates()
    let priced = RuleFiles.ruleSet.techniques.filter { $0.noCostBecause == nil }.map(\.id)
    #expect(estimates.order == priced)
    for technique in priced {
      let estimate = try #require(estimates[technique])
      for name in ["upfront", "monthly", "per_request", "total"] {
        let amount = try #require(estimate.quantity(name)?.amount, "\(technique) \(name)")
        let points = [amount.least, amount.low, amount.likely, amount.high, amount.most]
        #expect(points == points.sorted(), "\(technique) \(name)")
        #expect(estimate.quantity(name)?.assumed == [], "\(technique) \(name)")
      }
      for measure in estimate.measures { #expect(measure.value.amount != nil) }
      #expect(!estimate.lines.isEmpty)
    }
    #expect(estimates.remarks == [])
  }

  @Test func sameInputGivesTheSameNumbers() {
    #expect(Self.estimates() == Self.estimates())
  }

  /// Likely parts of a bill need not add up, but least and most of independent lines do.
  @Test func upfrontIsTheSumOfItsLines() throws {
    let estimate = try #require(Self.estimates()["managed_fine_tune"])
    let lines = estimate.lines.filter { $0.kind == .upfront }.compactMap(\.value.amount)
    let upfront = try #require(estimate.upfront.amount)
    let most = lines.map(\.most.micros).reduce(0, +)
    #expect(abs(upfront.most.micros - most) <= Int64(lines.count))
    let steps = estimate.steps.compactMap(\.value.amount).map(\.most.micros).reduce(0, +)
    #expect(abs(steps - most) <= Int64(lines.count))
    #expect(estimate.cost(at: "evaluation")?.amount != nil)
    #expect(estimate.cost(at: "monitor") == nil)
  }

  // MARK: What is missing

  @Test func unknownVolumeLeavesRequestsAndBreakEven() throws {
    let estimates = Self.estimates(without: ["volume"])
    let prompt = try #require(estimates["prompt"])
    #expect(prompt.monthly == .wants(["volume"]))
    #expect(prompt.total == .wants(["volume"]))
    #expect(prompt.perRequest.amount != nil)
    let managed = try #require(estimates.breakEven.first { $0.to == "managed_fine_tune" })
    #expect(managed.volume.amount != nil)
    #expect(managed.paybackMonths == .wants(["volume"]))
  }

  @Test(arguments: [
    ("examples", "lora", "upfront"), ("corpus_tokens", "rag", "upfront"),
    ("volume", "lora", "monthly"), ("preference_pairs", "preference_tuning", "upfront"),
  ])
  func missingAnswerIsNamed(_ key: String, _ technique: String, _ quantity: String) throws {
    let estimate = try #require(Self.estimates(without: [key])[TechniqueID(technique)])
    #expect(estimate.quantity(quantity) == .wants([FactKey(key)]))
  }

  @Test func standInIsSaid() throws {
    let prompt = try #require(Self.estimates(without: ["output_tokens"])["prompt"])
    #expect(prompt.monthly.assumed == ["output_tokens"])
    let calls = try #require(prompt.lines.first { $0.id == "calls" })
    let input = try #require(calls.inputs.first { $0.name == "output_tokens" })
    #expect(input.basis == .default)
    #expect(input.value?.high ?? .zero > input.value?.low ?? .zero)
  }

  // MARK: Traces

  @Test func everyNumberOfALineIsTraced() throws {
    let estimates = Self.estimates(["hourly_rate": "$80/h"])
    let lora = try #require(estimates["lora"])
    let compute = try #require(lora.lines.first { $0.id == "lora_compute" })
    #expect(compute.formula == "lora_run_cost * trials")
    let inputs = Dictionary(uniqueKeysWithValues: compute.inputs.map { ($0.name, $0) })
    #expect(inputs["lora_run_cost"]?.basis == .computed)
    #expect(inputs["train_run_cost"]?.formula?.contains("train_gpu.rent") == true)
    #expect(inputs["train_gpu.rent"]?.basis == .price)
    #expect(inputs["train_gpu.rent"]?.unit == "USD/h")
    #expect(inputs["train_gpu.rent"]?.asOf != nil)
    #expect(inputs["train_gpu.rent"]?.source.isEmpty == false)
    #expect(inputs["examples"]?.basis == .answered)
    #expect(inputs.values.allSatisfy { $0.value != nil })
    let time = try #require(lora.measures.first { $0.name == "latency_ms" })
    #expect(time.formula == "hosted_latency")
    #expect(time.inputs.contains { $0.name == "serve_gpu.bandwidth" && !$0.source.isEmpty })
    #expect(time.inputs.allSatisfy { $0.value != nil })
    let labels = try #require(lora.lines.first { $0.id == "lora_work" })
    let rate = try #require(labels.inputs.first { $0.name == "hourly_rate" })
    #expect(rate.basis == .answered)
    #expect(rate.value == PriceBook.Spread(Quantity(80)))
  }

  // MARK: Bundles and today

  @Test func sharedLinesCountOnce() throws {
    let facts = RuleFiles.facts(Self.workload)
    let both = Self.estimator().estimate(["lora", "rag", "structured_output"], for: facts)
    let ids = both.lines.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("evaluation") && ids.contains("rag_store") && ids.contains("hosting"))
    let alone = try #require(Self.estimates()["lora"]?.upfront.amount)
    let added = try #require(Self.estimates()["rag"]?.upfront.amount)
    let sum = try #require(both.upfront.amount)
    #expect(sum.most > alone.most)
    #expect(sum.most.micros < alone.most.micros + added.most.micros + 10_000_000_000)
    #expect(both.quantity("train_hours")?.amount != nil)
  }

  @Test func whoServesPaysForWhatIsAdded() throws {
    let facts = RuleFiles.facts(Self.workload)
    let estimator = Self.estimator()
    func context(_ techniques: [TechniqueID]) throws -> Amount {
      let lines = estimator.estimate(techniques, for: facts).lines
      return try #require(lines.first { $0.id == "rag_context" }?.value.amount)
    }
    let prompt = try context(["prompt", "rag"])
    let strong = try context(["prompt", "rag", "stronger_model"])
    let hosted = try context(["lora", "rag"])
    #expect(prompt.likely < strong.likely)
    #expect(hosted.most == .zero)
  }

  @Test func bundleOfMembersBringsItsRecipe() throws {
    let facts = RuleFiles.facts(Self.workload.merging(["volume": "300M/month"]) { $1 })
    let estimator = Self.estimator()
    let whole = try #require(estimator.estimate(["lora"], for: facts).monthly.amount)
    let tail = estimator.estimate(["classic_nlp", "lora"], for: facts)
    let hosting = try #require(tail.lines.first { $0.id == "hosting" }?.value.amount)
    #expect(hosting.likely < whole.likely)
  }

  @Test func todayIsPricedWhenItIsKnown() throws {
    #expect(Self.estimates(without: ["in_use"]).today == nil)
    let today = try #require(Self.estimates(["in_use": "few_shot, rag"]).today)
    #expect(today.techniques == ["few_shot", "rag"])
    #expect(today.monthly.amount != nil)
    #expect(today.perRequest.amount != nil)
    let nothing = try #require(Self.estimates(["in_use": "none"]).today)
    #expect(nothing.monthly.amount?.most == .zero)
  }

  /// What took the prompt's place is not paid beside it.
  @Test func todayIsPricedWithoutThePromptThatWasReplaced() throws {
    let beside = try #require(Self.estimates(["in_use": "prompt, lora"]).today)
    #expect(beside.monthly.amount != nil)
    #expect(beside.monthly == Self.estimates(["in_use": "lora"]).today?.monthly)
  }

  /// The tokens of a request are today's: examples and passages that are in use are among them.
  @Test func tokensInUseAreBilledOnce() throws {
    func line(_ id: String, _ technique: TechniqueID, inUse: String) throws -> Amount {
      let lines = Self.estimate(technique, ["in_use": inUse]).lines
      return try #require(lines.first { $0.id == id }?.value.amount)
    }
    let bare = try line("calls", "prompt", inUse: "prompt")
    #expect(try line("calls", "few_shot", inUse: "few_shot") == bare)
    #expect(try line("calls", "few_shot", inUse: "prompt").likely > bare.likely)
    #expect(try line("rag_context", "rag", inUse: "prompt, rag").most == .zero)
    #expect(try line("rag_context", "rag", inUse: "prompt").least > .zero)
  }

  /// Where nothing may leave, somebody sets up and looks after the machines that serve a prompt.
  @Test(arguments: [("own_hosting_work", "hosting_work"), ("own_hosting_upkeep", "hosting_upkeep")])
  func machinesOfAPromptAreWorkAsThoseOfAModel(own: String, model: String) throws {
    func line(_ id: String, _ technique: TechniqueID, _ privacy: String) throws -> Amount {
      let lines = Self.estimate(technique, ["privacy": privacy]).lines
      return try #require(lines.first { $0.id == id }?.value.amount)
    }
    let served = try line(own, "prompt", "own_servers_only")
    #expect(served == (try line(model, "self_hosted_model", "own_servers_only")))
    #expect(served.least > .zero)
    #expect(try line(own, "prompt", "anywhere").most == .zero)
  }

  // MARK: Dates

  @Test func entryOutOfDateIsPassedOverAndSaid() throws {
    let facts = RuleFiles.facts(Self.workload.merging(["api_model": "GPT-4o-mini"]) { $1 })
    let before = Self.estimator().estimates(for: facts)
    #expect(before.remarks == [])
    let later = Estimator(
      RuleFiles.prices.book, RuleFiles.ruleSet, asOf: Day("2027-02-01"), draws: 50
    ).estimates(for: facts)
    let remark = try #require(later.remarks.first)
    guard case .outOfDate(_, let entry, _, let until, let instead) = remark else { return }
    #expect(entry == "gpt-4o-mini")
    #expect(until == Day("2027-01-13"))
    #expect(instead == "claude-sonnet-5-5")
    #expect(later["prompt"]?.perRequest != before["prompt"]?.perRequest)
  }

  @Test func dearerPriceTakesOverOnItsDay() throws {
    let facts = RuleFiles.facts(Self.workload.merging(["api_model": "gemini-4-argon"]) { $1 })
    func price(_ day: String) throws -> Quantity {
      let estimator = Estimator(
        RuleFiles.prices.book, RuleFiles.ruleSet, asOf: Day(day), draws: 50)
      return try #require(estimator.estimate(["prompt"], for: facts).perRequest.amount).most
    }
    #expect(try price("2026-12-01") > price("2026-11-30"))
  }
}
