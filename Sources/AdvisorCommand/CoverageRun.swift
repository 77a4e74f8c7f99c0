import Advice
import DecisionModel
import RuleAnalysis
import RuleEngine

/// Measures what scenarios exercise of some rules.
struct CoverageRun {
  /// What is exercised and what isn't.
  let coverage: Coverage
  /// The scenarios with their facts, completed.
  let cases: [Coverage.Case]

  init(_ rules: LoadedRules, _ set: ScenarioSet) {
    let cases = AllCores().map(set.scenarios.count) { place in
      let one = set.scenarios[place]
      return Coverage.Case(
        name: one.name, facts: one.advisor.facts(of: one.answers), engine: one.advisor.engine)
    }
    let engine = Engine(rules.ruleSet)
    let owners = rules.ruleSet.deciding
    let ended = EndedCases(cases)
    let deciding = AllCores().map(owners.count) { ended.first(decidedBy: owners[$0]) }
    let decided = Dictionary(uniqueKeysWithValues: zip(owners, deciding))
    self.cases = cases
    coverage = Coverage(engine, cases) { decided[$0] ?? nil }
  }
}
