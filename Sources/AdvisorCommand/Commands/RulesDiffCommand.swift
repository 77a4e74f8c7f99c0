import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor rules diff DIR`: which advice changes between two rulebooks?
enum RulesDiffCommand {
  static let spec = CommandSpec(
    words: ["rules", "diff"], overview: "Find cases in which another rulebook leads elsewhere.",
    discussion: [
      "Tries drawn cases, the scenarios of both, and cases near the declarations that differ, and "
        + "gives one case for each pair of ends. The share is of the drawn cases, by the likelihoods "
        + "in the rules: no forecast. That no case is found proves nothing."
    ],
    argument: CommandSpec.Argument(name: "DIR", help: "The other rulebook.", count: 1...1),
    options: [
      OptionSpec(
        name: "--draws", value: "N", fallback: "300", help: "Cases to draw, 1 to 100000."),
      .rules, .packs, .json, .format, .get, .output,
    ],
    examples: [
      CommandSpec.Example(
        line: "advisor rules diff my-rules", says: "from the built-in rules to your own"),
      CommandSpec.Example(
        line: "advisor rules diff new --rules old", says: "from one folder to another"),
    ],
    members: [("rules", "`diff`: `pairs` with a case each, `drawn`, `tried`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let draws = try session.number("--draws", in: 1...100_000) ?? 300
    let rules = try LoadedRules.wanted(session)
    let path = session.invocation.arguments.first ?? ""
    let packs = session.invocation.has(OptionSpec.packs) ? rules.ruleSet.packs : nil
    let other = try LoadedRules.read(.folder(path, session.effects), packs: packs)
    let diff = RuleDiff(pool(rules), pool(other), draws: draws)
    let words = CaseText(ruleSet: rules.ruleSet)
    let blocks = diff.pairs.map { pair in
      (
        CaseText.end(pair.first.outcome, pair.first.techniques) + " -> "
          + CaseText.end(pair.second.outcome, pair.second.techniques),
        "\(pair.drawn) of \(diff.drawn.counted("case")) drawn",
        "such as: \(words.inline(pair.witness))"
      )
    }
    let total = diff.pairs.reduce(0) { $0 + $1.drawn }
    let summary =
      blocks.isEmpty
      ? "no case that ends elsewhere was found among \(diff.tried), which proves nothing"
      : "\(blocks.count.counted("pair")) of ends; \(total) of \(diff.drawn.counted("case")) drawn end "
        + "elsewhere, \(total * 100 / max(1, diff.drawn)) %"
    var result = CommandResult { style, width in
      blocks.map { ends, share, witness in
        style.bold(ends) + "\n" + share.paragraph("  ", width) + witness.paragraph("  ", width)
      }.joined() + summary.paragraph("", width)
    }
    result.members = [
      "rules": [
        "diff": [
          "drawn": .integer(diff.drawn), "tried": .integer(diff.tried),
          "pairs": .array(diff.pairs.map { json($0, words) }),
        ]
      ]
    ]
    result.tool = rules.tool
    return result
  }

  private static func json(_ pair: RuleDiff.Pair, _ words: CaseText) -> JSON {
    [
      "from": .strings(pair.first.techniques.map(\.rawValue)),
      "from_outcome": .string(pair.first.outcome.rawValue),
      "to": .strings(pair.second.techniques.map(\.rawValue)),
      "to_outcome": .string(pair.second.outcome.rawValue), "drawn": .integer(pair.drawn),
      "answers": words.json(pair.witness),
    ]
  }

  /// The rules with their scenarios.
  private static func pool(_ rules: LoadedRules) -> CasePool {
    let reader = AnswersReader(rules.vocabulary, readsExpectations: false)
    let advisor = Advisor(rules.ruleSet, rules.priceBook)
    let cases = rules.library.scenarios.map { advisor.stated(reader.read($0).answers) }
    return CasePool(
      advisor.engine, cases: cases, draws: 0, recompute: { advisor.settled($0) })
  }
}
