import Advice
import DecisionModel
import Notation
import RuleAnalysis
import RuleEngine

/// Holds the expectations of a scenario against rules that differ from those it was written for.
struct MutationJudge: Sendable {
  let scenario: ScenarioSet.Scenario

  /// The scenario as mutants are run against it. Costs don't depend on rules, so that what is expected
  /// of them tells no mutant from the rules.
  func testCase(_ facts: Facts) -> MutationTest.Case {
    let expectations = scenario.expectations.filter { !$0.isOfCost }
    let before = Self.failed(expectations, scenario.advisor, scenario.advisor.engine, facts, nil)
    let met = expectations.indices.filter { !before.contains($0) }.map { expectations[$0] }
    return MutationTest.Case(
      name: scenario.name, facts: facts, watches: Set(expectations.flatMap(\.watched)),
      looksAtPath: expectations.contains(where: \.looksAtPath),
      failsAt: { outcome, techniques in
        met.contains { ExpectationCheck.wrong($0.subject, outcome, techniques) != nil }
      },
      fails: { [advisor = scenario.advisor] engine, facts, own in
        !Self.failed(met, advisor, engine, facts, own).isEmpty
      })
  }

  /// The places of expectations that are not met. Whether the rule `own` fires says nothing where the
  /// rule itself is what was taken away.
  private static func failed(
    _ expectations: [Expectation], _ advisor: Advisor, _ engine: Engine, _ facts: Facts,
    _ own: RuleName?
  ) -> Set<Int> {
    let advice = advisor.outline(facts, by: engine)
    let reader = engine.reader(of: advice.facts)
    let check = ExpectationCheck(
      advice: advice, ruleSet: engine.ruleSet, truth: { reader.truth(of: $0) })
    return Set(
      expectations.indices.filter { place in
        let expectation = expectations[place]
        if let own, expectation.watched.contains(own) {
          let others = expectation.watched.filter { $0 != own }
          return !others.isEmpty && !check.isMet(expectation.watching(others))
        }
        return !check.isMet(expectation)
      })
  }
}

extension Expectation {
  /// True for one of a cost.
  fileprivate var isOfCost: Bool {
    if case .cost = subject { return true }
    return false
  }

  /// The declarations whose firing is expected or not.
  fileprivate var watched: [RuleName] {
    switch subject {
    case .fires(let names), .silent(let names): names
    default: []
    }
  }

  /// The same of fewer declarations.
  fileprivate func watching(_ names: [RuleName]) -> Expectation {
    var copy = self
    switch subject {
    case .fires: copy.subject = .fires(names)
    case .silent: copy.subject = .silent(names)
    default: break
    }
    return copy
  }

  /// True for one that gates and stops can change without changing the destination.
  fileprivate var looksAtPath: Bool {
    switch subject {
    case .next, .order, .blocked, .postponed, .allowed, .warns, .practice: true
    default: false
    }
  }
}
