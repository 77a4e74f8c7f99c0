import Advice
import CostModel
import DecisionModel
import Notation
import RuleEngine
import Rulebook
import Testing

/// What must not change when one answer does, on the documents' own rules.
@Suite struct InvarianceTests {
  static let reading = RulesReader.read(
    Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
      .map { SourceText(path: $0.path, text: $0.content) },
    packs: ["documents"])

  static let advisor: Advisor = {
    var options = Advisor.Options()
    options.looks = .bounds
    options.priceDraws = 100
    return Advisor(reading.ruleSet, reading.priceBook, options: options)
  }()

  /// The answers of which prices can make a fact that touches retrieval; the others need no estimate.
  static let priced: Set<FactKey> = [
    "corpus_tokens", "model_tier", "privacy", "latency_target", "deadline",
  ]

  static func destination(
    _ states: [FactKey: Knowledge], priced: Bool
  ) -> Destination {
    let prepared = advisor.engine.prepare(Facts(states))
    let facts = priced ? advisor.estimator.settled(prepared, at: .likely) : prepared
    return advisor.engine.destination(advisor.engine.findings(facts))
  }

  @Test func theDocumentsReadWithoutAnError() {
    #expect(Self.reading.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  }

  // D04: facts are looked up, whatever else one knows - unless today's version already does.

  static let internalFacts: [FactKey: Knowledge] = [
    "failure_mode": .known(.set(["missing_knowledge"])),
    "knowledge_need": .known(.choice("private")),
  ]

  /// The keys that S43 leaves open: traffic and budgets stay absent.
  static let keys = reading.ruleSet.facts.filter { fact in
    guard case .asked = fact.role, fact.key != "knowledge_need" else { return false }
    return !["volume", "monthly_budget", "upfront_budget"].contains(fact.key)
  }.map(\.key)

  static let wholeNumbers: [Int] = [
    0, 1, 3, 19, 20, 49, 50, 199, 200, 250, 499, 500, 999, 1_000, 1_500, 2_000, 4_000, 5_000,
    20_000, 1_000_000,
  ]

  /// Values of a fact that between them meet what the rules tell apart.
  static func values(of key: FactKey) -> [Value] {
    switch reading.ruleSet.fact(key)?.type {
    case .choice(let options):
      options.filter { !$0.meansUnknown }.map { .choice($0.name) }
    case .set(let options): options.map { .set([$0.name]) }
    case .techniques:
      [.set([])]
        + reading.ruleSet.techniques.filter { $0.members.isEmpty }.map { .set([ValueName($0.id)]) }
    case .number(_, let domain):
      wholeNumbers.map { Quantity($0) }.filter(domain.contains)
        .map { .number(QuantityRange($0)) }
    case .name, nil: []
    }
  }

  @Test(arguments: keys)
  func retrievalStaysWhateverOneAnswerSays(key: FactKey) {
    for value in Self.values(of: key) {
      let alreadyDoes = value == .choice("meets")
      var states = Self.internalFacts
      states[key] = .known(value)
      let destination = Self.destination(states, priced: Self.priced.contains(key))
      #expect(destination.techniques.contains("rag") || alreadyDoes, "\(key) = \(value)")
    }
  }

  // D05: what fails first decides whether retrieval or examples come first; neither comes after tuning.

  static let knowledgeFirst: [ValueName] = [
    "missing_knowledge", "outdated_knowledge", "hallucination",
  ]

  static let failures: [ValueName] =
    reading.ruleSet.fact("failure_mode")?.type.options
    .map(\.name).filter { !["none_yet", "too_slow", "too_expensive"].contains($0) } ?? []

  @Test(arguments: failures)
  func theFirstFailureOrdersRetrievalAndExamples(failure: ValueName) throws {
    let text = """
      failure_mode = \(failure)
      knowledge_need = private
      tried = none
      examples = 60
      """
    let vocabulary = AnswersVocabulary(
      ruleSet: Self.reading.ruleSet, priceBook: Self.reading.priceBook)
    let answers = AnswersReader(vocabulary).read(SourceText(path: "d05.answers", text: text))
    let steps = Self.advisor.advise(answers.answers).recommendation.path.map(\.step)
    let rag = try #require(steps.firstIndex(of: "rag"))
    let examples = try #require(steps.firstIndex(of: "few_shot"))
    #expect((rag < examples) == Self.knowledgeFirst.contains(failure), "\(steps)")
    let tuning = steps.firstIndex { ["lora", "qlora", "managed_fine_tune"].contains($0) }
    #expect(tuning.map { $0 > rag && $0 > examples } ?? true, "\(steps)")
  }
}
