import DecisionModel
import ReferenceEngine
import RuleEngine
import Testing

@testable import RuleAnalysis

/// What is called settled against random completions, on random rule sets. The full counts are those of
/// `advisor-benchmarks settled`.
@Suite struct SettlementTests {
  @Test(arguments: 0..<8)
  func noCompletionChangesWhatIsSettled(_ seed: Int) {
    var settled = 0
    for number in 0..<40 {
      let one = RandomCase(seed: UInt64(seed) &+ 100, number: number)
      let analysis = Analysis(Engine(one.ruleSet), recompute: { facts, _ in facts })
      // Nothing is computed anew here, so what is computed is as given.
      var facts = one.facts
      for key in analysis.cells.computed where facts[key].value == nil {
        facts[key] = .known(analysis.cells.someValue(of: key))
      }
      guard analysis.settlement(facts).isSettled else { continue }
      settled += 1
      let present = analysis.verdict(facts)
      var completion = Completions(one.ruleSet, seed: UInt64(number))
      for _ in 0..<6 {
        let complete = completion.facts(facts)
        #expect(analysis.verdict(complete) == present, "case \(number)")
      }
    }
    #expect(settled > 8)
  }

  @Test(arguments: 0..<6)
  func bothSidesOfAWitnessAreRunAgain(_ seed: Int) {
    var pairs = 0
    for number in 0..<15 {
      let one = RandomCase(seed: UInt64(seed) &+ 200, number: number)
      let analysis = Analysis(Engine(one.ruleSet), recompute: { facts, _ in facts })
      for key in analysis.openKeys(one.facts).keys {
        guard let witness = key.witness else { continue }
        pairs += 1
        var (first, second) = (witness.others, witness.others)
        first[key.key] = .known(witness.first)
        second[key.key] = .known(witness.second)
        #expect(analysis.verdict(first) == witness.firstVerdict)
        #expect(analysis.verdict(second) == witness.secondVerdict)
        #expect(witness.firstVerdict != witness.secondVerdict)
        #expect(key.canChange.contains(.destination))
      }
    }
    #expect(pairs > 5)
  }
}

extension Cells {
  /// A value of a computed fact.
  fileprivate func someValue(of key: FactKey) -> Value {
    guard let fact = ruleSet.fact(key) else { return .set([]) }
    if case .techniques = fact.type { return .set([]) }
    return representatives(of: fact, cap: 1).first ?? .set([])
  }
}
