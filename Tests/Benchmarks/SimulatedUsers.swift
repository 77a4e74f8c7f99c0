import Advice
import DecisionModel
import Interview
import Notation
import RuleAnalysis
import Rulebook

/// People who know every answer, drawn as likely as the rule files say; names of models evenly.
struct SimulatedUsers {
  let seed: UInt64
  let advisor: Advisor
  let vocabulary: AnswersVocabulary

  init(seed: UInt64, limits: Analysis.Limits = Analysis.Limits()) {
    self.seed = seed
    let reading = RulesReader.read(
      Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
        .map { SourceText(path: $0.path, text: $0.content) })
    var options = Advisor.Options()
    options.looks = .bounds
    // As many as an interview draws for its preview of costs.
    options.billDraws = 200
    options.limits = limits
    advisor = Advisor(reading.ruleSet, reading.priceBook, options: options)
    vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
  }

  /// The answers of a user, by number.
  func user(_ number: Int) -> [FactKey: String] {
    var random = SplitMix64(seed: seed &+ UInt64(number) &* 7_919)
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
      case (.name(let name)?, _): answers[fact.key] = name
      default: break
      }
    }
    return answers
  }

  /// The answers as an answers file holds them.
  func answers(_ truth: [FactKey: String]) -> [Answer] {
    let settings = truth.sorted { $0.key < $1.key }.map {
      AnswerSetting(key: $0.key.rawValue, value: $0.value, origin: .interview, name: "truth")
    }
    return AnswersReader(vocabulary).read(settings, name: "truth").answers
  }
}
