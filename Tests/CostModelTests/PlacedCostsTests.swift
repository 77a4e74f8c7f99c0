import CostModel
import DecisionModel
import Notation
import Testing

/// Computed facts by place, one case after the other, are those that a single run gives.
@Suite struct PlacedCostsTests {
  private static let ruleSet = RuleFiles.ruleSet
  private static let estimator = Estimator(RuleFiles.prices.book, ruleSet, draws: 30)
  private static let computed = ruleSet.facts.filter { fact in
    if case .computed = fact.role { return true }
    return false
  }.map(\.key)

  /// Values that leave computed facts open, settle them, and bring them near a limit.
  private static let values: [(FactKey, [Knowledge])] = [
    ("volume", [number(9_000), number(400_000), number(8_000_000), .unasked]),
    ("input_tokens", [number(0), number(700), number(20_000), .unasked]),
    ("output_tokens", [number(0), number(60), number(4_000), .unknown]),
    ("fixed_prompt_tokens", [number(0), number(500), number(3_000), .unasked]),
    ("thinking_tokens", [number(0), number(0), number(3_000), .unasked]),
    ("examples", [number(100), number(2_000), number(40_000), .unasked]),
    ("corpus_tokens", [number(1_000), number(900_000_000), .unasked]),
    ("latency_target", [number(900), number(5_000), number(60_000), .unasked]),
    ("monthly_budget", [number(90), number(2_000), number(60_000), .unasked]),
    ("hourly_rate", [number(80), number(20)]),
    ("privacy", [choice("anywhere"), choice("own_servers_only"), .unasked]),
    ("model_tier", [choice("strongest"), choice("mid"), .unasked]),
    ("knowledge_change", [choice("daily"), choice("static"), .unasked]),
    ("eval_set", [choice("test_set_and_baseline"), .unasked]),
    ("gpu", [choice("one_80gb"), choice("none"), .unasked]),
    ("latency", [choice("interactive"), choice("offline"), .notApplicable]),
  ]

  private static func number(_ whole: Int) -> Knowledge {
    .known(.number(QuantityRange(Quantity(whole))))
  }

  private static func choice(_ name: String) -> Knowledge { .known(.choice(ValueName(name))) }

  /// One case after the other, with the places of the facts that are not what they were.
  private struct Cases {
    var known: [Knowledge] = ruleSet.facts.map { _ in .unasked }
    var facts = Facts()
    var random: SplitMix64

    mutating func next() -> [Int] {
      var changed: [Int] = []
      for (key, values) in PlacedCostsTests.values where random.next() % 3 != 0 {
        let value = values[Int(random.next() % UInt64(values.count))]
        guard let place = ruleSet.facts.firstIndex(where: { $0.key == key }),
          value != known[place]
        else { continue }
        known[place] = value
        facts[key] = value
        changed.append(place)
      }
      return changed
    }
  }

  @Test(arguments: UInt64(1)...3, [PricePoint.drawn, .likely])
  func eachCaseIsWhatASingleRunGives(seed: UInt64, prices: PricePoint) {
    var costs = PlacedCosts(Self.estimator, Self.computed, at: prices) { _ in
      Leeway(ignoresOrder: false, mostWays: 1) { _, _ in [] }
    }
    var cases = Cases(random: SplitMix64(seed: seed))
    var known = 0
    for round in 0..<20 {
      let changed = cases.next()
      costs.read(cases.known, changed: changed)
      let settled = Self.estimator.settled(cases.facts, at: prices)
      for (place, key) in costs.computed.enumerated() {
        let found = costs.settled(place)
        #expect(Self.knowledge(found) == settled[key], "round \(round), \(key)")
        #expect(Self.knowledge(costs.exactlySettled(place)) == settled[key], "\(key)")
        known += settled[key].value == nil ? 0 : 1
      }
    }
    #expect(known > 10)
  }

  @Test(arguments: UInt64(1)...3) func drawAfterDrawIsWhatASingleRunGives(seed: UInt64) {
    var costs = PlacedCosts(Self.estimator, Self.computed, at: .draw(0)) { _ in
      Leeway(ignoresOrder: false, mostWays: 1) { _, _ in [] }
    }
    var cases = Cases(random: SplitMix64(seed: seed))
    for draw in 0..<20 {
      let changed = cases.next()
      costs.turn(to: draw)
      costs.read(cases.known, changed: changed)
      let settled = Self.estimator.settled(cases.facts, at: .draw(draw))
      for (place, key) in costs.computed.enumerated() {
        #expect(Self.knowledge(costs.settled(place)) == settled[key], "draw \(draw), \(key)")
      }
    }
  }

