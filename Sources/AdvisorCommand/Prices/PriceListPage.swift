import CostModel
import DecisionModel
import Notation
import Reports

/// The tables of the price book as text.
struct PriceListPage: Sendable {
  let tables: [PriceTable]
  let book: PriceBook
  /// The day prices are taken at.
  let day: Day?

  /// Every table with the names in it.
  func summary(_ style: Style, _ width: Int) -> String {
    var text = header(style)
    for table in tables {
      let days = table.items.compactMap(\.provenance.asOf)
      let oldest = days.min { $0.first < $1.first }
      let newest = days.max { $0.first < $1.first }
      var dates = ""
      if let oldest, let newest {
        dates = oldest == newest ? oldest.canonical : "\(oldest.canonical) to \(newest.canonical)"
      }
      text += "\n" + style.bold("\(table.name) (\(table.items.count))")
      text += (dates.isEmpty ? "" : "  " + style.dim(dates)) + "\n"
      let names = table.items.map { $0.name + mark($0) }.joined(separator: ", ")
      for line in names.wrapped(to: min(width, 100) - 2) { text += "  \(line)\n" }
    }
    text += "\n"
    let hint =
      "`advisor prices list TABLE` prints the numbers of a table, `advisor prices show NAME` all of one "
      + "price."
    return text + hint.wrapped(to: min(width, 100)).joined(separator: "\n") + "\n"
  }

  /// The numbers of each table, as many columns as there is room for.
  func numbers(_ style: Style, _ width: Int) -> String {
    var text = header(style)
    for table in tables {
      text += "\n" + style.bold("\(table.name) (\(table.items.count))") + "\n"
      text += PriceGrid(table: table, width: min(width, 120)) { mark($0) }.text(style)
    }
    return text
  }

  private func header(_ style: Style) -> String {
    guard let asOf = book.asOf else { return "" }
    let note = day == nil || day == asOf ? "" : ", taken at \(day?.canonical ?? "")"
    return "prices as of \(asOf.canonical)\(note)\n"
  }

  /// What is to be said of an entry that is not there on the day.
  private func mark(_ item: PriceItem) -> String {
    guard let entry = item.entry, !entry.isValid(on: day) else { return "" }
    return " (\(entry.validityText))"
  }
}
