import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor why FILE [TECHNIQUE]` and `advisor why-not FILE TECHNIQUE`.
enum WhyCommand {
  static let sizes = [
    OptionSpec(name: "--short", help: "One line for each technique."),
    OptionSpec(name: "--full", help: "Every rule that speaks of it, with what it lacks."),
  ]

  static let spec = CommandSpec(
    words: ["why"], overview: "Say why a technique came out as it did.",
    discussion: [
      "Without a technique it explains the destination, and names the answers that force it or that it "
        + "rests on: take any one of those away, and something else is possible.",
      "--not B sets a technique beside another, rule by rule.",
    ],
    argument: CommandSpec.Argument(
      name: "FILE [TECHNIQUE]", help: "An answers file, and a technique.", count: 1...2),
    options: sizes + [
      OptionSpec(
        name: "--not", value: "TECHNIQUE", help: "Set it beside another technique, rule by rule.")
    ] + Interrogation.options,
    examples: [
      CommandSpec.Example(line: "advisor why my.answers", says: "why this destination"),
      CommandSpec.Example(
        line: "advisor why my.answers rag --full", says: "every rule on retrieval"),
      CommandSpec.Example(
        line: "advisor why my.answers few_shot --not lora", says: "the one and not the other"),
    ],
    members: [("why", "destination, reason_set, techniques with accounts, contrast")],
    run: { session throws(CommandFailure) in try run(session, isNot: false) })

  static let notSpec = CommandSpec(
    words: ["why-not"], overview: "Say why a technique is not in the destination.",
    discussion: [
      "Names the gate that rules it out and what would open it, or sets it beside the technique that "
        + "was chosen in its place; then the smallest change of answers that leads to it."
    ],
    argument: CommandSpec.Argument(
      name: "FILE TECHNIQUE", help: "An answers file and a technique.", count: 2...2),
    options: sizes + Interrogation.options,
    examples: [
      CommandSpec.Example(line: "advisor why-not my.answers lora", says: "why no LoRA")
    ],
    members: [("why_not", "destination, techniques with accounts, contrast, nearest")],
    run: { session throws(CommandFailure) in try run(session, isNot: true) })

  private static func run(_ session: Session, isNot: Bool) throws(CommandFailure) -> CommandResult {
    let invocation = session.invocation
    if invocation.has("--short"), invocation.has("--full") {
      throw .usage("C104", "`--short` and `--full` don't go together", help: "keep one")
    }
    let size: WhyText.Size =
      invocation.has("--short") ? .short : invocation.has("--full") ? .full : .table
    let asked = try Interrogation(session, files: [invocation.arguments[0]])
    let named = try invocation.arguments.dropFirst().first.map { (name) throws(CommandFailure) in
      try asked.technique(name)
    }
    let other = try invocation.value("--not").map { (name) throws(CommandFailure) in
      try asked.technique(name)
    }
    return isNot ? whyNot(asked, named, size) : why(asked, named, other, size)
  }

  private static func why(
    _ asked: Interrogation, _ named: TechniqueID?, _ other: TechniqueID?, _ size: WhyText.Size
  ) -> CommandResult {
    let advice = asked.advice
    let ids = named.map { [$0] } ?? advice.recommendation.destination
    let accounts = ids.compactMap { asked.account(of: $0) }
    let set = named == nil ? asked.advisor.analysis.reasonSet(asked.facts) : nil
    let contrast = other.flatMap { other in
      ids.first.flatMap { asked.advisor.contrast($0, other, in: advice) }
    }
    let ruleSet = asked.rules.ruleSet
    let json = InterrogationDocument(ruleSet).why(advice, accounts, set, contrast)
    return asked.result("why", json) { style, width in
      let text = WhyText(ruleSet, style: style, width: width, words: asked.words)
      if let contrast { return text.render(contrast) }
      return text.render(advice, accounts, reasonSet: set, size: size)
    }
  }

  private static func whyNot(
    _ asked: Interrogation, _ named: TechniqueID?, _ size: WhyText.Size
  ) -> CommandResult {
    let advice = asked.advice
    guard let named, let account = asked.account(of: named) else {
      return asked.result("why_not", .null) { _, _ in "" }
    }
    let chosen = advice.techniques.first {
      $0.slot == account.report.slot && $0.verdict == .recommended && $0.id != named
    }
    let contrast = chosen.flatMap { asked.advisor.contrast($0.id, named, in: advice) }
    let nearest = asked.advisor.analysis.flips(asked.facts, to: named)
    let ruleSet = asked.rules.ruleSet
    let document = InterrogationDocument(ruleSet)
    var json = document.why(advice, [account], nil, contrast)
    if case .object(var members) = json {
      members["nearest"] = document.reach([nearest])
      json = .object(members)
    }
    return asked.result("why_not", json) { style, width in
      let text = WhyText(ruleSet, style: style, width: width, words: asked.words)
      var page = text.render(advice, [account], reasonSet: nil, size: size)
      if size == .short { return page }
      if let contrast { page += "\n" + text.render(contrast) }
      let flips = FlipsText(ruleSet, style: style, width: width).render(advice, [], [nearest])
      return page + flips.drop { $0 != "\n" }
    }
  }
}
