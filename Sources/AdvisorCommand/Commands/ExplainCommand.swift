import DecisionModel
import Notation
import Reports

/// `advisor explain NAME`: whatever bears that name.
enum ExplainCommand {
  static let spec = CommandSpec(
    words: ["explain"],
    overview: "Explain a key, rule, technique, claim, term, disagreement or error code.",
    argument: CommandSpec.Argument(
      name: "NAME", help: "Such as volume, lora, kadoa-05, D01 or A101.", count: 1...8),
    options: [.rules, .packs, .json, .format, .output],
    examples: [
      CommandSpec.Example(line: "advisor explain volume", says: "a key of the answers file"),
      CommandSpec.Example(line: "advisor explain lora", says: "a technique"),
      CommandSpec.Example(line: "advisor explain A101", says: "an error"),
    ],
    members: [("explain", "`name`, `kind`, `text`; more for rules and claims")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let name = session.invocation.arguments.joined(separator: " ")
    // A code is explained even when the rules cannot be read: they may be why someone asks.
    if let code = DiagnosticCode.ours.first(where: { $0.code == name.uppercased() }) {
      return result(name: code.code, kind: "code", nil) { code.page($0, $1) }
    }
    let rules = try LoadedRules.wanted(session)
    let explanations = Explanations(rules: rules)
    guard let found = explanations.named(name) else {
      let names = explanations.names + DiagnosticCode.ours.map(\.code)
      throw .usage(
        "C109", "nothing is called `\(name)`",
        help: Suggestions.question(Suggestions.near(name, among: names))
          ?? "`advisor rules list`, `advisor sources` and `advisor template` list names")
    }
    return result(name: found.name, kind: found.kind, rules.tool, found.text)
  }

  private static func result(
    name: String, kind: String, _ tool: RulesLabel?,
    _ text: @escaping @Sendable (Style, Int) -> String
  ) -> CommandResult {
    var result = CommandResult(text: text)
    result.members = [
      "explain": [
        "name": .string(name), "kind": .string(kind), "text": .string(text(.plain, 80)),
      ]
    ]
    result.tool = tool
    return result
  }
}
