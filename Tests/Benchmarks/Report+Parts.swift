import Advice
import BenchmarkWorkload
import DecisionModel
import Foundation
import Notation
import ReferenceEngine
import RuleAnalysis
import RuleEngine
import Rulebook

extension Report {
  /// The seeded workload that the peers run: 60 rules, 25 facts, 8 outcomes, 20,000 cases.
  mutating func addWorkload() throws {
    let all = try Decisions()
    var quick = QuickDecider(all.engine)
    var full = QuickDecider(all.engine, usesRanking: false)
    let wrong = all.wrong(&quick) + all.wrong(&full)
    let note = "\(wrong) of 40000 wrong"
    var digest = 0
    measure("workload: decision", times: 1_000_000, note: note) {
      digest &+= Int(truncatingIfNeeded: all.decide(&quick, times: 50))
    }
    measure("workload: decision with scores and rules fired", times: 1_000_000) {
      digest &+= all.explain(&quick, times: 50)
    }
    measure("workload: decision by the whole engine", times: 100_000) {
      digest &+= Int(truncatingIfNeeded: all.decide(&full, times: 5))
    }
    measure("workload: line read", times: 100_000) { digest &+= all.read(times: 5) }
    for count in [60, 600, 6_000] { try addScaled(to: count) }
    if digest == 1 { print("") }
  }

  /// The same facts with more rules.
  private mutating func addScaled(to count: Int) throws {
    let workload = try Workload.load().scaled(to: count)
    let notation = workload.notation
    let source = SourceText(path: "scaled.rules", text: notation)
    let ruleSet = RulesReader.read([source]).ruleSet
    let all = try Decisions(workload, notation, cases: 2_000)
    var quick = QuickDecider(all.engine)
    var full = QuickDecider(all.engine, usesRanking: false)
    let wrong = all.wrong(&quick) + all.wrong(&full)
    let times = 60_000 / count
    var digest: UInt64 = 0
    measure("\(count) rules: decision", times: times * 2_000, note: "\(wrong) of 4000 wrong") {
      digest &+= all.decide(&quick, times: times)
    }
    let few = max(1, times / 20)
    measure("\(count) rules: decision by the whole engine", times: few * 2_000) {
      digest &+= all.decide(&full, times: few)
    }
    measure("\(count) rules: parsed", times: 1) { _ = RulesReader.read([source]) }
    measure("\(count) rules: compiled", times: 1) { _ = Engine(ruleSet) }
    if digest == 1 { print("") }
  }

  /// The rules in this build.
  mutating func addRulebook() {
    let texts = Rulebook.texts.filter {
      $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/")
    }.map { SourceText(path: $0.path, text: $0.content) }
    let reading = RulesReader.read(texts)
    measure("rulebook: parsed", times: 1) { _ = RulesReader.read(texts) }
    measure("rulebook: compiled", times: 10) {
      for _ in 0..<10 { _ = Engine(reading.ruleSet) }
    }
    let engine = Engine(reading.ruleSet)
    for unknown in [0, 30] { addDecisions(engine, unknown: unknown) }
    addAdvice(reading)
  }

  private mutating func addDecisions(_ engine: Engine, unknown: Int) {
    var answers = RandomAnswers(engine.ruleSet, seed: 1)
    let facts = (0..<500).map { _ in answers.next(unknown: unknown) }
    let compiled = facts.map { engine.compile($0) }
    var decision = engine.makeDecision()
    let name = "rulebook, \(unknown) % open: "
    measure(name + "must and may", times: 20_000) {
      for index in 0..<20_000 { engine.decide(compiled[index % 500], into: &decision) }
    }
    measure(name + "decision with every reason", times: 500) {
      for one in facts { _ = engine.findings(one) }
    }
    measure(name + "settled by bounds", times: 500) {
      for one in facts { _ = engine.isSettledByIntervals(one) }
    }
  }

  private mutating func addAdvice(_ reading: RulesReading) {
    let advisor = Advisor(reading.ruleSet, reading.priceBook)
    let vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
    let reader = AnswersReader(vocabulary, readsExpectations: false)
    let files = Rulebook.texts.filter {
      $0.path.hasSuffix(".answers") && $0.path.split(separator: "/").count == 2
    }
    let cases = files.enumerated().filter { $0.offset % 8 == 0 }.map { _, file in
      reader.read(SourceText(path: file.path, text: file.content)).answers
    }
    let note = "\(cases.count) scenarios"
    measure("advice: all of it", times: cases.count, note: note) {
      for one in cases { _ = advisor.advise(one) }
    }
    measure("advice: destination and next step", times: cases.count, note: note) {
      for one in cases { _ = advisor.outline(one, .next) }
    }
    measure("advice: one step of an interview", times: cases.count, note: note) {
      for one in cases { _ = advisor.outlook(one) }
    }
    let facts = cases.map { advisor.facts($0) }
    measure("advice: flips", times: cases.count, note: note) {
      for one in facts { _ = advisor.analysis.flips(one) }
    }
    measure("advice: what is open, and settled or not", times: cases.count, note: note) {
      for one in facts { _ = advisor.analysis.openKeys(one) }
    }
  }
}
