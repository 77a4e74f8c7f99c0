import CostModel
import DecisionModel
import Notation
import Testing

@Suite struct CostVariationsTests {
  /// Values that move the computed facts one way or another.
  private static let values: [(FactKey, [Knowledge])] = [
    ("volume", [number(1_000), number(10_000_000), .unasked]),
    ("input_tokens", [number(200), number(20_000), .unasked]),
    ("output_tokens", [number(10), number(4_000), .unknown]),
    ("thinking_tokens", [number(0), number(3_000), .unasked]),
    ("examples", [number(100), number(40_000), range(300, 5_000)]),
    ("corpus_tokens", [number(1_000), number(900_000_000), .unasked]),
    ("latency_target", [number(1_000), number(60_000), .unasked]),
    ("monthly_budget", [number(200), number(100_000), .unasked]),
    ("privacy", [choice("anywhere"), choice("own_servers_only"), .unasked]),
    ("model_tier", [choice("strongest"), choice("small_open"), .unasked]),
    ("gpu", [choice("one_80gb"), choice("none"), .unknown]),
    ("knowledge_change", [choice("daily"), choice("static"), .unasked]),
    ("latency", [choice("interactive"), choice("offline"), .unasked]),
    ("in_use", [.known(.set([])), .known(.set(["rag"])), .unasked]),
  ]

  private static func number(_ whole: Int) -> Knowledge { range(whole, whole) }

  private static func range(_ low: Int, _ high: Int) -> Knowledge {
    .known(.number(QuantityRange(Quantity(low), Quantity(high))))
  }

  private static func choice(_ name: String) -> Knowledge { .known(.choice(ValueName(name))) }

  @Test func whatIsWorkedOutAnewIsWhatASingleRunGives() {
    let estimator = Estimator(RuleFiles.prices.book, RuleFiles.ruleSet, draws: 10)
    var facts = Facts()
    for (key, values) in Self.values { facts[key] = values[0] }
    var variations = CostVariations(estimator, facts)
    var random = SplitMix64(seed: 11)
    var seen: Set<Facts> = []
    for round in 0..<120 {
      // One answer changes at a time, and now and then several.
      for _ in 0..<(round % 7 == 0 ? 4 : 1) {
        let (key, values) = Self.values[Int(random.next() % UInt64(Self.values.count))]
        facts[key] = values[Int(random.next() % UInt64(values.count))]
      }
      let settled = variations.settled(facts)
      #expect(settled == estimator.settled(facts, at: .likely), "round \(round)")
      seen.insert(settled)
    }
    #expect(seen.count > 60)
  }

  @Test func proofsAreWhatAFreshStartGives() {
    let estimator = Estimator(RuleFiles.prices.book, RuleFiles.ruleSet, draws: 10)
    func start(_ facts: Facts) -> CostVariations {
      CostVariations(estimator, facts, countsEveryAnswer: true)
    }
    var facts = Facts()
    for (key, values) in Self.values { facts[key] = values[0] }
    var variations = start(facts)
    var random = SplitMix64(seed: 12)
    var partly = 0
    for round in 0..<50 {
      let (key, values) = Self.values[Int(random.next() % UInt64(Self.values.count))]
      facts[key] = values[Int(random.next() % UInt64(values.count))]
      let settled = variations.settled(facts)
      var fresh = start(facts)
      #expect(settled == fresh.settled(facts), "round \(round), \(key)")
      partly += settled.behind.isEmpty ? 0 : 1
    }
    #expect(partly > 10)
  }

  @Test func onlyWhatIsWantedIsAdded() {
    let estimator = Estimator(RuleFiles.prices.book, RuleFiles.ruleSet, draws: 10)
    var facts = Facts()
    for (key, values) in Self.values { facts[key] = values[0] }
    var variations = CostVariations(estimator, facts)
    let all = estimator.settled(facts, at: .likely)
    let known = all.keys.filter { all[$0] != facts[$0] && all[$0].value != nil }
    #expect(known.count > 1)
    for key in known {
      let one = variations.settled(facts, only: [key])
      #expect(one[key] == all[key])
      #expect(known.allSatisfy { $0 == key || one[$0] == .unasked })
    }
  }
}
