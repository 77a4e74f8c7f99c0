import DecisionModel
import RuleEngine
import Testing

/// Score: the sum over the rules that must fire; per group only the largest support and objection.
@Suite struct ScoreTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var rules: String
    var answers = ""
    var technique: TechniqueID = "lora"
    var score: (known: Int, low: Int, high: Int)

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "no rule", rules: "", score: (0, 0, 0)),
    Case(
      name: "groups add up",
      rules: World.rule("a", "supports lora strongly")
        + World.rule(
          "b", "supports lora moderately", group: "h"), score: (8, 8, 8)),
    Case(
      name: "within a group only the largest support counts",
      rules: World.rule("a", "supports lora strongly")
        + World.rule("b", "supports lora moderately"),
      score: (5, 5, 5)),
    Case(
      name: "within a group the largest objection counts beside it",
      rules: World.rule("a", "supports lora strongly")
        + World.rule("b", "opposes lora weakly") + World.rule("c", "opposes lora moderately"),
      score: (2, 2, 2)),
    Case(
      name: "a family stands for its members",
      rules: World.rule("a", "supports tuning moderately"), technique: "managed", score: (3, 3, 3)),
    Case(
      name: "a rule that may fire bounds the score and does not count",
      rules: World.rule("a", "supports lora strongly", when: "private is yes"), score: (0, 0, 5)),
    Case(
      name: "an objection that may fire lowers the bound",
      rules: World.rule("a", "supports lora strongly")
        + World.rule("b", "opposes lora moderately", when: "private is yes"), score: (5, 2, 5)),
    Case(
      name: "a weaker rule that may fire adds nothing to its group",
      rules: World.rule("a", "supports lora strongly")
        + World.rule("b", "supports lora weakly", when: "private is yes"), score: (5, 5, 5)),
    Case(
      name: "a bundle scores the lowest of its members",
      rules: World.rule("a", "supports lora strongly")
        + World.rule("b", "supports few_shot weakly"),
      technique: "mix", score: (1, 1, 1)),
    Case(
      name: "plus the rules of its own",
      rules: World.rule("a", "supports lora strongly")
        + World.rule("b", "supports few_shot weakly", "supports mix moderately"),
      technique: "mix", score: (4, 4, 4)),
  ]

  @Test(arguments: cases) func isSummed(_ one: Case) {
    let world = World(one.rules)
    #expect(world.faults == [])
    let score = world.findings(one.answers).standings[one.technique]?.score
    #expect(
      score
        == Standing.Score(known: one.score.known, low: one.score.low, high: one.score.high))
  }

  @Test func anUndecidedRuleNamesTheKeysThatDecideIt() {
    let world = World(
      "derive both yes/no\n  says \"both\"\n  yes when private is yes\n  and hard is yes\n"
        + "  no otherwise\n"
        + World.rule("r", "supports rag strongly", when: "both is yes or n < 5"))
    #expect(world.findings("").outcomes["r"]?.open == ["private", "hard", "n"])
    #expect(world.findings("private = yes").outcomes["r"]?.open == ["hard", "n"])
    #expect(world.findings("private = no").outcomes["r"]?.open == ["n"])
    #expect(world.findings("private = no; n = 9").outcomes["r"]?.open == [])
    #expect(world.findings("private = no; n = 4..9").outcomes["r"]?.open == ["n"])
  }
}
