import CostModel
import DecisionModel
import Notation
import Testing

/// The least volume from which a route stays cheaper: against a scan of every volume.
@Suite struct BreakEvenTests {
  /// What two routes cost: a set-up, machines that carry so many requests each, a price a request.
  struct Routes: Sendable, CustomTestStringConvertible {
    var setUp = 0
    var machine = 1
    var carries = 1
    var each = 0
    var baseMachine = 0
    var baseCarries = 1
    var baseEach = 0
    var fleet = 1

    var testDescription: String {
      "\(setUp) + \(machine)/\(carries) x \(fleet) + \(each) v, \(baseMachine)/\(baseCarries) + \(baseEach) v"
    }

    var capacity: Int { fleet * carries }

    /// Thousandths of a dollar a month that the route costs more.
    func excess(at volume: Int) -> Int {
      func machines(_ carried: Int) -> Int { max(1, (volume + carried - 1) / carried) }
      return 1_000
        * (setUp / 12 + machine * machines(carries) - baseMachine * machines(baseCarries))
        + (each - baseEach) * volume
    }

    /// The first volume from which the route stays cheaper, by looking at every one.
    var firstByScan: Int? {
      var first: Int?
      for volume in stride(from: capacity, through: 1, by: -1) {
        if excess(at: volume) > 0 { return first }
        first = volume
      }
      return first
    }

    var book: PriceBook {
      let text = """
        draws 3 seed 1
        volume monthly_requests
        months horizon_months
        formula monthly_requests rate = volume
        formula horizon_months count = horizon / 30
        line set_up "set-up" upfront = \(setUp)
        line machines "machines" serving = \(machine) * max(1, ceil(monthly_requests / \(carries)))
        line requests "requests" request = \(each) / 1_000
        line base_machines "machines" serving = \(baseMachine) * max(1, ceil(monthly_requests / \(baseCarries)))
        line base_requests "requests" request = \(baseEach) / 1_000
        recipe prompt
          lines base_machines, base_requests
        recipe lora
          lines set_up, machines, requests
        compare lora against prompt
          up to \(fleet) * \(carries)
        """
      let reading = PricesReader.read(
        [SourceText(path: "p.rules", text: text)], RuleFiles.ruleSet, over: PriceBook())
      if !reading.diagnostics.isEmpty { Issue.record("\(reading.diagnostics)") }
      return reading.book
    }

    func estimates(_ volume: Int = 1) -> Estimates {
      Estimator(book, RuleFiles.ruleSet).estimates(
        for: RuleFiles.facts(["volume": "\(volume)", "horizon": "12 months"]))
    }
  }

  static let drawn: [Routes] = {
    var stream = SplitMix64(seed: 7)
    func pick(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(stream.next() % UInt64(range.count))
    }
    return (0..<120).map { number in
      let hosted = number % 3 == 0
      return Routes(
        setUp: 12 * pick(0...2_000), machine: pick(20...600), carries: pick(30...900),
        each: hosted ? 0 : pick(0...200), baseMachine: hosted ? pick(20...600) : 0,
        baseCarries: pick(30...900), baseEach: hosted ? 0 : pick(100...1_400), fleet: pick(1...40))
    }
  }()

  @Test(arguments: drawn) func agreesWithAScanOfEveryVolume(_ routes: Routes) throws {
    let found = try #require(routes.estimates().breakEven.first)
    let amount = try #require(found.volume.amount)
    #expect(amount.isNever == (routes.firstByScan == nil))
    if let first = routes.firstByScan {
      // A crossing at a whole number of machines lies right above that volume.
      let volume = amount.likely.double
      #expect(volume <= Double(first) + 1e-4 && Double(first) <= volume + 1 + 1e-4)
    }
    #expect((found.neverBecause != nil) == amount.isNever)
    #expect(found.capacity?.amount?.likely == Quantity(routes.capacity))
  }

  /// Trying volumes one at a time finds the volume that the closed form gives, to the request, where the
  /// route is ahead only once.
  @Test(
    arguments: drawn.filter { routes in
      guard let first = routes.firstByScan else { return false }
      return !stride(from: 1, to: first, by: 1).contains { routes.excess(at: $0) <= 0 }
    })
  func searchFindsTheClosedForm(_ routes: Routes) throws {
    let book = routes.book
    let estimator = Estimator(book, RuleFiles.ruleSet)
    let pair = try #require(estimator.comparedPairs.first)
    var dearer = 0
    var cheaper = routes.capacity
    while cheaper - dearer > 1 {
      let middle = (dearer + cheaper) / 2
      let facts = RuleFiles.facts(["volume": "\(middle)", "horizon": "12 months"])
      if estimator.isCheaper(pair, by: "total", for: facts) ?? false {
        cheaper = middle
      } else {
        dearer = middle
      }
    }
    let closed = try #require(routes.estimates().breakEven.first?.volume.amount).likely.double
    #expect(closed <= Double(cheaper) + 1e-4 && Double(cheaper) <= closed + 1 + 1e-4)
  }

