import DecisionModel
import Notation
import ReferenceEngine
import RuleEngine
import Testing

/// The compiled engine against the naive reference; `advisor-benchmarks proofs` runs many more.
@Suite struct ProofTests {
  static let proof = Proof(completions: 2) { ruleSet in
    let engine = Engine(ruleSet)
    return Subject(
      decide: { facts in
        let findings = engine.findings(facts)
        return (findings, engine.destination(findings))
      },
      isSettled: { engine.isSettledByIntervals($0) })
  }

  @Test(arguments: 0..<10) func engineAndReferenceAgree(_ batch: Int) {
    for number in batch * 60..<batch * 60 + 60 {
      let one = RandomCase(seed: 2, number: number)
      let result = Self.proof.check(one.ruleSet, one.facts, number: number)
      guard !result.complaints.isEmpty else { continue }
      let (ruleSet, facts) = Self.proof.smallest(one.ruleSet, one.facts, number: number)
      Issue.record("case \(number): \(result.complaints)\n\(Described(ruleSet, facts))")
      return
    }
  }

  @Test(arguments: [
    ("", false), ("tried = none; in_use = none; private = no; hard = no; best_ok = yes", true),
    ("tried = none; in_use = none; private = no; hard = no", true),
    ("tried = lora; in_use = none; private = no; hard = no; best_ok = yes", false),
    ("tried = none; in_use = none; hard = no; best_ok = yes", false),
  ]) func boundsSettleWhatNothingOpenCanChange(_ answers: String, _ isSettled: Bool) {
    let world = World(
      World.rule("a", "supports lora strongly") + World.rule("b", "supports rag strongly")
        + World.rule("c", "supports managed moderately", when: "n < 50"))
    #expect(world.engine.isSettledByIntervals(world.facts(answers)) == isSettled)
  }
}
