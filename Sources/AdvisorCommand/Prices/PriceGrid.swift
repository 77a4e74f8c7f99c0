import CostModel
import DecisionModel
import Notation
import Reports

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
