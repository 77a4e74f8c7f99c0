import Advice
import DecisionModel
import Notation
import Rulebook
import Testing

/// What the path offers beside the destination, on the rules as they are.
@Suite struct PathOfferTests {
  static let reading = BuiltIn.reading

  static let advisor = BuiltIn.advisor(priceDraws: 20)

  static func advice(_ text: String) -> Advice {
    let vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
    let answers = AnswersReader(vocabulary).read(SourceText(path: "a.answers", text: text))
    return advisor.advise(answers.answers)
  }

  /// Answers that rule tuning out, each with much that would bring a pilot onto the path.
  static let ruledOut = [
    "best_model_ok = no", "tuned_result = no_better\ntried = prompt, few_shot, lora",
    "privacy = own_servers_only\nml_skill = none", "upkeep = no",
  ]

  @Test(arguments: ruledOut)
  func whatIsRuledOutIsNoStepOnTheWay(reason: String) {
    let rest = [
      "prompt_result = far", "examples = 1_000", "ml_skill = some", "upkeep = yes",
      "eval_set = test_set_and_baseline", "failure_mode = reasoning, inconsistent",
    ].filter { line in !reason.contains(line.prefix { $0 != " " }) }
    let advice = Self.advice((rest + [reason]).joined(separator: "\n"))
    let blocked = Set(advice.techniques.filter { $0.verdict == .blocked }.map(\.id))
    #expect(blocked.contains("lora"))
    let ahead = advice.recommendation.path.filter { $0.state != .done }
    #expect(ahead.compactMap(\.technique).filter { blocked.contains($0) } == [], "\(reason)")
  }
}
