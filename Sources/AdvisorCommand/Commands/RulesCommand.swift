/// `advisor rules`: the word above what concerns rules.
enum RulesCommand {
  static let spec = CommandSpec(
    words: ["rules"], overview: "List, show, check, test or write out the rules.",
    examples: [
      CommandSpec.Example(line: "advisor rules list", says: "every rule, gate and step"),
      CommandSpec.Example(
        line: "advisor rules eject my-rules", says: "a copy to change; use it with --rules"),
    ])
}
