import CostModel
import DecisionModel
import Notation
import Reports

/// `advisor prices show NAME`: all there is to know of a price.
enum PricesShowCommand {
  static let spec = CommandSpec(
    words: ["prices", "show"],
    overview: "Show a price: every number, its source and date, and what reads it.",
    discussion: ["Upper and lower case do not matter. Several prices of one name are all shown."],
    argument: CommandSpec.Argument(
      name: "NAME", help: "An entry such as gpt-6-luna or L4, an input or a formula.",
      count: 1...1),
    options: [.json, .format, .get, .output, .rules, .packs, .prices, .asOf],
    examples: [
      CommandSpec.Example(line: "advisor prices show gpt-6-luna", says: "a model by the token"),
      CommandSpec.Example(line: "advisor prices show request_cost", says: "a formula"),
    ],
    members: [
      ("prices", "`show`: numbers with sources, place, what reads each, the techniques behind it")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    let book = rules.priceBook
    let name = session.invocation.arguments[0].lowercased()
    let items = PriceTable.all(in: book).flatMap(\.items)
    let formulas = book.formulas.filter { $0.name.lowercased() == name }
    let found = items.filter { $0.name.lowercased() == name || $0.entry?.isNamed(name) ?? false }
    guard !found.isEmpty || !formulas.isEmpty else {
      let known = items.map(\.name) + book.formulas.map(\.name)
      throw .usage(
        "C109", "there is no price `\(session.invocation.arguments[0])`",
        help: Suggestions.question(Suggestions.near(name, among: known))
          ?? "`advisor prices list` lists them all")
    }
    let page = PricePage(book: book, library: rules.library, day: asOf ?? book.asOf)
    var result = CommandResult { style, width in
      (found.map { page.text($0, style, width) } + formulas.map { page.text($0, style, width) })
        .joined(separator: "\n")
    }
    result.members = [
      "prices": ["show": .array(found.map(page.json) + formulas.map(page.json))]
    ]
    result.diagnostics = rules.diagnostics
    result.sources = { rules.sources }
    result.tool = rules.tool
    return result
  }
}
