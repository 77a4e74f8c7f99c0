import DecisionModel
import ReferenceEngine
import RuleEngine
import Testing

@testable import RuleAnalysis

/// Mutants laid over the compiled rules against the same mutants compiled, on random rule sets.
@Suite struct MutantRulesTests {
  /// Some answers to the rules of a random case.
  static func answers(_ one: RandomCase, _ count: Int) -> [Facts] {
    var one = one
    return (0..<count).map { _ in
      defer { one.answerAgain() }
      return one.facts
    }
  }

  /// Every mutant of a rule set ends every case as it does compiled, and leaves alone what it says it
  /// doesn't touch.
  @Test(arguments: 0..<4)
  func aMutantEndsCasesAsItDoesCompiled(_ seed: Int) throws {
    var (touched, left, moved) = (0, 0, 0)
    for number in 0..<6 {
      let one = RandomCase(seed: UInt64(seed) &+ 300, number: number)
      let rules = Engine(one.ruleSet)
      var (reading, decision) = (rules.makeReading(), rules.makeDecision())
      let cases = Self.answers(one, 5)
      for mutant in Mutant.all(of: one.ruleSet) {
        let engine = Engine(try #require(mutant.applied(to: one.ruleSet)))
        var quick = try #require(MutantRules(mutant, of: rules))
        for facts in cases {
          rules.read(rules.compile(facts), into: &reading)
          rules.end(reading, into: &decision)
          let present = Ending(decision)
          let plain = Self.end(facts, engine)
          #expect(present == Self.end(facts, rules))
          if quick.touches(reading) {
            let ending = quick.ending(reading, facts, &decision)
            #expect(ending == plain, "case \(number), \(mutant.owner) \(mutant.text)")
            touched += 1
            moved += ending == present ? 0 : 1
          } else {
            #expect(present == plain, "case \(number), \(mutant.owner) \(mutant.text)")
            left += 1
          }
          Self.expectSameFiring(mutant, facts, reading, quick, rules, engine)
        }
      }
    }
    #expect(touched > 100 && left > touched && moved > 20, "\(touched) \(left) \(moved)")
  }

  /// What became of each mutant is what running all of them compiled through all cases says.
  @Test(arguments: 0..<4)
  func aMutantIsNoticedWhereItIsNoticedCompiled(_ seed: Int) throws {
    var (noticed, missed) = (0, 0)
    for number in 0..<4 {
      let one = RandomCase(seed: UInt64(seed) &+ 400, number: number)
      let rules = Engine(one.ruleSet)
      let cases = Self.answers(one, 6).enumerated().map { place, facts in
        Self.expecting("case \(place)", facts, rules)
      }
      let pool = CasePool(rules, cases: cases.map(\.facts), draws: 4, recompute: { $0 })
      let group = MutationTest.Group(rules, cases: cases, recompute: { $0 })
      let test = MutationTest(groups: [group], pool: pool, remade: [], attempts: 0)
      for place in test.mutants.indices {
        let mutant = test.mutants[place]
        let engine = Engine(try #require(mutant.applied(to: one.ruleSet)))
        let result = test.result(at: place)
        let own = mutant.kind == .delete ? RuleName(mutant.owner.name) : nil
        let killer = cases.first { $0.fails(engine, $0.facts, own) }
        #expect(result.killedBy == killer?.name, "\(number), \(mutant.owner) \(mutant.text)")
        let elsewhere = cases.first { one in
          !Self.end(one.facts, rules).leads(to: Self.end(one.facts, engine))
        }
        #expect(
          result.difference == elsewhere.map { .scenario($0.name) } ?? .gaveUp(0),
          "\(number), \(mutant.owner) \(mutant.text)")
        if killer == nil { missed += 1 } else { noticed += 1 }
      }
    }
    #expect(noticed > 10 && missed > 10, "\(noticed) \(missed)")
  }

  /// A case that expects the present end, and of each second one that a rule fires that does now.
  private static func expecting(
    _ name: String, _ facts: Facts, _ rules: Engine
  ) -> MutationTest.Case {
    let end = rules.destination(rules.findings(facts))
    let fired = Self.fired(facts, rules)
    let watched = Set(name.last.map { "13579".contains($0) } == true ? fired.prefix(1) : [])
    return MutationTest.Case(
      name: name, facts: facts, watches: watched, looksAtPath: false,
      failsAt: { outcome, techniques in
        outcome != end.outcome || Set(techniques) != Set(end.techniques)
      },
      fails: { engine, facts, own in
        let now = engine.destination(engine.findings(facts))
        return now.outcome != end.outcome || Set(now.techniques) != Set(end.techniques)
          || !watched.subtracting([own].compactMap(\.self))
            .isSubset(of: Self.fired(facts, engine))
      })
  }

  private static func fired(_ facts: Facts, _ engine: Engine) -> [RuleName] {
    let outcomes = engine.findings(facts).outcomes
    return engine.ruleSet.rules.map(\.grounds.name).filter { outcomes[$0]?.truth == .must }
  }

  private static func end(_ facts: Facts, _ engine: Engine) -> Ending {
    var decision = engine.makeDecision()
    return engine.ending(engine.compile(facts), &decision)
  }

  private static func expectSameFiring(
    _ mutant: Mutant, _ facts: Facts, _ reading: CaseReading, _ quick: MutantRules,
    _ rules: Engine, _ engine: Engine
  ) {
    guard let old = rules.ruleSet.grounds(of: mutant.owner),
      let new = engine.ruleSet.grounds(of: mutant.owner), mutant.place != nil
    else { return }
    let differs =
      rules.reader(of: facts).truth(of: old) != engine.reader(of: facts).truth(of: new)
    #expect(quick.firesOtherwise(in: reading) == differs)
  }
}
