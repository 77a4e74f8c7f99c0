import Advice
import DecisionModel
import Notation
import RuleAnalysis
import Testing

@Suite struct AdvisorTests {
  static let rules = RulesReader.read([SourceText(path: "test.rules", text: smallRules)])
  static let advisor = Advisor(rules.ruleSet, PriceBook())

  static func advice(_ text: String) -> Advice {
    let vocabulary = AnswersVocabulary(ruleSet: rules.ruleSet, priceBook: PriceBook())
    let reading = AnswersReader(vocabulary).read(SourceText(path: "a.answers", text: text))
    return advisor.advise(reading.answers)
  }

  static func states(_ advice: Advice) -> [String] {
    advice.recommendation.path.map { "\($0.step) \($0.state.rawValue)" }
  }

  @Test func theRulesReadWithoutAnError() {
    #expect(Self.rules.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  }

  static let paths: [(answers: String, path: [String], next: TechniqueID?)] = [
    // Nothing tried: the gate puts the prompt before tuning, and the prompt is next.
    (
      "examples = 900\ntried = none\nbaseline = yes\nbudget = yes",
      ["measure done", "prompt next", "lora later", "rag only_if", "launch only_if"], "prompt"
    ),
    // The prompt was tried: what is left is the destination.
    (
      "examples = 900\ntried = prompt\nbaseline = yes\nbudget = yes",
      ["measure done", "prompt done", "lora next", "rag only_if", "launch only_if"], "lora"
    ),
    // A preparation that the answers ask for comes first, and serves what follows.
    (
      "examples = 900\ntried = prompt\nbaseline = no\nbudget = yes",
      ["measure next", "prompt done", "lora later", "rag only_if", "launch only_if"], "lora"
    ),
    // A gate that may fire makes the destination only_if, and the step that finds out is next.
    (
      "examples = 900\ntried = prompt\nbudget = yes",
      ["measure only_if", "prompt done", "lora next", "rag only_if", "launch only_if"], "lora"
    ),
    (
      "examples = 900\ntried = prompt\nbaseline = yes",
      ["measure done", "prompt done", "lora next", "rag only_if", "launch only_if"], "lora"
    ),
    // Everything is done: what waits for that is left.
    (
      "examples = 900\ntried = prompt\nin_use = lora\nbaseline = yes\nbudget = yes",
      ["measure done", "prompt done", "lora done", "rag only_if", "launch next"], "lora"
    ),
  ]

  @Test(arguments: paths.indices)
  func walksThePath(place: Int) {
    let expected = Self.paths[place]
    let advice = Self.advice(expected.answers)
    #expect(Self.states(advice) == expected.path, "\(expected.answers)")
    #expect(advice.recommendation.next.technique == expected.next)
    #expect(advice.recommendation.path.filter { $0.state == .next }.count == 1)
  }

  @Test func anUndecidedGateNamesItsKey() throws {
    let advice = Self.advice("examples = 900\ntried = prompt\nbaseline = yes")
    let step = try #require(advice.recommendation.path.first { $0.step == "lora" })
    #expect(step.open == ["budget"])
    #expect(advice.techniques.first { $0.id == "lora" }?.mayBeBlockedBy == ["no-money"])
  }

  @Test func aBlockedTechniqueSaysUntilWhen() throws {
    let advice = Self.advice("examples = 900\ntried = none\nbudget = no")
    let lora = try #require(advice.techniques.first { $0.id == "lora" })
    #expect(lora.verdict == .blocked)
    #expect(lora.blockedBy == ["no-money"])
    #expect(lora.until.first == "there is money for 900 examples")
    #expect(lora.reasons.first?.effect == .forbids)
    #expect(lora.reasons.first?.answers.map(\.key) == ["budget"])
  }

  @Test func afterAStopWhatFollowsIsNext() {
    let advice = Self.advice("result = meets\nin_use = prompt\nexamples = 900")
    #expect(advice.recommendation.outcome == .stop)
    #expect(advice.recommendation.next.step == "launch")
    #expect(advice.recommendation.next.technique == nil)
    #expect(Self.states(advice) == ["prompt done", "launch next"])
    #expect(advice.techniques(.recommended).map(\.id) == ["prompt"])
    #expect(advice.techniques.first { $0.id == "rag" }?.verdict == .notNeeded)
  }

  @Test func practicesStandAtTheirStepWithNumbersFilledIn() throws {
    let advice = Self.advice("examples = 900\ntried = prompt\nbaseline = no\nbudget = yes")
    let step = try #require(advice.recommendation.path.first { $0.step == "measure" })
    #expect(step.practices.map(\.text) == ["keep 900 examples apart"])
    #expect(step.practices.first?.claims.map(\.id) == ["works-01"])
    #expect(step.action == "measure on your 900 examples")
  }

  @Test func ofOneGroupTheStrongestReasonCounts() throws {
    let advice = Self.advice("examples = 900\ntried = prompt\nbaseline = yes\nbudget = yes")
    let lora = try #require(advice.techniques.first { $0.id == "lora" })
    let support = lora.reasons.filter { $0.effect == .supports }
    #expect(support.map(\.rule) == ["enough", "some"])
    #expect(support.map(\.counts) == [true, false])
    #expect(
      lora.score.known == support.filter(\.counts).reduce(0) { $0 + ($1.strength?.value ?? 0) })
  }

  @Test func answersThatContradictAnAssumptionAreNamed() {
    let advice = Self.advice("examples = 0\nbaseline = yes")
    #expect(advice.conflicts.map(\.assumption) == ["baseline-needs-examples"])
    #expect(advice.conflicts.first?.keys == ["examples", "baseline"])
  }

  @Test func equalAnswersGiveEqualAdviceInAnyOrder() {
    let lines = ["examples = 900", "tried = prompt", "baseline = yes"]
    let first = Self.advice(lines.joined(separator: "\n"))
    let second = Self.advice(lines.reversed().joined(separator: "\n"))
    #expect(first.recommendation == second.recommendation)
    #expect(first.flips == second.flips)
    #expect(first.unanswered == second.unanswered)
  }
}
