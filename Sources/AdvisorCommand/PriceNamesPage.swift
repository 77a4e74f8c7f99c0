import DecisionModel
import Notation
import Reports

/// `advisor help prices`: the names that answers may use, and when each price was true.
struct PriceNamesPage: Sendable {
  static let name = "prices"
  static let title = "Models, machines and services with a price"

  let book: PriceBook

  /// The page.
  func text(_ style: Style, _ width: Int) -> String {
    var tables: [String] = []
    for entry in book.entries where !tables.contains(entry.table) { tables.append(entry.table) }
    var text = style.bold(Self.title) + "\n"
    if let day = book.asOf { text += "The price book is as of \(day.canonical).\n" }
    let page = HelpPage(style: style, width: width)
    for table in tables {
      text += "\n" + style.bold(table.split(separator: "_").joined(separator: " ")) + "\n"
      text += page.table(book.entries(of: table).map { ($0.name, Self.says($0)) })
    }
    return text
  }

  private static func says(_ entry: PriceBook.Entry) -> String {
    let given = entry.fields.filter { !$0.isUsual }
    let priced = given.filter { field in
      switch field.dimension {
      case .money, .moneyPerMonth, .moneyPerHour, .moneyPerToken, .moneyPerExample,
        .moneyPerRequest, .moneyPerByteMonth:
        true
      default: false
      }
    }
    let numbers = (priced.isEmpty ? Array(given.prefix(4)) : priced).map { field in
      let points =
        field.value.isExact
        ? [field.value.likely] : [field.value.low, field.value.likely, field.value.high]
      let words = field.name.split(separator: "_").joined(separator: " ")
      return "\(words) \(QuantityText.points(points, as: field.dimension))"
    }
    let dated = entry.provenance.asOf.map { "as of \($0.canonical)" }
    return ([entry.says].filter { !$0.isEmpty } + numbers + [dated].compactMap(\.self))
      .joined(separator: ", ")
  }
}