  @Test(arguments: UInt64(1)...3) func leewayHoldsWhatASingleRunGives(seed: UInt64) {
    var costs = PlacedCosts(Self.estimator, Self.computed) { _ in
      Leeway(ignoresOrder: true, mostWays: 64) { [QuantityRange($0, $1)] }
    }
    var cases = Cases(random: SplitMix64(seed: seed))
    for round in 0..<20 {
      let changed = cases.next()
      costs.read(cases.known, changed: changed)
      let settled = Self.estimator.settled(cases.facts)
      for (place, key) in costs.computed.enumerated() {
        let ways = costs.settled(place).ways
        #expect(ways.contains { Self.holds($0, settled[key]) }, "round \(round), \(key)")
        #expect(Self.holds(costs.decided(place), settled[key]), "round \(round), \(key)")
      }
    }
  }

  /// One by one, techniques are in sets as in a single run: with fewer draws than a strip takes, and with more.
  @Test(arguments: [30, 130, 300], UInt64(1)...2)
  func eachTechniqueIsInASetAsInASingleRun(draws: Int, seed: UInt64) {
    Self.holdEachTechnique(draws: draws, seed: seed, at: .drawn)
  }

  @Test(arguments: [PricePoint.likely, .draw(3)], UInt64(1)...2)
  func eachTechniqueIsInASetAsInASingleRun(prices: PricePoint, seed: UInt64) {
    Self.holdEachTechnique(draws: 30, seed: seed, at: prices)
  }

  private static func holdEachTechnique(draws: Int, seed: UInt64, at prices: PricePoint) {
    let estimator = Estimator(RuleFiles.prices.book, Self.ruleSet, draws: draws)
    var costs = PlacedCosts(estimator, Self.computed, at: prices) { _ in
      Leeway(ignoresOrder: true, mostWays: 64) { [QuantityRange($0, $1)] }
    }
    var cases = Cases(random: SplitMix64(seed: seed))
    var (sure, doubtful) = (0, 0)
    for round in 0..<25 {
      let changed = cases.next()
      costs.read(cases.known, changed: changed)
      let settled = estimator.settled(cases.facts, at: prices)
      for (place, key) in costs.computed.enumerated() where costs.isSet(place) {
        let asked = cases.random.next() & (1 << UInt64(Self.ruleSet.techniques.count) - 1)
        let (members, possible) = Self.masks(settled[key])
        let surely = costs.sure(asked, of: place)
        #expect(surely == members & asked, "round \(round), \(key)")
        let found = costs.members(asked, of: place)
        #expect(found == (members & asked, possible & asked), "round \(round), \(key)")
        let first = Self.first(of: found.sure, in: settled[key])
        #expect(costs.first(of: found.sure, in: place) == first, "round \(round), \(key)")
        sure += (members & asked).nonzeroBitCount
        doubtful += (possible & ~members & asked).nonzeroBitCount
      }
    }
    #expect(sure > 10 && doubtful > 10)
  }

  private static func first(of techniques: UInt64, in known: Knowledge) -> Int? {
    let names: [ValueName] =
      switch known {
      case .known(.set(let names)), .partly(let names, _): names
      default: []
      }
    return names.lazy.compactMap { name in
      ruleSet.techniques.firstIndex { ValueName($0.id) == name }
    }.first { techniques >> UInt64($0) & 1 == 1 }
  }

  private static func masks(_ known: Knowledge) -> (sure: UInt64, possible: UInt64) {
    func mask(_ names: [ValueName]) -> UInt64 {
      ruleSet.techniques.indices.reduce(0) { mask, place in
        names.contains(ValueName(ruleSet.techniques[place].id)) ? mask | 1 << UInt64(place) : mask
      }
    }
    switch known {
    case .known(.set(let names)): return (mask(names), mask(names))
    case .partly(let sure, let possible): return (mask(sure), mask(sure + possible))
    default: return (0, 0)
    }
  }

  private static func names(_ places: [Int]) -> [ValueName] {
    places.map { ValueName(ruleSet.techniques[$0].id) }
  }

  private static func knowledge(_ settled: Settled) -> Knowledge? {
    switch settled {
    case .open: .unasked
    case .known(let value): .known(value)
    case .techniques(let sure, _, true): .known(.set(names(sure)))
    case .techniques(let sure, let possible, false):
      .partly(sure: names(sure), possible: names(possible))
    case .oneOf: nil
    }
  }

  /// Whether what was worked out with leeway holds what it is without.
  private static func holds(_ settled: Settled, _ exact: Knowledge) -> Bool {
    switch (settled, exact) {
    case (.known(.number(let range)), .known(.number(let exact))):
      range.low <= exact.low && exact.high <= range.high
    case (.techniques(let sure, _, true), .known(.set(let exact))):
      Set(names(sure)) == Set(exact)
    case (.techniques(let sure, let possible, false), .partly(let exact, let open)):
      Set(names(sure)) == Set(exact) && names(possible) == open
    default: knowledge(settled) == exact
    }
  }
}
