import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis
import Rulebook

/// The built-in rules and prices, read once for all tests.
enum BuiltIn {
  static let texts = Rulebook.texts.filter { $0.path.hasSuffix(".rules") }
    .map { SourceText(path: $0.path, text: $0.content) }
  static let rules = RulesReader.read(texts).ruleSet
  static let prices = PricesReader.read(texts, rules).book
  static let reader = AnswersReader(AnswersVocabulary(ruleSet: rules, priceBook: prices))

  /// Few draws and few runs: tests look at shape, not at figures.
  static let advisor: Advisor = {
    var options = Advisor.Options()
    options.priceDraws = 50
    options.limits.draws = 4
    options.limits.valuesPerKey = 3
    options.limits.bases = 8
    options.limits.runsPerFlip = 4
    return Advisor(rules, prices, options: options)
  }()

  static func answers(_ text: String) -> [Answer] {
    reader.read(SourceText(path: "case.answers", text: text)).answers
  }

  /// Use cases of different shapes, advised once.
  static let cases: [(name: String, advice: Advice)] = texts(of: [
    (
      "retrieval",
      """
      stage = production
      task_type = chat
      task_defined = yes
      knowledge_need = private
      knowledge_change = weeks
      citations = yes
      failure_mode = missing_knowledge, hallucination
      tried = prompt
      in_use = prompt
      prompt_days = 3
      volume = 10k/month
      input_tokens = 800-1200
      corpus_tokens = 2M
      examples = ~200
      eval_set = none
      monthly_budget = $600
      ml_skill = unknown
      privacy = trusted_provider
      """
    ),
    (
      "stop",
      """
      task_type = classification
      prompt_result = meets
      in_use = prompt, few_shot
      """
    ),
    (
      "none fits",
      """
      task_type = reasoning
      best_model_ok = no
      tried = prompt, few_shot
      """
    ),
    (
      "training",
      """
      task_type = classification
      task_defined = yes
      classes = 30
      volume = 2M/month
      input_tokens = 300
      output_tokens = 5
      examples = 8000
      example_quality = curated
      eval_set = test_set_and_baseline
      tried = prompt, few_shot
      prompt_days = 10
      prompt_result = close
      failure_mode = inconsistent, too_expensive
      ml_skill = in_house_team
      upkeep = yes
      latency_target = 200 ms
      regulated = yes
      gpu = none
      """
    ),
    ("one answer", "task_type = chat"),
  ])

  private static func texts(of cases: [(String, String)]) -> [(name: String, advice: Advice)] {
    cases.map { ($0.0, advisor.advise(answers($0.1))) }
  }

  static func document(_ advice: Advice) -> JSON {
    let tool = Envelope.Tool(
      version: "0", packs: rules.packs, sha256: String(repeating: "0", count: 64),
      pricesAsOf: prices.asOf?.canonical)
    return Envelope(
      command: "recommend", status: advice.isProvisional ? .provisional : .ok, exitCode: 0,
      tool: tool, members: advice.members(rules)
    ).json
  }
}
