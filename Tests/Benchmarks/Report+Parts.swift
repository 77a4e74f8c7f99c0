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
    for copies in [1, 10, 100] { addScaled(all, copies: copies) }
    if digest == 1 { print("") }
  }

  /// The same facts with more rules: those of the workload, over and over, each time for another outcome.
  private mutating func addScaled(_ all: Decisions, copies: Int) {
    var ruleSet = all.engine.ruleSet
    let outcomes = ruleSet.techniques.map(\.id)
    let rules = ruleSet.rules
    ruleSet.rules = (0..<copies).flatMap { copy in
      rules.enumerated().map { place, rule in
        var rule = rule
        rule.grounds.name = RuleName("\(rule.grounds.name)-\(copy)")
        rule.group = GroupName("\(rule.group)-\(copy)")
        rule.effects = rule.effects.map {
          Rule.Effect([outcomes[(place + copy) % outcomes.count]], $0.direction, $0.strength)
        }
        return rule
      }
    }
    var quick = QuickDecider(Engine(ruleSet))
    let times = copies > 10 ? 1 : 20
    var digest: UInt64 = 0
    measure(
      "\(ruleSet.rules.count) rules: decision", times: times * 20_000,
      note: quick.isRanking ? "" : "by the whole engine"
    ) { digest &+= all.decide(&quick, times: times) }
    measure("\(ruleSet.rules.count) rules: compiled", times: 1) { _ = Engine(ruleSet) }
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
      for one in facts { _ = advisor.analysis.openKeys(one, costKeys: []) }
    }
  }
}
