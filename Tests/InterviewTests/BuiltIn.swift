import Advice
import DecisionModel
import Interview
import Notation
import RuleAnalysis
import Rulebook

/// The built-in rules, read and compiled once for all tests.
enum BuiltIn {
  static let reading = RulesReader.read(
    Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
      .map { SourceText(path: $0.path, text: $0.content) })

  static let vocabulary = AnswersVocabulary(
    ruleSet: reading.ruleSet, priceBook: reading.priceBook)

  static let advisor: Advisor = {
    var options = Advisor.Options()
    options.looks = .bounds
    options.billDraws = 20
    return Advisor(reading.ruleSet, reading.priceBook, options: options)
  }()

  static func interview(
    _ scope: Draft.Scope = .usual, given: [Answer] = [], showsHints: Bool = true
  ) -> Interview {
    Interview(
      advisor, vocabulary, draft: Draft(scope: scope, given: given), showsHints: showsHints)
  }
}

/// Somebody who knows every answer, the names of models among them.
struct SimulatedUser {
  let truth: Facts

  /// A user whose answers are drawn as likely as the rule files say.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    truth = BuiltIn.advisor.analysis.completion(of: Facts(), from: &random)
  }

  /// The answer to a question.
  func answer(_ question: Question) -> String {
    guard let value = truth[question.key].value else { return "unknown" }
    switch value {
    case .choice(let name): return name.rawValue
    case .set(let names):
      return names.isEmpty ? "none" : names.map(\.rawValue).joined(separator: ", ")
    case .name(let name): return name
    case .number(let range):
      guard case .number(let dimension, _) = question.kind else { return "unknown" }
      return QuantityText.canonical(range, as: dimension)
    }
  }
}
