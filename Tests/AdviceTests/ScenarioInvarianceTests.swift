import Advice
import CostModel
import DecisionModel
import Notation
import RuleEngine
import Rulebook
import Testing

/// What holds of every example in the rulebook, with all packs together.
@Suite struct ScenarioInvarianceTests {
  static let reading = BuiltIn.reading

  static let advisor = BuiltIn.advisor(priceDraws: 4)

  static let reader = AnswersReader(
    AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook))

  static let scenarios = Rulebook.texts.filter { $0.path.hasSuffix(".answers") }

  /// Scenarios in groups, so that a test names a few and not hundreds.
  struct Batch: CustomTestStringConvertible {
    var paths: [String]
    var testDescription: String { paths.first ?? "none" }
  }

  static let batches = stride(from: 0, to: scenarios.count, by: 50).map { start in
    Batch(paths: scenarios[start..<min(start + 50, scenarios.count)].map(\.path))
  }

  static func facts(_ path: String, adding lines: String = "") -> Facts {
    let text = scenarios.first { $0.path == path }?.content ?? ""
    let source = SourceText(path: path, text: text + lines)
    return Facts(reader.read(source).answers, reading.ruleSet)
  }

  static func end(_ facts: Facts) -> (findings: Findings, destination: Destination) {
    let prepared = advisor.engine.prepare(facts)
    let findings = advisor.engine.findings(advisor.estimator.settled(prepared, at: .likely))
    return (findings, advisor.engine.destination(findings))
  }

  static func techniques(_ path: String, _ changes: [FactKey: Value] = [:]) -> [TechniqueID] {
    var facts = facts(path)
    for (key, value) in changes { facts[key] = .known(value) }
    return end(facts).destination.techniques
  }

  // What does not bear on a case does not move it.

  @Test(arguments: batches)
  func twoSizesOfATeamOrATestSetAreTheSame(batch: Batch) {
    for path in batch.paths {
      let team = ["medium", "large"].map { Self.techniques(path, ["team_size": .choice($0)]) }
      #expect(team[0] == team[1], "\(path): a large team instead of a medium one")
      let sizes = [300, 400].map {
        Self.techniques(path, ["eval_examples": .number(QuantityRange(Quantity($0)))])
      }
      #expect(sizes[0] == sizes[1], "\(path): 400 held-out cases instead of 300")
    }
  }

  @Test(arguments: batches)
  func keysOfOnesOwnMeanNothing(batch: Batch) {
    for path in batch.paths {
      let own = Self.facts(path, adding: "\nx.owner = lora, rag\nx.team_size = large\n")
      #expect(own == Self.facts(path), "\(path)")
    }
  }

  /// One answer that decides each of these cases, and another value of it.
  static let deciding: [(path: String, key: FactKey, value: Value)] = [
    ("scenarios/field/ovadia-current-events.answers", "knowledge_need", .choice("none")),
    ("scenarios/field/savage-clinical-triage-dpo.answers", "criteria", .choice("clear")),
    ("scenarios/field/anyscale-gsm8k-math.answers", "task_type", .choice("generation")),
    ("scenarios/field/robinson-low-resource-translation.answers", "language", .choice("english")),
    ("scenarios/field/bertsch-trec-1000-labels.answers", "classes", number(200)),
    ("scenarios/field/bertsch-trecfine-2000-labels.answers", "examples", number(250)),
    ("scenarios/field/dspy-conll-people-extraction.answers", "examples", number(0)),
    ("scenarios/field/biderman-code-continued-pretraining.answers", "domain_tokens", number(1_000)),
    ("scenarios/support-chatbot.answers", "knowledge_need", .choice("none")),
  ]

  static func number(_ number: Int) -> Value { .number(QuantityRange(Quantity(number))) }

  @Test(arguments: deciding.indices)
  func theDecidingAnswerMovesTheCase(index: Int) {
    let (path, key, value) = Self.deciding[index]
    #expect(Self.techniques(path) != Self.techniques(path, [key: value]), "\(path): \(key)")
  }

  // A destination is a combination where that wins, and never a pile.

  @Test(arguments: batches)
  func nothingIsRecommendedWithoutANeedItServes(batch: Batch) {
    let rules = Self.reading.ruleSet
    let optional = Set(rules.slots.filter { $0.threshold != nil }.map(\.id))
    for path in batch.paths {
      let (findings, destination) = Self.end(Self.facts(path))
      var inUse: Set<TechniqueID> = []
      if case .set(let names)? = findings.facts["in_use"].value {
        inUse = Set(names.map { TechniqueID($0.rawValue) })
      }
      for technique in rules.techniques
      where destination.techniques.contains(technique.id) && optional.contains(technique.slot) {
        let serves = technique.delivers.filter { findings.needs[$0] == .must }
        #expect(!serves.isEmpty || inUse.contains(technique.id), "\(path): \(technique.id)")
      }
      #expect(destination.techniques.count <= 4, "\(path): \(destination.techniques)")
    }
  }
}
