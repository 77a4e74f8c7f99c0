import BenchmarkWorkload
import DecisionModel
import Notation
import ReferenceEngine
import RuleEngine
import Testing

/// Every way that a batch line can take ends where the naive reference does.
@Suite struct BatchProofTests {
  @Test func linesEndWhereTheReferenceEnds() {
    var plain = 0
    var asked: [Int] = []
    for number in 0..<400 {
      let one = RandomCase(seed: 11, number: number)
      let (_, destination) = ReferenceEngine(one.ruleSet).decide(one.facts)
      let proof = BatchProof(one.ruleSet, one.facts, endsAt: destination)
      #expect(proof.complaints == [], "case \(number)")
      if proof.isPlain { plain += 1 }
      if let questions = proof.questions { asked.append(questions) }
    }
    #expect(plain > 50)
    #expect(asked.count > 40 && asked.contains(0) && asked.contains { $0 > 2 })
  }

  /// Cases that long proof runs found: a condition that no number meets, held against one that is asked for.
  @Test(arguments: [(seed: UInt64(1), number: 30_695)])
  func casesThatOnceEndedElsewhereStayRight(seed: UInt64, number: Int) {
    let one = RandomCase(seed: seed, number: number)
    let (_, destination) = ReferenceEngine(one.ruleSet).decide(one.facts)
    #expect(BatchProof(one.ruleSet, one.facts, endsAt: destination).complaints == [])
  }

  /// Rules that only add up take a way of their own: with one word and with several, with few
  /// techniques and with more than a vector holds, with known and with open answers.
  @Test(arguments: [(3, 2), (60, 8), (64, 9), (65, 16), (300, 17), (700, 63)])
  func rankingsEndWhereTheReferenceEnds(rules: Int, techniques: Int) {
    var random = SplitMix64(seed: UInt64(rules))
    let ruleSet = Self.ranking(rules, techniques, &random)
    let engine = Engine(ruleSet)
    var quick = QuickDecider(engine)
    #expect(quick.isRanking)
    var answers = RandomAnswers(ruleSet, seed: 3)
    for number in 0..<(rules > 100 ? 10 : 60) {
      let facts = answers.next(unknown: number % 4 * 20)
      let (_, expected) = ReferenceEngine(ruleSet).decide(facts)
      let proof = BatchProof(ruleSet, facts, endsAt: expected)
      #expect(proof.complaints == [] && proof.isPlain && proof.isRanking)
    }
    var scores: [Int] = []
    var fired: [Int] = []
    _ = Self.end(&quick, Array(repeating: PlainAnswer.open, count: ruleSet.facts.count))
    #expect(quick.explain(scores: &scores, fired: &fired))
    let findings = engine.findings(Facts())
    #expect(scores == ruleSet.techniques.map { findings.standings[$0.id]?.score.known })
    #expect(
      fired.map { ruleSet.rules[$0].grounds.name }
        == ruleSet.rules.map(\.grounds.name).filter { findings.outcomes[$0]?.truth == .must })
  }

  /// Answers that no reader gives: too few, of another kind, past the last option.
  @Test func strangeAnswersCountAsOpen() {
    var random = SplitMix64(seed: 1)
    let ruleSet = Self.ranking(30, 4, &random)
    var quick = QuickDecider(Engine(ruleSet))
    let open = Array(repeating: PlainAnswer.open, count: ruleSet.facts.count)
    let end = Self.end(&quick, open)
    var strange = [Int64.min, -1, 63, 64, 1_000, .max].map { bits in
      open.map { _ in PlainAnswer(.choice, bits: bits) }
    }
    strange += [open.map { _ in PlainAnswer(.set, bits: 3, first: 0) }, []]
    var full = QuickDecider(Engine(ruleSet), usesRanking: false)
    for answers in strange {
      let ends = (Self.end(&quick, answers), Self.end(&full, answers))
      #expect(ends == (end, end))
    }
  }

  private static func end(
    _ decider: inout QuickDecider, _ answers: [PlainAnswer]
  ) -> QuickDecider.End { decider.decide(answers.span) }

  private static func ranking(
    _ count: Int, _ techniques: Int, _ random: inout SplitMix64
  ) -> RuleSet {
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    var rules = RuleSet()
    rules.slots = [Slot("one", threshold: nil)]
    for number in 0..<techniques {
      var technique = Technique(TechniqueID("t\(number)"), title: "")
      technique.slot = "one"
      rules.techniques.append(technique)
    }
    for number in 0..<6 {
      rules.facts.append(
        FactDeclaration(
          FactKey("n\(number)"),
          .number(.count, QuantityRange(Quantity(0), Quantity(100)))))
      rules.facts.append(
        FactDeclaration(
          FactKey("c\(number)"),
          .choice([.init("a"), .init("b"), .init("c"), .init("u", meansUnknown: true)])))
    }
    for number in 0..<count {
      var grounds = Grounds(RuleName("r\(number)"))
      for _ in 0..<below(3) {
        let fact = below(6)
        let test: Atom =
          below(2) == 0
          ? Atom(
            FactKey("n\(fact)"),
            .compares(below(2) == 0 ? .less : .atLeast, Quantity(below(99) + 1)))
          : Atom(FactKey("c\(fact)"), .isOneOf([["a"], ["b", "c"], ["c"]][below(3)]))
        grounds.when.clauses.append(Clause([test]))
      }
      rules.rules.append(
        Rule(
          grounds, group: GroupName("g\(number)"),
          effects: [
            Rule.Effect(
              [TechniqueID("t\(below(techniques))")], below(3) == 0 ? .opposes : .supports,
              Strength("s", below(9) + 1))
          ]))
    }
    return rules
  }
}
