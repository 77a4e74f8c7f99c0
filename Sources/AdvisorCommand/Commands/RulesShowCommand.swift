import DecisionModel
import Notation
import Reports

/// `advisor rules show NAME`: a declaration as it stands in its file, with what amends and supports it.
enum RulesShowCommand {
  static let spec = CommandSpec(
    words: ["rules", "show"], overview: "Show a rule as it is written, with its claims.",
    argument: CommandSpec.Argument(
      name: "NAME", help: "A rule, gate, stop, practice, warning, step or order.", count: 1...1),
    options: [.rules, .packs, .json, .format, .output],
    examples: [
      CommandSpec.Example(
        line: "advisor rules show evaluation", says: "the step that builds an evaluation set")
    ],
    members: [("rules", "`show`: name, kind, pack, source text, amendments and claims")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let name = session.invocation.arguments[0]
    let entries = RuleEntry.all(in: rules.ruleSet)
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .usage(
        "C109", "there is no rule `\(name)`",
        help: Suggestions.question(Suggestions.near(name, among: entries.map(\.name)))
          ?? "`advisor rules list` lists them all")
    }
    let explanation = RuleExplanation(entry: entry, rules: rules)
    var result = CommandResult { style, width in explanation.text(style, width) }
    result.members = ["rules": ["show": explanation.json]]
    result.tool = rules.tool
    return result
  }
}
