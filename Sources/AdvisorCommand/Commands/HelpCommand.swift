import Notation
import Reports

/// `advisor help`: the help of a command, or a page on a topic.
enum HelpCommand {
  static let spec = CommandSpec(
    words: ["help"], overview: "Show the help of a command, or a page on a topic.",
    argument: CommandSpec.Argument(
      name: "TOPIC", help: "A command, a topic, or `topics` for a list.", count: 0...4),
    examples: [
      CommandSpec.Example(line: "advisor help exit-codes", says: "what the exit status means")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let words = session.invocation.arguments
    if let command = CommandTable.all.first(where: { $0.words == words }) {
      return CommandResult { HelpPage(style: $0, width: $1).text(of: command) }
    }
    let name = words.joined(separator: " ")
    if name == "topics" {
      return CommandResult { style, width in
        HelpPage(style: style, width: width).table(HelpTopic.listed)
      }
    }
    if let topic = HelpTopic.all.first(where: { $0.name == name }) {
      return CommandResult { topic.page($0, $1) }
    }
    let names = HelpTopic.listed.map(\.name) + CommandTable.all.map(\.name)
    throw .usage(
      "C107", "there is no help on `\(name)`",
      help: Suggestions.question(Suggestions.near(name, among: names))
        ?? "topics: " + HelpTopic.listed.map(\.name).joined(separator: ", "))
  }
}
