import Advice
import CostModel
import DecisionModel
import Notation
import ReferenceEngine
import RuleAnalysis
import Rulebook
import Testing

/// What is called settled on the shipped rules, costs worked out for every completion. The full counts
/// are those of `advisor-benchmarks settled`.
@Suite struct SettledRulebookTests {
  @Test func noCompletionChangesWhatIsSettledAndEveryWitnessDoes() {
    let texts = Rulebook.texts.filter { !$0.path.hasPrefix("scenarios/") }
    let reading = RulesReader.read(texts.map { SourceText(path: $0.path, text: $0.content) })
    var options = Advisor.Options()
    options.limits.searchNodes = 300
    options.limits.bases = 8
    let advisor = Advisor(reading.ruleSet, reading.priceBook, options: options)
    let analysis = advisor.analysis
    let names = advisor.estimator.names
    var cases = PartialCases(reading.ruleSet, names: names, seed: 3) {
      analysis.completion(of: Facts(), from: &$0)
    }
    var settled = 0
    var pairs = 0
    for number in 0..<60 where settled < 8 || pairs < 3 {
      let facts = cases.next(without: 5)
      if analysis.settlement(facts).isSettled {
        settled += 1
        let present = analysis.verdict(facts)
        for _ in 0..<8 {
          let complete = cases.complete(facts)
          #expect(analysis.verdict(complete) == present, "case \(number)")
        }
      } else if pairs < 3 {
        for key in analysis.openKeys(facts).keys {
          guard let witness = key.witness else { continue }
          pairs += 1
          var (one, other) = (witness.others, witness.others)
          one[key.key] = .known(witness.first)
          other[key.key] = .known(witness.second)
          #expect(analysis.verdict(one) != analysis.verdict(other))
        }
      }
    }
    #expect(settled >= 8 && pairs >= 3)
  }
}
