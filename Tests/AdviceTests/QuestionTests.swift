import DecisionModel
import Notation
import Rulebook
import Testing

/// The questions as the rule files ask them.
@Suite struct QuestionTests {
  static let reading = RulesReader.read(
    Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
      .map { SourceText(path: $0.path, text: $0.content) })

  static let reader = AnswersReader(
    AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook))

  static let questions = reading.ruleSet.facts.filter { $0.role == .asked }

  /// The keys that answers files rely on.
  static let keys = """
    stage task_defined task_type classes task_breadth labels_change decomposable failure_mode in_use
    tried prompt_days prompt_result tuned_result best_model_ok model_tier knowledge_need
    knowledge_change corpus_tokens citations access_rights deletion format_need constrained_decoding
    tone_need behavior_rule criteria domain_fit language examples example_quality examples_reachable
    preference_pairs logs domain_tokens eval_set eval_examples volume input_tokens output_tokens
    fixed_prompt_tokens thinking_tokens latency latency_target privacy regulated error_cost
    human_review ml_skill upkeep team_size upfront_budget monthly_budget gpu deadline swap_models
    horizon hourly_rate api_model base_model
    """.split { $0 == " " || $0 == "\n" }.map { FactKey(String($0)) }

  @Test func everyKeyIsAskedOnce() {
    #expect(Set(Self.questions.map(\.key)) == Set(Self.keys))
    #expect(Self.questions.count == Self.keys.count)
  }

  @Test(arguments: keys)
  func explainsItself(key: FactKey) throws {
    let question = try #require(Self.reading.ruleSet.fact(key))
    #expect(question.ask.contains("?"))
    for text in [question.help, question.example, question.find, question.why, question.topic] {
      #expect(!text.isEmpty, "\(key)")
    }
    for option in question.type.options {
      #expect(!option.label.isEmpty, "\(key) \(option.name)")
    }
  }

  @Test(arguments: keys)
  func itsExampleIsAnAnswer(key: FactKey) throws {
    let question = try #require(Self.reading.ruleSet.fact(key))
    let text = "\(key) = \(question.example)\n"
    let answers = Self.reader.read(SourceText(path: "example.answers", text: text))
    #expect(answers.diagnostics.map(\.message) == [])
    #expect(answers.answers.map(\.key) == [key])
  }

  @Test(arguments: keys)
  func itsBandsLieWithinItsBounds(key: FactKey) throws {
    let question = try #require(Self.reading.ruleSet.fact(key))
    guard case .number(_, let bounds) = question.type else { return }
    #expect(!question.bands.isEmpty, "\(key)")
    for band in question.bands {
      #expect(bounds.contains(band.range.low) && bounds.contains(band.range.high))
    }
  }

  @Test(arguments: keys)
  func itsGuardReadsOtherAnswersOnly(key: FactKey) throws {
    let question = try #require(Self.reading.ruleSet.fact(key))
    let asked = Set(Self.questions.map(\.key))
    #expect(question.applies.facts.allSatisfy { asked.contains($0) && $0 != key })
  }
}
