import Notation

/// `advisor completions SHELL`: a script that completes command lines.
enum CompletionsCommand {
  static let shells = ["bash", "zsh", "fish"]

  static let spec = CommandSpec(
    words: ["completions"], overview: "Print a script that completes command lines in a shell.",
    discussion: [
      "It knows commands, flags, the keys and values after --set and the names that explain takes. "
        + "Print it anew after an update."
    ],
    argument: CommandSpec.Argument(
      name: "SHELL", help: "bash, zsh or fish.", count: 1...1, values: shells),
    options: [.output, .rules],
    examples: [
      CommandSpec.Example(
        line: "advisor completions bash > ~/.local/share/bash-completion/completions/advisor",
        says: "for bash"),
      CommandSpec.Example(
        line: "advisor completions fish > ~/.config/fish/completions/advisor.fish",
        says: "for fish"),
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let shell = session.invocation.arguments[0]
    let words = CompletionWords(try LoadedRules.wanted(session))
    switch shell {
    case "bash": return CommandResult(BashCompletion(words: words).script)
    case "zsh": return CommandResult(ZshCompletion(words: words).script)
    case "fish": return CommandResult(FishCompletion(words: words).script)
    default:
      throw .usage(
        "C107", "there are no completions for `\(shell)`",
        help: Suggestions.question(Suggestions.near(shell, among: shells))
          ?? "shells: \(shells.joined(separator: ", "))")
    }
  }
}
