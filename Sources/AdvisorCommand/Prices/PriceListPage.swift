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

/// The numbers of a table under their names, in columns that fit.
struct PriceGrid {
  let table: PriceTable
  let width: Int
  let mark: (PriceItem) -> String

  /// The lines.
  func text(_ style: Style) -> String {
    let names = table.items.map { $0.name + mark($0) }
    let nameWidth = min(max(names.map(\.cellWidth).max() ?? 0, 4), max(16, width / 2))
    var used = nameWidth + 2
    var columns: [(head: [String], cells: [String], width: Int)] = []
    var left = 0
    for column in self.columns {
      let size =
        (column.head + column.cells).map(\.cellWidth).max() ?? 0
      if left == 0, used + size + 2 <= width {
        columns.append((column.head, column.cells, size))
        used += size + 2
      } else {
        left += 1
      }
    }
    var text = ""
    for line in 0..<2 {
      var row = "".padded(to: nameWidth + 2)
      for column in columns { row += "  " + column.head[line].padded(leftTo: column.width) }
      text += style.dim(Self.trimmed(row)) + "\n"
    }
    for (place, name) in names.enumerated() {
      var row = "  " + name.padded(to: nameWidth)
      if name.cellWidth > nameWidth {
        text += "  \(name)\n"
        row = "".padded(to: nameWidth + 2)
      }
      for column in columns { row += "  " + column.cells[place].padded(leftTo: column.width) }
      text += Self.trimmed(row) + "\n"
    }
    guard left > 0 else { return text }
    let more = "\(left.counted("more column")); `advisor prices show NAME` has them all"
    return text + more.wrapped(to: width).map { style.dim($0) + "\n" }.joined()
  }

  /// The fields that entries give themselves, those of most entries first, then words and dates.
  private var columns: [(head: [String], cells: [String])] {
    var found: [(head: [String], cells: [String])] = []
    var seen: Set<String> = []
    for field in table.items.flatMap(\.fields)
    where !field.isUsual && seen.insert(field.name).inserted {
      let given = table.items.map { item in
        item.fields.first { $0.name == field.name && !$0.isUsual }
      }
      let isMixed = given.contains { $0.map { $0.dimension != field.dimension } ?? false }
      let cells = zip(table.items, given).map { item, own in
        guard let own else { return "-" }
        let unit = isMixed && !own.dimension.unitText.isEmpty ? " " + own.dimension.unitText : ""
        return own.value.text + (item.provenance(of: own).isRecalled ? "~" : "") + unit
      }
      found.append(([field.name, isMixed ? "" : field.dimension.unitText], cells))
    }
    for word in table.items.flatMap(\.words) where seen.insert(word.name).inserted {
      found.append(
        (
          [word.name, ""],
          table.items.map { item in item.words.first { $0.name == word.name }?.value ?? "-" }
        ))
    }
    found.append((["as of", ""], table.items.map { $0.provenance.asOf?.canonical ?? "-" }))
    return found
  }

  private static func trimmed(_ row: String) -> String {
    var row = row
    while row.hasSuffix(" ") { row.removeLast() }
    return row
  }
}
