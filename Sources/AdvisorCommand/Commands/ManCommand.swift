import DecisionModel

/// `advisor man`: the manual page.
enum ManCommand {
  static let spec = CommandSpec(
    words: ["man"], overview: "Print the manual page, for man.",
    options: [.output],
    examples: [
      CommandSpec.Example(
        line: "advisor man > ~/.local/share/man/man1/advisor.1", says: "install the page")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let date = rules.priceBook.asOf.map { "\(months[$0.month - 1]) \($0.day ?? 1), \($0.year)" }
    return CommandResult(ManualPage(words: CompletionWords(rules), date: date ?? "").text)
  }
}
