import DecisionModel
import RuleEngine
import Testing

/// Winners, slot by slot: needs, thresholds, ties, pairs and bundles.
@Suite struct WinnerTests {
  static let rag = World.rule("r", "supports rag strongly")
  static let weakRag = World.rule("r", "supports rag weakly")

  static let cases: [EndCase] = [
    EndCase(name: "nothing known: the technique declared first", end: "prompt"),
    EndCase(
      name: "the highest known score", rules: World.rule("a", "supports lora weakly"), end: "lora"),
    EndCase(
      name: "a tie goes to the one declared first",
      rules: World.rule("a", "supports lora weakly", "supports managed weakly"), end: "lora"),
    EndCase(
      name: "what may fire does not rank",
      rules: World.rule("a", "supports lora strongly", when: "hard is yes"), end: "prompt"),
    EndCase(
      name: "a negative score can win",
      rules: World.rule(
        "a", "opposes prompt strongly", "opposes few_shot strongly", "opposes managed strongly",
        "opposes lora strongly", "opposes qlora weakly"), end: "qlora"),
    // Optional slots.
    EndCase(name: "an optional slot wants a stated need", rules: rag, end: "prompt"),
    EndCase(
      name: "a need that may be is not stated", rules: rag, answers: "private = unknown",
      end: "prompt"),
    EndCase(name: "and a threshold", rules: weakRag, answers: "private = yes", end: "prompt"),
    EndCase(
      name: "both: prompt wins behavior and is not listed beside it", rules: rag,
      answers: "private = yes", end: "rag"),
    EndCase(
      name: "both slots are listed in slot order",
      rules: rag + World.rule("a", "supports lora weakly"), answers: "private = yes",
      end: "lora rag"),
    EndCase(
      name: "a need that is already delivered fills no second slot",
      rules: rag + World.rule("a", "supports stronger strongly"), answers: "private = yes",
      end: "rag"),
    EndCase(
      name: "a need of its own does",
      rules: rag + World.rule("a", "supports stronger strongly"),
      answers: "private = yes; hard = yes", end: "rag stronger"),
    // In use.
    EndCase(name: "what is in use states its own need", answers: "in_use = rag", end: "rag"),
    EndCase(
      name: "even when opposed", rules: World.rule("a", "opposes rag strongly"),
      answers: "in_use = rag", end: "rag"),
    EndCase(
      name: "unless known answers deny the need", answers: "in_use = rag; private = no",
      end: "prompt"),
    EndCase(
      name: "unless it is forbidden", rules: GateTests.gate("forbids rag"),
      answers: "in_use = rag", end: "prompt"),
    EndCase(
      name: "unless another of the slot leads it",
      rules: World.rule("a", "supports long_context strongly"), answers: "in_use = rag",
      end: "long_context"),
    EndCase(
      name: "a tie does not lead it", rules: World.rule("a", "supports rag moderately"),
      answers: "in_use = long_context; private = yes", end: "long_context"),
    // Pairs.
    EndCase(
      name: "of an excluded pair the larger lead stays: the optional slot leads by 5 - 3",
      rules: World.rule("a", "supports stronger strongly", "supports lora weakly"),
      answers: "hard = yes", end: "stronger"),
    EndCase(
      name: "of an excluded pair the larger lead stays: behavior leads by 5 - 0",
      rules: World.rule("a", "supports stronger strongly", "supports lora strongly"),
      answers: "hard = yes", end: "lora"),
    EndCase(
      name: "a tie of leads keeps the slot declared first",
      rules: World.rule("a", "supports stronger strongly", "supports lora moderately")
        + World.rule("b", "supports prompt weakly"),
      answers: "hard = yes", end: "lora"),
    EndCase(
      name: "candidates that the pair excludes too are no rivals",
      rules: World.rule("a", "supports stronger strongly", "supports tuning moderately"),
      answers: "hard = yes", end: "lora"),
    EndCase(
      name: "the side that gives way is filled anew",
      rules: World.rule(
        "a", "supports stronger strongly", "supports lora moderately",
        "supports few_shot moderately",
        "opposes prompt weakly"), answers: "hard = yes", end: "few_shot stronger"),
    // Bundles.
    EndCase(
      name: "a bundle does not win a tie with a member",
      rules: World.rule("a", "supports few_shot weakly", "supports lora weakly"), end: "few_shot"),
    EndCase(
      name: "unless a rule of its own fires",
      rules: World.rule("a", "supports few_shot weakly", "supports lora moderately")
        + World.rule("b", "supports mix weakly", "opposes mix weakly"), end: "lora"),
    EndCase(
      name: "then it takes the member's place",
      rules: World.rule("a", "supports few_shot moderately", "supports lora moderately")
        + World.rule("b", "supports mix weakly", "opposes mix weakly"), end: "few_shot lora"),
    EndCase(
      name: "a bundle with a rule of its own leads its members",
      rules: World.rule(
        "a", "supports few_shot weakly", "supports lora weakly", "supports mix weakly"),
      end: "few_shot lora"),
  ]

  @Test(arguments: cases) func destinationIs(_ one: EndCase) {
    let world = World(one.rules)
    #expect(world.faults == [])
    #expect(world.end(one.answers) == one.end)
  }

  @Test func tiesAreShownButNotBetweenEquivalents() {
    let rules = World.rule("a", "supports tuning weakly")
    let destination = World(rules).destination("")
    #expect(destination.techniques == ["lora"])
    #expect(destination.ties == ["behavior": ["managed"]])
  }

  @Test func theMarginIsTakenOutsideTheFamily() {
    let rules =
      World.rule("a", "supports tuning strongly") + World.rule("b", "supports prompt weakly")
    #expect(World(rules).destination("").margins["behavior"] == 4)
  }

  @Test func theMarginOfALonelyOptionalTechniqueIsTakenAgainstTheThreshold() {
    let destination = World(Self.rag).destination("private = yes")
    #expect(destination.margins["knowledge"] == 2)
    #expect(destination.winners == ["behavior": "prompt", "knowledge": "rag"])
  }

  @Test func membersOfABundleHaveRoles() {
    let rules = World.rule("a", "supports mix strongly")
    #expect(World(rules).destination("").roles == ["few_shot": "the bulk", "lora": "the tail"])
  }
}
