import DecisionModel
import Notation
import Reports

/// `advisor schema output|answers`: JSON Schemas for what comes out and what goes in.
enum SchemaCommand {
  static let names = ["output", "answers"]

  static let spec = CommandSpec(
    words: ["schema"], overview: "Print the JSON Schema of the output, or of answers.",
    discussion: [
      "The schema is open: readers ignore members they do not know, since a minor version adds some."
    ],
    argument: CommandSpec.Argument(
      name: "NAME", help: "output or answers.", count: 1...1, values: names),
    options: [.output, .rules, .packs],
    examples: [
      CommandSpec.Example(line: "advisor schema output", says: "what recommend --json prints")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let name = session.invocation.arguments[0]
    let rules = try LoadedRules.wanted(session)
    switch name {
    case "output": return CommandResult(OutputSchema.json.document)
    case "answers": return CommandResult(AnswersSchema(rules: rules).json.document)
    default:
      throw .usage(
        "C107", "there is no schema `\(name)`",
        help: Suggestions.question(Suggestions.near(name, among: names))
          ?? "schemas: \(names.joined(separator: ", "))")
    }
  }
}
