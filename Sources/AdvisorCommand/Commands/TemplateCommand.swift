import DecisionModel
import Notation
import Reports

/// `advisor template`: an answers file with every key, to be filled in.
enum TemplateCommand {
  static let spec = CommandSpec(
    words: ["template"], overview: "Print an answers file with every key, to be filled in.",
    discussion: [
      "Each key comes with its question, its values or unit, an example and its default. Take the "
        + "`#` away from the keys you know; what you leave out counts as not asked."
    ],
    options: [.output, .rules, .packs, .json],
    examples: [
      CommandSpec.Example(line: "advisor template > my.answers", says: "begin an answers file")
    ],
    members: [("template", "the file as `text`, and its `keys`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let text = text(of: rules.ruleSet)
    var result = CommandResult(text)
    result.members = [
      "template": [
        "text": .string(text),
        "keys": .strings(asked(rules.ruleSet).map(\.key.rawValue)),
      ]
    ]
    result.tool = rules.tool
    return result
  }

  private static func asked(_ ruleSet: RuleSet) -> [FactDeclaration] {
    ruleSet.facts.filter { $0.role == .asked }
  }

  /// The whole file.
  static func text(of ruleSet: RuleSet) -> String {
    var text = """
      # Answers for advisor. Take the # away from the lines you know, and put in what is true.
      # `unknown` is an answer as well; what stays commented out counts as not asked.
      # Then: advisor recommend FILE        What a key means: advisor explain KEY

      """
    var topic = ""
    for fact in asked(ruleSet) {
      if fact.topic != topic, !fact.topic.isEmpty {
        topic = fact.topic
        text += "\n# ---- \(topic) ----\n"
      }
      text += "\n" + entry(fact, of: ruleSet)
    }
    return text
  }

  private static func entry(_ fact: FactDeclaration, of ruleSet: RuleSet) -> String {
    var text = comment(fact.ask)
    if !fact.help.isEmpty { text += comment(fact.help) }
    let options = fact.type.options.map { ($0.name.rawValue, $0.label) }
    text += HelpPage(style: .plain, width: 96).table(options).split(separator: "\n")
      .map { "# \($0)\n" }.joined()
    switch fact.type {
    case .choice: break
    case .set: text += comment("Several with commas between them, or none, or unknown.")
    case .techniques, .number, .name: text += comment(FactWords.values(of: fact))
    }
    if let fallback = FactWords.fallback(of: fact) { text += comment(fallback) }
    let example = fact.example.isEmpty ? FactWords.anyValue(of: fact) : fact.example
    return text + "#\(fact.key) = \(example)\n"
  }

  private static func comment(_ text: String) -> String {
    text.wrapped(to: 94).map { "# \($0)\n" }.joined()
  }
}
