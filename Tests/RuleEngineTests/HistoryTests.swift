import DecisionModel
import RuleEngine
import Testing

/// Tried and in use, stops, and what stands when nothing fits.
@Suite struct HistoryTests {
  static let lora = World.rule("a", "supports lora strongly", "supports few_shot weakly")
  static let stop = """
    stop done
      when result is meets
      unless fails has slow
      because "so"
    stop tuned
      when tuned is meets
      unless fails has slow
      leaves tuning else lora
      because "so"

    """

  static let tried: [EndCase] = [
    EndCase(name: "untried, it wins", rules: lora, answers: "tried = none", end: "lora"),
    EndCase(
      name: "what was tried cannot win", rules: lora, answers: "tried = lora", end: "few_shot"),
    EndCase(
      name: "unless the result is known to meet", rules: lora,
      answers: "tried = lora; result = meets", end: "lora"),
    EndCase(
      name: "close is not enough", rules: lora, answers: "tried = lora; result = close",
      end: "few_shot"),
    EndCase(
      name: "trying one exhausts all of its kind",
      rules: World.rule("a", "supports lora strongly"), answers: "tried = qlora", end: "few_shot"),
    EndCase(
      name: "prompt is implied when another is tried", answers: "tried = few_shot", end: "lora"),
    EndCase(
      name: "in other slots a tried technique may win", rules: WinnerTests.rag,
      answers: "tried = rag, prompt; private = yes", end: "few_shot rag"),
    EndCase(
      name: "the strongest model does not, when it fails",
      rules: World.rule("s", "supports stronger strongly", "supports few_shot weakly"),
      answers: "hard = yes; best_ok = no", end: "few_shot"),
    EndCase(
      name: "nor when it was tried and is not in use",
      rules: World.rule("s", "supports stronger strongly"),
      answers: "hard = yes; tried = stronger; in_use = prompt", end: "few_shot"),
    EndCase(
      name: "but when it is in use",
      rules: World.rule("s", "supports stronger strongly"),
      answers: "hard = yes; tried = stronger; in_use = stronger", end: "few_shot stronger"),
  ]

  static let stops: [EndCase] = [
    EndCase(
      name: "a stop consults neither gates nor winners", rules: stop + lora,
      answers: "result = meets; in_use = prompt; fails = none", end: "stop: prompt"),
    EndCase(
      name: "today's version without prompt", rules: stop,
      answers: "result = meets; in_use = rag, prompt, few_shot; fails = none",
      end: "stop: few_shot rag"),
    EndCase(
      name: "else prompt", rules: stop, answers: "result = meets; in_use = none",
      end: "stop: prompt"),
    EndCase(
      name: "else the best tried tuning", rules: stop + World.rule("a", "supports managed weakly"),
      answers: "tuned = meets; tried = managed, lora", end: "stop: managed"),
    EndCase(
      name: "lora if none was tried", rules: stop, answers: "tuned = meets", end: "stop: lora"),
    EndCase(
      name: "it takes its slot in today's version", rules: stop,
      answers: "tuned = meets; tried = prompt, managed; in_use = prompt, few_shot, rag",
      end: "stop: managed rag"),
    EndCase(
      name: "unless one of them is in use", rules: stop,
      answers: "tuned = meets; tried = prompt, managed; in_use = lora", end: "stop: lora"),
    EndCase(
      name: "the first stop says what is left", rules: stop,
      answers: "result = meets; tuned = meets; tried = prompt, managed; in_use = prompt",
      end: "stop: prompt"),
    EndCase(
      name: "an exception that must hold keeps it from acting", rules: stop,
      answers: "result = meets; fails = slow", end: "prompt"),
    EndCase(name: "an undecided sign does not act", rules: stop, answers: "", end: "prompt"),
  ]

  static let unfit = World.rule("a", "supports few_shot weakly")

  static let noneFits: [EndCase] = [
    EndCase(
      name: "nothing left",
      answers: "tried = prompt, few_shot, lora, qlora, managed; best_ok = yes",
      end: "none_fits: prompt"),
    EndCase(
      name: "the best tried one", rules: unfit,
      answers: "tried = prompt, few_shot, lora, qlora, managed; best_ok = yes",
      end: "none_fits: few_shot"),
    EndCase(
      name: "what the other slots hold", rules: WinnerTests.rag,
      answers: "tried = prompt, few_shot, lora, qlora, managed; private = yes",
      end: "none_fits: rag"),
    EndCase(
      name: "and what is instead", rules: unfit,
      answers: "tried = prompt, few_shot, lora, qlora, managed; split = yes",
      end: "none_fits: long_context"),
    EndCase(
      name: "the strongest fails and nothing scores", answers: "best_ok = no",
      end: "none_fits: prompt"),
    EndCase(
      name: "the strongest fails but something untried scores", rules: unfit,
      answers: "best_ok = no", end: "few_shot"),
    EndCase(
      name: "tried, it promises nothing", rules: unfit,
      answers: "best_ok = no; tried = prompt, few_shot", end: "none_fits: few_shot"),
    EndCase(
      name: "forbidden, it promises nothing", rules: unfit + GateTests.gate("forbids few_shot"),
      answers: "best_ok = no; tried = none", end: "none_fits: prompt"),
    EndCase(
      name: "whether the strongest can is not known", rules: unfit,
      answers: "best_ok = unknown; tried = prompt, few_shot", end: "lora"),
  ]

  @Test(arguments: tried + stops + noneFits) func destinationIs(_ one: EndCase) {
    let world = World(one.rules)
    #expect(world.faults == [])
    #expect(world.end(one.answers) == one.end)
  }

  @Test func anUndecidedExceptionLeavesAStopActingForNow() {
    let world = World(Self.stop)
    let open = world.destination("result = meets; in_use = rag")
    #expect(open.outcome == .stop)
    #expect(open.stoppedBy == "done")
    #expect(open.stopIsProvisional)
    #expect(!world.destination("result = meets; in_use = rag; fails = none").stopIsProvisional)
  }
}
