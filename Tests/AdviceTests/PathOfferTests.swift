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

  /// Where a small corpus goes into the prompt whole, training waits for that, and nobody builds retrieval
  /// besides.
  @Test(arguments: [("80k", "long_context", "rag"), ("80M", "rag", "long_context")])
  func missingFactsAreBroughtInOneWay(
    corpus: String, taken: TechniqueID, left: TechniqueID
  ) throws {
    let advice = Self.advice(
      """
      task_type = structured_output
      format_need = exotic
      knowledge_need = private
      knowledge_change = months
      corpus_tokens = \(corpus)
      tried = prompt, few_shot
      prompt_result = close
      prompt_days = 8
      failure_mode = missing_knowledge, format
      examples = 2000
      eval_set = test_set_and_baseline
      criteria = clear
      ml_skill = some
      upkeep = part_time
      """)
    let path = advice.recommendation.path.map(\.step.rawValue)
    #expect(advice.recommendation.destination.contains(taken), "\(path)")
    let first = try #require(path.firstIndex(of: taken.rawValue), "\(path)")
    let trained = try #require(path.firstIndex(of: "lora"), "\(path)")
    #expect(first < trained)
    #expect(!path.contains(left.rawValue), "\(path)")
  }

  /// Where all of the destination runs already there is nothing new to ship, unless another technique that is
  /// on the path comes to something.
  @Test(arguments: [
    ("in_use = prompt, few_shot, rag", "ship done", "lighter_requests"),
    ("in_use = prompt, few_shot\ntried = prompt, few_shot, rag", "ship next", "ship"),
    ("in_use = few_shot, rag", "ship done", "lighter_requests"),
  ])
  func nothingNewIsShipped(answers: String, ship: String, next: StepID) throws {
    let advice = Self.advice(
      """
      \(answers)
      task_type = question_answering
      task_breadth = few
      task_defined = yes
      stage = production
      failure_mode = too_slow
      model_tier = small_open
      prompt_result = meets
      knowledge_need = private
      knowledge_change = daily
      corpus_tokens = 60M
      eval_set = test_set_and_baseline
      eval_examples = 300
      examples = 40
      volume = 30k/month
      ml_skill = none
      upkeep = no
      """)
    #expect(advice.recommendation.destination.contains("rag"))
    let step = try #require(advice.recommendation.path.first { $0.step == "ship" })
    #expect("ship \(step.state.rawValue)" == ship)
    #expect(advice.recommendation.next.step == next)
  }
}
