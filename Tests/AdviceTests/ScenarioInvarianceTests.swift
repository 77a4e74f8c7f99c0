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

  static func answers(_ path: String, adding lines: String = "") -> [Answer] {
    let text = scenarios.first { $0.path == path }?.content ?? ""
    return reader.read(SourceText(path: path, text: text + lines)).answers
  }

  /// Answers with another value of one key.
  static func changed(_ answers: [Answer], _ key: FactKey, _ value: Value) -> [Answer] {
    let change = Answer(key: key, value: value, raw: "", origin: .flag, span: .outside("a test"))
    return answers.filter { $0.key != key } + [change]
  }

  static func makeQuick() -> QuickAdvisor { QuickAdvisor(advisor) }

  static func end(_ answers: [Answer], _ quick: inout QuickAdvisor) throws -> QuickDecider.End {
    let end = quick.end(of: answers)
    return try #require(end)
  }

  // What does not bear on a case does not move it.

  /// Batch lines end where single runs do, and are much quicker where so little differs between them.
  @Test(arguments: batches)
  func twoSizesOfATeamOrATestSetAreTheSame(batch: Batch) throws {
    var quick = Self.makeQuick()
    for path in batch.paths {
      let answers = Self.answers(path)
      let team = try ["medium", "large"].map {
        try Self.end(Self.changed(answers, "team_size", .choice($0)), &quick)
      }
      #expect(team[0] == team[1], "\(path): a large team instead of a medium one")
      let sizes = try [300, 400].map {
        try Self.end(Self.changed(answers, "eval_examples", Self.number($0)), &quick)
      }
      #expect(sizes[0] == sizes[1], "\(path): 400 held-out cases instead of 300")
    }
  }

  @Test(arguments: batches)
  func keysOfOnesOwnMeanNothing(batch: Batch) {
    for path in batch.paths {
      let own = Self.answers(path, adding: "\nx.owner = lora, rag\nx.team_size = large\n")
      #expect(Self.advisor.stated(own) == Self.advisor.stated(Self.answers(path)), "\(path)")
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
  func theDecidingAnswerMovesTheCase(index: Int) throws {
    let (path, key, value) = Self.deciding[index]
    let answers = Self.answers(path)
    var quick = Self.makeQuick()
    let ends = try [answers, Self.changed(answers, key, value)].map {
      quick.techniques(of: try Self.end($0, &quick))
    }
    #expect(ends[0] != ends[1], "\(path): \(key)")
  }

  // A destination is a combination where that wins, and never a pile.

  @Test(arguments: batches)
  func nothingIsRecommendedWithoutANeedItServes(batch: Batch) {
    let rules = Self.reading.ruleSet
    let optional = Set(rules.slots.filter { $0.threshold != nil }.map(\.id))
    for path in batch.paths {
      let facts = Self.advisor.decisiveFacts(of: Self.answers(path))
      let findings = Self.advisor.engine.findings(facts)
      let destination = Self.advisor.engine.destination(findings)
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
