import DecisionModel
import Notation
import RuleEngine
import Testing

@testable import RuleAnalysis

@Suite struct AnalysisTests {
  /// Rules small enough to try every completion.
  static let rules = RulesReader.read([
    SourceText(
      path: "test.rules",
      text: """
        strength weakly 1
        strength moderately 3
        strength strongly 5
        slot behavior required
        slot knowledge optional at least 3
        technique prompt "prompting"
          slot behavior
          summary "a"
        technique lora "LoRA"
          slot behavior
          requires prompt
          summary "b"
        technique qlora "QLoRA"
          slot behavior
          requires prompt
          summary "c"
        technique rag "retrieval"
          slot knowledge
          delivers facts
          requires prompt
          summary "d"
        equivalent lora, qlora
        need facts "facts"
          when knowledge is private
        source works "Works"
          author "a"
          date "2024"
          at "works.txt"
        claim works-01
          section "s"
          kind rule_for
          says "x"
          about examples
          for lora
        group data
        group knowledge
        fact examples count 0..10_000
          ask "How many examples?"
          topic task
          likely 0..100 weight 1
          likely 100..10_000 weight 1
        fact knowledge one of
          ask "Which facts?"
          topic task
          value none ""
          value private ""
        fact tone one of
          ask "Which tone?"
          topic task
          value loose ""
          value strict ""
        fact tried techniques
          ask "What was tried?"
          topic task
        fact in_use techniques
          ask "What is in use?"
          topic task
        history
          tried tried
          in_use in_use
          implied prompt
          fallback prompt
          exhausted in behavior
        rule enough
          group data
          when examples >= 500
          supports lora strongly
          because "x"
          cites works-01
        rule look-up
          group knowledge
          when knowledge is private
          supports rag strongly
          because "x"
          cites works-01
        rule tone
          group data
          when tone is strict
          supports qlora weakly
          because "x"
          cites works-01
        gate few
          forbids lora, qlora
          when examples < 50
          until "more"
          because "x"
          cites works-01
        confidence
          draws 40
          seed 7
          level low
        """)
  ])

  static let engine = Engine(rules.ruleSet)
  static let analysis = Analysis(engine, recompute: { facts, _ in facts })
  static let nothing: [FactKey: Knowledge] = [
    "tried": .known(.set([])), "in_use": .known(.set([])),
  ]

  static func facts(_ more: [FactKey: Knowledge]) -> Facts {
    Facts(nothing.merging(more) { $1 })
  }

  static func number(_ whole: Int) -> Knowledge {
    .known(.number(QuantityRange(Quantity(whole))))
  }

  @Test func theRulesReadWithoutAnError() {
    #expect(Self.rules.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  }

  @Test func flipsNameTheNearestValueAndWhereItLeads() throws {
    let facts = Self.facts(["examples": Self.number(100), "knowledge": .known(.choice("none"))])
    let flips = Self.analysis.flips(facts)
    let more = try #require(flips.first { $0.key == "examples" && $0.destination == ["lora"] })
    #expect(more.to == .number(QuantityRange(Quantity(500))))
    let lookup = try #require(flips.first { $0.key == "knowledge" })
    #expect(lookup.destination.contains("rag"))
    for flip in flips {
      var changed = facts
      changed[flip.key] = .known(flip.to)
      #expect(Self.analysis.verdict(changed).techniques == flip.destination)
    }
  }

  @Test func aWitnessHoldsWhenBothSidesAreRunAgain() throws {
    let facts = Self.facts(["tone": .known(.choice("strict"))])
    let found = Self.analysis.openKeys(facts)
    #expect(found.settlement.ground == .witness)
    let knowledge = try #require(found.keys.first { $0.key == "knowledge" })
    let witness = try #require(knowledge.witness)
    #expect(witness.firstVerdict != witness.secondVerdict)
    #expect(knowledge.canChange.contains(.destination))
  }

  @Test func settledMeansThatNoDrawEndsElsewhere() throws {
    let facts = Self.facts([
      "examples": Self.number(2_000), "knowledge": .known(.choice("none")),
    ])
    // Tone is open, and can only move LoRA to QLoRA, which counts as the same.
    let found = Self.analysis.openKeys(facts)
    #expect(found.settlement.isSettled)
    #expect(found.keys.map(\.key) == ["tone"])
    #expect(found.keys.allSatisfy { !$0.canChange.contains(.destination) })
    let scale = try #require(Self.rules.ruleSet.confidence)
    let verdict = Self.analysis.verdict(facts)
    #expect(
      Self.analysis.robustness(of: verdict, facts, scale: scale)
        == Robustness(share: Quantity(1)))
  }

  @Test func theNearestWayToATechniqueTakesAsManyAnswersAsItMust() throws {
    let few = Self.facts([
      "examples": Self.number(20), "knowledge": .known(.choice("none")),
      "tried": .known(.set(["lora", "qlora"])),
    ])
    // What was tried is exhausted: more examples and a shorter past are both needed.
    let found = Self.analysis.flips(few, to: "lora")
    #expect(found.completedDepth == 2)
    let flip = try #require(found.flips.first)
    #expect(flip.changes.map(\.key) == ["examples", "tried"])
    #expect(flip.to == .number(QuantityRange(Quantity(50))))
    let one = Self.analysis.flips(few, to: "lora", depth: 1)
    #expect(one.flips.isEmpty && one.completedDepth == 1)
    #expect(Self.analysis.flips(Self.facts([:]), to: "prompt").isThere)
  }

