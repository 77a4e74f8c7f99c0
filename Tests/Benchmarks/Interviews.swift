import Advice
import DecisionModel
import Foundation
import Interview
import Notation
import RuleAnalysis
import Rulebook

/// Interviews people who know every answer, drawn as likely as the rule files say, and counts the
/// questions: that an early stop leads where all answers lead, and that the bound never lied.
struct Interviews {
  let count: Int
  let seed: UInt64
  private let advisor: Advisor
  private let vocabulary: AnswersVocabulary

  init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
    let reading = RulesReader.read(
      Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
        .map { SourceText(path: $0.path, text: $0.content) })
    var options = Advisor.Options()
    options.searches = false
    advisor = Advisor(reading.ruleSet, reading.priceBook, options: options)
    vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
  }

  /// What one interview came to.
  private struct Walk {
    var asked: [FactKey] = []
    var bounds: [Int] = []
    var times: [Duration] = []
    /// Whether it ended by a proof; nil when it did not end.
    var isProved: Bool?
    var destination: [TechniqueID] = []
  }

  func run() -> Bool {
    var questions: [Int] = []
    var bounds: [Int] = []
    var times: [Duration] = []
    var keys: [FactKey: Int] = [:]
    var unsettled = 0
    for number in 0..<count {
      var random = SplitMix64(seed: seed &+ UInt64(number) &* 7_919)
      let truth = user(&random)
      let walk = walk(truth, .usual)
      guard let isProved = walk.isProved else { return complain(number, "does not end") }
      questions.append(walk.asked.count)
      if walk.bounds.count > 5 { bounds.append(walk.bounds[5]) }
      times += walk.times
      for key in walk.asked { keys[key, default: 0] += 1 }
      if !isProved { unsettled += 1 }
      for (place, bound) in walk.bounds.enumerated()
      where walk.bounds.count - place > bound || (place > 0 && bound > walk.bounds[place - 1]) {
        return complain(number, "the bound \(bound) at question \(place + 1) is wrong")
      }
      let all = advisor.outlook(answers(truth))
      if all.destination != walk.destination {
        let skipped = truth.filter { !walk.asked.contains($0.key) }.map {
          "\($0.key) = \($0.value)"
        }
        return complain(
          number,
          "stops at \(walk.destination), all answers lead to \(all.destination); not asked: "
            + skipped.sorted().joined(separator: "; "))
      }
    }
    report(questions.sorted(), bounds.sorted(), times.sorted(), keys, unsettled)
    return true
  }

  private func report(
    _ questions: [Int], _ bounds: [Int], _ times: [Duration], _ keys: [FactKey: Int],
    _ unsettled: Int
  ) {
    print("interviews: \(count) simulated users, seed \(seed)")
    print(
      "  questions: median \(at(0.5, questions)), 10 % \(at(0.1, questions)), 90 % \(at(0.9, questions))"
    )
    print("  bound after five answers: median \(at(0.5, bounds))")
    print("  ended without a proof: \(unsettled)")
    print(
      "  next question: median \(at(0.5, times)), 99 % \(at(0.99, times)), most \(at(1, times))")
    let listed = keys.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (key, number) in listed { print("    \(key) \(number * 100 / max(1, count)) %") }
  }

  private func at<Value>(_ share: Double, _ sorted: [Value]) -> String {
    sorted.isEmpty ? "-" : "\(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])"
  }

  private func complain(_ number: Int, _ words: String) -> Bool {
    print("interviews: user \(number) of seed \(seed): \(words)")
    return false
  }

  /// The answers of somebody who knows them all but the names of models.
  private func user(_ random: inout SplitMix64) -> [FactKey: String] {
    let facts = advisor.analysis.completion(of: Facts(), from: &random)
    var answers: [FactKey: String] = [:]
    for fact in vocabulary.ruleSet.facts where fact.role == .asked {
      switch (facts[fact.key].value, fact.type) {
      case (.choice(let name)?, _): answers[fact.key] = name.rawValue
      case (.set(let names)?, _):
        answers[fact.key] =
          names.isEmpty ? "none" : names.map(\.rawValue).joined(separator: ", ")
      case (.number(let range)?, .number(let dimension, _)):
        answers[fact.key] = QuantityText.canonical(range, as: dimension)
      // Nobody has to name a model: without a name the usual one is taken, in proofs as well.
      default: break
      }
    }
    return answers
  }

  private func answers(_ truth: [FactKey: String]) -> [Answer] {
    let settings = truth.sorted { $0.key < $1.key }.map {
      AnswerSetting(key: $0.key.rawValue, value: $0.value, origin: .interview, name: "truth")
    }
    return AnswersReader(vocabulary).read(settings, name: "truth").answers
  }

  private func walk(_ truth: [FactKey: String], _ scope: Draft.Scope) -> Walk {
    var interview = Interview(advisor, vocabulary, draft: Draft(scope: scope))
    var walk = Walk()
    var step = interview.step
    for _ in 0..<200 {
      switch step {
      case .ask(let question):
        walk.asked.append(question.key)
        walk.bounds.append(question.progress.atMostLeft)
        let start = ContinuousClock.now
        step = interview.take(.answer(truth[question.key] ?? "unknown"))
        walk.times.append(ContinuousClock.now - start)
      case .finish(let ending):
        walk.isProved = ending.reason == .settled
        walk.destination = interview.outlook.destination
        return walk
      default: step = interview.take(.proceed)
      }
    }
    return walk
  }
}
