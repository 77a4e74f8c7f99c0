import CostModel
import DecisionModel
import Notation
import Testing

/// Computed sets that are partly known: whatever open answers turn out to be, what is sure holds.
@Suite struct EnclosingTests {
  private static let estimator = Estimator(RuleFiles.prices.book, RuleFiles.ruleSet)
  private static let sets = RuleFiles.ruleSet.facts.filter { fact in
    if case .computed = fact.role { return fact.type == .techniques }
    return false
  }.map(\.key)

  /// A value anywhere in a fact's domain, small numbers as likely as large ones.
  private static func value(_ fact: FactDeclaration, _ random: inout SplitMix64) -> Value? {
    switch fact.type {
    case .choice(let options):
      let known = options.filter { !$0.meansUnknown }
      return .choice(known[Int(random.next() % UInt64(known.count))].name)
    case .number(_, let domain):
      let ends = [domain.low, domain.high]
      if random.next() % 4 == 0 { return .number(QuantityRange(ends[Int(random.next() % 2)])) }
      let most = max(1, domain.high.micros / 1_000_000)
      let digits = UInt64(64 - most.leadingZeroBitCount)
      let whole = Int64(random.next() >> (64 - random.next() % digits - 1)) % (most + 1)
      return .number(QuantityRange(max(domain.low, Quantity(micros: whole * 1_000_000))))
    default: return nil
    }
  }

  @Test(arguments: UInt64(0)..<12)
  func everyCompletionKeepsWhatIsSure(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let asked = RuleFiles.ruleSet.facts.filter { $0.role == .asked }
    for _ in 0..<6 {
      var facts = Facts()
      for fact in asked where random.next() % 4 != 0 {
        facts[fact.key] = Self.value(fact, &random).map { .known($0) } ?? .unasked
      }
      // Outside proofs numbers of the book stand for these while they are open.
      facts["hourly_rate"] = .known(.number(QuantityRange(Quantity(80))))
      for key in ["latency_target", "volume"] as [FactKey] where facts[key] == .unasked {
        guard let fact = asked.first(where: { $0.key == key }) else { continue }
        facts[key] = Self.value(fact, &random).map { .known($0) } ?? .unasked
      }
      let partly = Self.estimator.settled(facts, at: .likely)
      for _ in 0..<6 {
        var complete = facts
        for fact in asked where facts[fact.key] == .unasked {
          complete[fact.key] = Self.value(fact, &random).map { .known($0) } ?? .unasked
        }
        let known = Self.estimator.settled(complete, at: .likely)
        for key in Self.sets { Self.compare(partly, known, key) }
      }
    }
  }

  /// In proofs any model may come, and the usual one where nobody names one.
  @Test(arguments: UInt64(0)..<12)
  func whatIsProvedHoldsWhicheverModelIsNamed(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let names = Self.estimator.names
    let asked = RuleFiles.ruleSet.facts.filter { $0.role == .asked }
    for _ in 0..<4 {
      var facts = Facts()
      for fact in asked where random.next() % 8 != 0 {
        facts[fact.key] = Self.value(fact, &random).map { .known($0) } ?? .unasked
      }
      var proof = CostVariations(Self.estimator, facts, countsEveryAnswer: true)
      let proved = proof.settled(facts)
      for _ in 0..<8 {
        var complete = facts
        for fact in asked where facts[fact.key] == .unasked {
          if let names = names[fact.key] {
            let place = Int(random.next() % UInt64(names.count + 2))
            if place < names.count { complete[fact.key] = .known(.name(names[place])) }
          } else {
            complete[fact.key] = Self.value(fact, &random).map { .known($0) } ?? .unasked
          }
        }
        let known = Self.estimator.settled(complete, at: .likely)
        for key in Self.sets { Self.compare(proved, known, key) }
        for settlement in Self.estimator.book.settlements
        where proved[settlement.fact].value != nil {
          #expect(proved[settlement.fact] == known[settlement.fact], "\(settlement.fact)")
        }
      }
    }
  }

