import Advice
import DecisionModel
import RuleAnalysis
import RuleEngine

/// Runs every mutant of some rules against scenarios, on all cores.
struct MutationRun {
  /// What became of each mutant, in order.
  let results: [MutantResult]
  /// Scenarios that count; generated ones don't.
  let scenarios: Int

  /// Cases drawn at random that searches start from, beside the scenarios.
  private static let draws = 60

  /// Runs; `attempts` caps the search for a case that tells one mutant from the rules.
  init(_ rules: LoadedRules, _ set: ScenarioSet, attempts: Int) {
    let agreed = set.scenarios.filter { !$0.isGenerated }
    scenarios = agreed.count
    let cases = AllCores().map(agreed.count) { place in
      let one = agreed[place]
      return MutationJudge(scenario: one).testCase(one.advisor.facts(of: one.answers))
    }
    let groups = Dictionary(grouping: agreed.indices) { agreed[$0].group }
    let test = MutationTest(
      groups: groups.keys.sorted().compactMap { group in
        groups[group].flatMap { places in
          let advisor = agreed[places[0]].advisor
          return MutationTest.Group(
            advisor.engine, cases: places.map { cases[$0] }, recompute: { advisor.settled($0) })
        }
      },
      pool: Self.pool(rules, cases.map(\.facts)),
      remade: RuleReach.belowComputed(rules.ruleSet, rules.priceBook), attempts: attempts)
    results = AllCores().map(test.mutants.count) { test.result(at: $0) }
  }

  /// The rules as written with cases to search from.
  static func pool(
    _ rules: LoadedRules, _ cases: [Facts], completes: Bool = true
  ) -> CasePool {
    let advisor = Advisor(rules.ruleSet, rules.priceBook)
    return CasePool(
      advisor.engine, cases: cases, draws: draws, completes: completes,
      recompute: { advisor.settled($0) })
  }

  /// The score: mutants that change some destination, changed weights left out.
  var score: MutationScore { MutationScore(results) { $0.counts } }

  /// The mutants that change some destination and that no scenario notices.
  var survivors: [MutantResult] { results.filter { $0.differs && !$0.isKilled } }
}
