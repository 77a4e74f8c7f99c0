import DecisionModel
import Notation
import Reports

/// `advisor prices list [TABLE]`: the entries of the price book.
enum PricesListCommand {
  static let spec = CommandSpec(
    words: ["prices", "list"], overview: "List the prices: every table, or one with its numbers.",
    discussion: [
      "A table is a kind of thing with a price, such as api_model or gpu; `input` holds the numbers "
        + "that belong to none. Ranges are low..likely..high; ~ marks what was recalled or judged."
    ],
    argument: CommandSpec.Argument(
      name: "TABLE", help: "A table such as api_model: print its numbers.", count: 0...1),
    options: [.json, CostCommand.tableFormat, .get, .output, .rules, .packs, .prices, .asOf],
    examples: [
      CommandSpec.Example(line: "advisor prices list", says: "the tables and what is in them"),
      CommandSpec.Example(line: "advisor prices list api_model", says: "models by the token"),
      CommandSpec.Example(
        line: "advisor prices list api_model --as-of 2027-02-01", says: "what is left on a day"),
      CommandSpec.Example(
        line: "advisor prices list gpu --format csv", says: "a table for a spreadsheet"),
    ],
    members: [("prices", "`list`: each price with its numbers, source, date and validity")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    let book = rules.priceBook
    let tables = PriceTable.all(in: book)
    var wanted = tables
    if let name = session.invocation.arguments.first {
      wanted = tables.filter { $0.name == name }
      if wanted.isEmpty {
        throw .usage(
          "C109", "there is no table `\(name)`",
          help: Suggestions.question(Suggestions.near(name, among: tables.map(\.name)))
            ?? "tables: \(tables.map(\.name).joined(separator: ", "))")
      }
    }
    let page = PriceListPage(tables: wanted, book: book, day: asOf ?? book.asOf)
    let isOne = !session.invocation.arguments.isEmpty
    var result = CommandResult { style, width in
      isOne ? page.numbers(style, width) : page.summary(style, width)
    }
    let library = rules.library
    let list = wanted.flatMap(\.items).map { $0.json(on: page.day, library) }
    result.members = ["prices": ["list": .array(list)]]
    result.rows = list.flatMap(rows)
    result.diagnostics = rules.diagnostics
    result.sources = { rules.sources }
    result.tool = rules.tool
    return result
  }

  /// A row for each number of a price, with the name of the price and whether it holds on the day.
  private static func rows(_ price: JSON) -> [JSON] {
    guard case .array(let fields)? = price.value(at: "fields") else { return [] }
    return fields.map { field in
      guard case .object(var row) = field else { return field }
      row["number"] = row["name"]
      for name in ["table", "name", "valid"] { row[name] = price.value(at: name) ?? .null }
      return .object(row)
    }
  }
}