  /// The scan would prove nothing if all routes ended alike.
  @Test func theDrawnRoutesDiffer() {
    let firsts = Self.drawn.map(\.firstByScan)
    #expect(firsts.count { $0 == nil } > 20)
    #expect(firsts.count { $0.map { $0 > 1 } ?? false } > 20)
    let steps = zip(Self.drawn, firsts).count { routes, first in
      first.map { $0 > routes.carries } ?? false
    }
    #expect(steps > 10)
  }

  @Test(arguments: [
    (Routes(machine: 500, carries: 100, baseEach: 4_000), BreakEven.Reason.machines),
    (Routes(machine: 500, carries: 200, each: 5, baseEach: 5), .noSaving),
    (Routes(setUp: 12_000, machine: 100, carries: 400, baseEach: 1_000, fleet: 2), .capacity),
  ])
  func neverHasAReason(_ routes: Routes, _ reason: BreakEven.Reason) throws {
    let found = try #require(routes.estimates().breakEven.first)
    #expect(found.volume.amount?.isNever == true)
    #expect(found.neverBecause == reason)
  }

  // MARK: The built-in book

  /// What a request costs at an API, the machine that replaces it, and the volume from which that is
  /// cheaper: one self-hosted 8B model on one machine, likely prices, no engineering, 1,000 tokens in
  /// and 300 out, with the study page's own constants of serving.
  static let published: [(request: String, machine: String, volume: Double?)] = [
    ("0.00025", "L4", nil), ("0.00033", "L4", 1.7e6), ("0.000045", "L4", nil),
    ("0.005", "L4", 110e3), ("0.010", "L4", 55e3), ("0.00025", "H100", 11.7e6),
    ("0.00033", "H100", 8.8e6), ("0.000045", "H100", nil), ("0.005", "H100", 583e3),
    ("0.010", "H100", 291e3),
  ]

  static func studied(_ request: String, _ machine: String) -> String {
    let inputs = [
      "largest_fleet count = 1", "peak_factor ratio = 1", "full_load ratio = 1",
      "bandwidth_share ratio = 0.7", "prefill_share ratio = 0.5", "decode_share ratio = 0.4",
      "step_time duration = 2 ms", "most_together count = 256", "server_memory ratio = 0.9",
      "hosting_upkeep_hours labor = 0 h", "prompt_upkeep_hours labor = 0 h",
      "hosting_hours labor = 0 h",
    ]
    return inputs.map { "input \($0)\n  source \"study\" seen\n" }.joined() + """
      formula request_cost money_per_request = \(request) * (1 - place.own)
      recipe self_hosted_model
        lines evaluation, prompting, hosting_work, hosting, prompt_upkeep, hosting_upkeep
      choose serve_gpu from gpu
        is \(machine) otherwise
      compare self_hosted_model against prompt
        up to largest_fleet * hosted_capacity
      """
  }

  @Test(arguments: published)
  func fixedCostBreakEven(_ request: String, _ machine: String, _ volume: Double?) throws {
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: Self.studied(request, machine))], RuleFiles.ruleSet,
      over: RuleFiles.prices.book)
    #expect(reading.diagnostics.map(\.message) == [])
    let facts = RuleFiles.facts([
      "input_tokens": "1000", "output_tokens": "300", "thinking_tokens": "0",
      "fixed_prompt_tokens": "0", "base_model": "llama3.1-8b", "volume": "1", "latency": "relaxed",
      "privacy": "anywhere", "gpu": "none", "horizon": "12 months", "upkeep": "yes",
    ])
    let book = NaiveAgreementTests.withoutSpread(reading.book)
    let found = try #require(
      Estimator(book, RuleFiles.ruleSet, draws: 1).estimates(for: facts).breakEven.first)
    let amount = try #require(found.volume.amount, "\(found.volume)")
    let capacity = found.capacity?.amount?.likely.canonical ?? ""
    guard let volume else {
      #expect(amount.isNever, "\(amount.likely.canonical) of \(capacity)")
      return
    }
    #expect(abs(amount.likely.double / volume - 1) < 0.03, "\(amount.likely.canonical)")
  }
}
