import Advice
import DecisionModel
import Foundation
import Notation
import RuleAnalysis
import Rulebook

/// How many open questions of the scenarios are shown to change the destination, how many are proved not
/// to, and what that takes.
struct Witnesses {
  /// Every so many scenarios are looked at.
  let step: Int
  /// Completions that are looked at; nil for as many as advice takes.
  var bases: Int?

  func run() {
    let texts = Rulebook.texts.filter { !$0.path.hasPrefix("scenarios/") }
    let reading = RulesReader.read(texts.map { SourceText(path: $0.path, text: $0.content) })
    var options = Advisor.Options()
    if let bases { options.limits.bases = bases }
    let advisor = Advisor(reading.ruleSet, reading.priceBook, options: options)
    let vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
    let reader = AnswersReader(vocabulary, readsExpectations: false)
    let files = Rulebook.texts.filter { $0.path.hasSuffix(".answers") }
    var counts: [String: Int] = [:]
    var undecided: [FactKey: Int] = [:]
    let start = ProcessorTime.now
    for (place, file) in files.enumerated() where place % step == 0 {
      let answers = reader.read(SourceText(path: file.path, text: file.content)).answers
      let found = advisor.analysis.openKeys(advisor.facts(answers))
      counts["scenarios, \(found.settlement.ground.rawValue)", default: 0] += 1
      guard !found.settlement.isSettled else { continue }
      for key in found.keys {
        counts["keys, \(key.ground.rawValue)", default: 0] += 1
        if key.ground == .gaveUp { undecided[key.key, default: 0] += 1 }
      }
    }
    print("time \(ProcessorTime.now - start)")
    for (name, number) in counts.sorted(by: { $0.key < $1.key }) { print("  \(name): \(number)") }
    let most = undecided.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (key, number) in most { print("  undecided: \(key) \(number)") }
  }
}