  /// A bill that the usual model keeps within the budget may be over it with another.
  @Test func aBudgetThatTheUsualModelKeepsIsOpenWhileAnyModelMayCome() {
    let facts = RuleFiles.facts([
      "monthly_budget": "3000", "volume": "100000", "input_tokens": "1000", "output_tokens": "500",
      "fixed_prompt_tokens": "0", "thinking_tokens": "0", "model_tier": "small_open",
      "privacy": "anywhere", "latency": "interactive", "hourly_rate": "80", "upkeep": "no",
    ])
    func over(_ facts: Facts, inProof: Bool) -> Knowledge {
      var costs = CostVariations(Self.estimator, facts, countsEveryAnswer: inProof)
      return costs.settled(facts)["over_monthly_budget"]
    }
    func may(_ knowledge: Knowledge) -> Bool {
      guard case .partly(let sure, let possible) = knowledge else { return false }
      return !sure.contains("prompt") && possible.contains("prompt")
    }
    #expect(!may(over(facts, inProof: false)))
    #expect(may(over(facts, inProof: true)))
    var named = facts
    named["api_model"] = .known(.name("llama-3.1-8b"))
    #expect(!may(over(named, inProof: true)))
    let awaited = Self.estimator.awaited(in: "over_monthly_budget", facts)
    #expect(awaited["prompt"] == ["api_model"])
  }

  /// What is missed with every card is missed while nobody names one: no answer has the memory of one card
  /// and the speed of another.
  @Test(arguments: ["200 ms", "800 ms", "3 s", "20 s"])
  func whatEveryCardMissesIsMissedWhileNoneIsNamed(target: String) {
    var facts = RuleFiles.facts([
      "latency_target": target, "volume": "1M/month", "input_tokens": "2000",
      "output_tokens": "300", "model_tier": "small_open", "privacy": "trusted_provider",
      "latency": "interactive", "hourly_rate": "80",
    ])
    func sure(_ gpu: Knowledge) -> Set<ValueName> {
      facts["gpu"] = gpu
      switch Self.estimator.settled(facts, at: .likely)["too_slow_on_any_model"] {
      case .known(.set(let members)): return Set(members)
      case .partly(let sure, _): return Set(sure)
      default: return []
      }
    }
    let cards = ["none", "consumer_24gb", "one_80gb", "several"].map {
      sure(.known(.choice(ValueName($0))))
    }
    let always = cards.dropFirst().reduce(cards[0]) { $0.intersection($1) }
    #expect(sure(.unasked) == always)
    #expect(always.contains("lora") == (target == "200 ms" || target == "800 ms"))
  }

  private static func compare(_ partly: Facts, _ known: Facts, _ key: FactKey) {
    guard case .known(.set(let members)) = known[key] else { return }
    switch partly[key] {
    case .known(let value): #expect(value == .set(members), "\(key)")
    case .partly(let sure, let possible):
      #expect(members.allSatisfy { sure.contains($0) || possible.contains($0) }, "\(key)")
      #expect(sure.allSatisfy(members.contains), "\(key)")
      for (place, member) in members.enumerated() {
        let behind = partly.behind[key]?[member] ?? []
        #expect(members[..<place].allSatisfy { !behind.contains($0) }, "\(key) \(member)")
      }
    default: Issue.record("\(key) is open")
    }
  }

  /// Something is learnt: with a small budget and a large volume the bill of a prompt is over it, whatever
  /// hardware and corpus there are.
  @Test func aLargeBillIsOverASmallBudgetWhateverIsOpen() {
    let facts = RuleFiles.facts([
      "monthly_budget": "10", "volume": "1000000", "input_tokens": "1000", "output_tokens": "500",
      "model_tier": "mid", "privacy": "anywhere", "latency": "interactive",
    ])
    let settled = Self.estimator.settled(facts, at: .likely)
    guard case .partly(let sure, let possible) = settled["over_monthly_budget"] else {
      Issue.record("\(settled["over_monthly_budget"])")
      return
    }
    #expect(sure.contains("prompt") && !possible.contains("prompt"))
    let awaited = Self.estimator.awaited(in: "over_monthly_budget", facts)
    #expect(awaited["prompt"] == nil)
    #expect(awaited["lora"]?.contains("gpu") != false)
  }
}
