import CostModel
import DecisionModel
import Notation
import Reports

/// `advisor prices check [FILE...]`: what cannot be right in prices, and what is worth a look.
enum PricesCheckCommand {
  static let spec = CommandSpec(
    words: ["prices", "check"],
    overview: "Check prices: sources, dates, units, what is read by nothing.",
    discussion: [
      "Without a file, the whole price book. With files, they are laid over it, and what is said is of "
        + "them. Errors cannot be right, and the exit status is then 2: a figure without source, a unit "
        + "that slipped, a cached token dearer than a new one, two prices of one name on the same day. "
        + "Warnings are worth a look: old figures, entries that ended, what nothing reads."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Files of prices.", count: 0...64),
    options: [.json, .checkFormat, .get, .output, .rules, .packs, .prices, .asOf],
    examples: [
      CommandSpec.Example(line: "advisor prices check", says: "the built-in book"),
      CommandSpec.Example(line: "advisor prices check mine.prices", says: "a file of your own"),
      CommandSpec.Example(
        line: "advisor prices check --as-of 2027-02-01", says: "what will have ended by then"),
    ],
    members: [("prices", "`check`: counts of what was read, `errors` and `warnings`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let asOf = try RecommendCommand.day(session)
    var rules = try LoadedRules.wanted(session)
    let paths = session.invocation.arguments
    var files: [SourceText] = []
    for path in paths { files.append(try session.source(path, limit: 16 << 20)) }
    try rules.lay(files)
    let names = Set(files.map(\.path))
    let check = PriceCheck(of: rules.priceBook, asOf: asOf)
    let found = check.diagnostics.filter { paths.isEmpty || names.contains($0.span.file) }
    let repeated = Set(found.map(\.place))
    let diagnostics =
      (rules.diagnostics.filter { !repeated.contains($0.place) } + rules.library.shown(found))
      .sorted()
    let errors = diagnostics.count { $0.severity == .error }
    if errors > 0 {
      var failure = CommandFailure(.invalid, diagnostics, sources: rules.sources)
      failure.notes = [errors.counted("error") + " in the prices"]
      failure.tool = rules.tool
      throw failure
    }
    return result(rules, files, diagnostics, on: asOf ?? rules.priceBook.asOf)
  }

  private static func result(
    _ rules: LoadedRules, _ files: [SourceText], _ diagnostics: [Diagnostic], on day: Day?
  ) -> CommandResult {
    let names = Set(files.map(\.path))
    func isMeant(_ span: Span) -> Bool { files.isEmpty || names.contains(span.file) }
    let book = rules.priceBook
    let counts: [(member: String, noun: String, count: Int)] = [
      ("entries", "price", book.entries.count { isMeant($0.span) }),
      ("inputs", "input", book.inputs.count { isMeant($0.span) }),
      ("formulas", "formula", book.formulas.count { isMeant($0.span) }),
      ("lines", "line", book.lines.count { isMeant($0.span) }),
      ("recipes", "recipe", book.recipes.count { isMeant($0.span) }),
    ]
    var result = CommandResult(
      counts.filter { $0.count > 0 }.map { $0.count.counted($0.noun) }.joined(separator: ", ")
        + "\nno error, \(diagnostics.count.counted("warning"))"
        + (day.map { ", as of \($0.canonical)" } ?? "") + "\n")
    var members: JSON.Members = [
      "as_of": .optional(day?.canonical), "errors": 0, "warnings": .integer(diagnostics.count),
    ]
    for (member, _, count) in counts { members[member] = .integer(count) }
    result.members = ["prices": ["check": .object(members)]]
    result.diagnostics = diagnostics
    result.sources = { rules.sources }
    result.tool = rules.tool
    return result
  }
}

extension Diagnostic {
  /// What it says and where, however serious it is.
  fileprivate var place: [String] { [code, message, span.label] }
}