  @Test func reasonsForceTheDestinationAndNoneCanBeSpared() {
    let facts = Self.facts([
      "examples": Self.number(20), "knowledge": .known(.choice("none")),
      "tone": .known(.choice("strict")),
    ])
    let reasons = Self.analysis.reasonSet(facts)
    #expect(reasons.isForced)
    #expect(reasons.among == ["examples", "knowledge", "tone", "tried", "in_use"])
    for key in reasons.keys {
      var fewer = Facts()
      for kept in reasons.keys where kept != key { fewer[kept] = facts[kept] }
      #expect(!Self.engine.isSettledByIntervals(fewer))
    }
  }

  @Test func powerIsAShareAndGoesToWhatIsUndecided() {
    let worth = Self.analysis.worth(Self.facts(["knowledge": .known(.choice("none"))]))
    #expect(worth.map(\.key).first == "examples")
    #expect(worth.reduce(0) { $0 + $1.power.micros } > 999_000)
    #expect(zip(worth, worth.dropFirst()).allSatisfy { $0.power >= $1.power })
  }

  @Test func robustnessCountsRangesAndOpenAnswersAlike() throws {
    let scale = try #require(Self.rules.ruleSet.confidence)
    let range = QuantityRange(Quantity(400), Quantity(600))
    let facts = Self.facts([
      "examples": .known(.number(range)), "knowledge": .known(.choice("none")),
      "tone": .known(.choice("loose")),
    ])
    let verdict = Self.analysis.verdict(facts)
    let first = try #require(Self.analysis.robustness(of: verdict, facts, scale: scale))
    #expect(first.share > Quantity(rounding: 0.2) && first.share < Quantity(rounding: 0.8))
    #expect(first == Self.analysis.robustness(of: verdict, facts, scale: scale))
  }

  @Test func whereMoreDrawsLeadIsNamed() throws {
    let scale = try #require(Self.rules.ruleSet.confidence)
    let range = QuantityRange(Quantity(400), Quantity(10_000))
    // A range that may lie below the bound fires no rule, though most of it lies above.
    let facts = Self.facts([
      "examples": .known(.number(range)), "knowledge": .known(.choice("none")),
      "tone": .known(.choice("loose")),
    ])
    let verdict = Self.analysis.verdict(facts)
    #expect(verdict.techniques == ["prompt"])
    let found = try #require(Self.analysis.robustness(of: verdict, facts, scale: scale))
    let likelier = try #require(found.likelier)
    #expect(likelier.verdict.techniques == ["lora"])
    #expect(likelier.share > found.share && likelier.share <= Quantity(1))
    let there = try #require(
      Self.analysis.robustness(of: likelier.verdict, facts, scale: scale))
    #expect(there == Robustness(share: likelier.share))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func whereMoreDrawsLeadIsWhatCountingSays(seed: UInt64) throws {
    // With what was tried open, prompting is both what to adapt to and what is left where nothing fits.
    var facts = Self.facts(["knowledge": .known(.choice("none"))])
    facts["tried"] = .unknown
    let completion = Completion(Self.engine)
    var random = SplitMix64(seed: seed)
    let ends = (0..<25).map { _ in
      Self.analysis.verdict(completion.draw(facts, from: &random, Self.engine))
    }
    for verdict in Set(ends) {
      let kept = ends.count { $0.techniques == verdict.techniques }
      let found = try #require(
        Self.analysis.robustness(
          of: verdict, facts, scale: ConfidenceScale(draws: 25, seed: seed)))
      #expect(found.share == Quantity(rounding: Double(kept) / 25))
      if let likelier = found.likelier {
        let there = ends.filter { $0.techniques == likelier.verdict.techniques }
        let alike = there.count { $0 == likelier.verdict }
        #expect(likelier.share == Quantity(rounding: Double(there.count) / 25))
        #expect(there.count > kept)
        #expect(there.allSatisfy { end in there.count { $0 == end } <= alike })
      } else {
        #expect(ends.allSatisfy { end in ends.count { $0.techniques == end.techniques } <= kept })
      }
    }
  }

  @Test func drawsStayWithinDomainsAndKeepAnswers() {
    var random = SplitMix64(seed: 1)
    let completion = Completion(ruleSet: Self.rules.ruleSet, names: [:])
    for _ in 0..<200 {
      let drawn = completion.draw(
        Self.facts(["tone": .known(.choice("loose"))]), from: &random, Self.engine)
      #expect(drawn["tone"] == .known(.choice("loose")))
      guard case .number(let range)? = drawn["examples"].value else {
        Issue.record("examples stayed open")
        return
      }
      #expect(range.isExact && range.low >= .zero && range.high <= Quantity(10_000))
    }
  }

  @Test func withoutSearchesOnlyTheProofIsTried() {
    let bare = Analysis(Self.engine, limits: .none, recompute: { facts, _ in facts })
    let facts = Self.facts([:])
    #expect(bare.flips(facts) == [])
    #expect(bare.openKeys(facts).settlement.ground == .gaveUp)
    #expect(
      bare.robustness(
        of: bare.verdict(facts), facts, scale: ConfidenceScale(draws: 0, seed: 0)) == nil)
  }
}
