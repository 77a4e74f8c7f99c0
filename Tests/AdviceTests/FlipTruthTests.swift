import DecisionModel
import RuleAnalysis
import RuleEngine
import Rulebook
import Testing

@testable import Advice

/// What is said to change the advice does so when somebody answers it.
@Suite struct FlipTruthTests {
  @Test func aFlipLeadsWhereTheAdviceWithItLeads() {
    let advisor = ScenarioInvarianceTests.advisor
    let analysis = advisor.analysis.within(Analysis.Limits())
    let all = ScenarioInvarianceTests.scenarios
    var count = 0
    for place in stride(from: 0, to: all.count, by: 10) {
      let facts = advisor.stated(ScenarioInvarianceTests.answers(all[place].path))
      for flip in analysis.flips(facts) {
        var changed = facts
        changed[flip.key] = .known(flip.to)
        let advice = advisor.outline(
          advisor.settled(advisor.engine.prepare(changed)), by: advisor.engine)
        // Equivalent techniques count as one in a flip.
        let verdict = Verdict(
          outcome: advice.recommendation.outcome, techniques: advice.recommendation.destination,
          in: advisor.ruleSet)
        #expect(
          verdict.techniques == flip.destination && verdict.outcome == flip.outcome,
          "\(all[place].path): \(flip.key) = \(flip.to)")
        count += 1
      }
    }
    #expect(count > 300)
  }
}
