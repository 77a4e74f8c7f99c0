import Advice
import CostModel
import DecisionModel
import Foundation
import Notation
import ReferenceEngine
import RuleAnalysis
import Rulebook

/// The same trial on the rules and prices of this build: 30 completions of what is called settled, costs
/// worked out for each, and every witness pair run again.
struct SettledRulebook {
  let count: Int
  let seed: UInt64
  private let completions = 30

  func run() -> Bool {
    let start = ContinuousClock.now
    let texts = Rulebook.texts.filter { !$0.path.hasPrefix("scenarios/") }
    let reading = RulesReader.read(texts.map { SourceText(path: $0.path, text: $0.content) })
    var limits = Analysis.Limits()
    limits.bases = 8
    var options = Advisor.Options()
    options.limits = limits
    let advisor = Advisor(reading.ruleSet, reading.priceBook, options: options)
    let analysis = advisor.analysis
    let names = advisor.estimator.names
    var cases = PartialCases(reading.ruleSet, names: names, seed: seed) {
      analysis.completion(of: Facts(), from: &$0)
    }
    var counts: [String: Int] = [:]
    var settled = 0
    while settled < count {
      let facts = cases.next(without: 8)
      let ground = analysis.settlement(facts).ground
      counts[ground.rawValue, default: 0] += 1
      if ground == .proof {
        settled += 1
        let present = analysis.verdict(facts)
        for _ in 0..<completions {
          let complete = cases.complete(facts)
          if analysis.verdict(complete) != present {
            tell(facts, complete, "settled as \(present), became \(analysis.verdict(complete))")
            return false
          }
        }
      } else if settled % 10 == 0 {
        let keys = analysis.openKeys(facts).keys
        for key in keys {
          guard let witness = key.witness else { continue }
          counts["witness pairs", default: 0] += 1
          if let complaint = check(witness, key.key, analysis) {
            tell(facts, witness.others, "\(key.key): \(complaint)")
            return false
          }
        }
      }
    }
    print("settled: \(count) settled partial answers to the rulebook, seed \(seed)")
    print("\(completions) completions each keep them; every witness pair ends differently")
    for (name, number) in counts.sorted(by: { $0.key < $1.key }) { print("  \(name): \(number)") }
    let tenths = Int((ContinuousClock.now - start) / .milliseconds(100))
    print("\(tenths / 10).\(tenths % 10) s")
    return true
  }

  private func check(_ witness: Witness, _ key: FactKey, _ analysis: Analysis) -> String? {
    var (one, other) = (witness.others, witness.others)
    one[key] = .known(witness.first)
    other[key] = .known(witness.second)
    let ends = (analysis.verdict(one), analysis.verdict(other))
    if ends.0 == ends.1 { return "both end at \(ends.0)" }
    let isAsSaid = ends.0 == witness.firstVerdict && ends.1 == witness.secondVerdict
    return isAsSaid ? nil : "ends at \(ends), not as said"
  }

  private func tell(_ facts: Facts, _ complete: Facts, _ complaint: String) {
    print("settled: \(complaint)")
    for key in complete.keys {
      let mark = facts[key] == complete[key] ? " " : "*"
      print("\(mark) \(key) = \(complete[key])")
    }
  }
}
