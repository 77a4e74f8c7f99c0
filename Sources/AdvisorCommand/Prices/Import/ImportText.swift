import DecisionModel
import Notation
import Reports

/// What came of an import, in words and as a file of prices.
struct ImportText: Sendable {
  let imported: PriceImport
  /// Where the file and the book differ.
  let disagreements: [PriceDisagreement]

  init(imported: PriceImport, book: PriceBook) {
    self.imported = imported
    disagreements = PriceDisagreement.all(
      imported.entries, book, on: imported.wishes.asOf)
  }

  /// The file: it reads back as what was taken.
  var overlay: String {
    let asOf = imported.wishes.asOf.canonical
    return "# \(imported.entries.count.counted("price")) from \(imported.wishes.source), "
      + "as of \(asOf), by `advisor prices import`.\n"
      + "# Lay it over the price book with --prices; `advisor prices check` looks it over.\n\n"
      + PricesPrinter.text(entries: imported.entries + imported.later)
  }

  /// Lines for a person: what was taken, what was left out and why, and where it differs.
  func notes(most: Int) -> [String] {
    var tables: [(name: String, count: Int)] = []
    for entry in imported.entries {
      if let place = tables.firstIndex(where: { $0.name == entry.table }) {
        tables[place].count += 1
      } else {
        tables.append((entry.table, 1))
      }
    }
    var lines = [
      "\(imported.entries.count.counted("price")) taken"
        + (tables.isEmpty
          ? "" : ": " + tables.map { "\($0.count) \($0.name)" }.joined(separator: ", "))
    ]
    if !imported.later.isEmpty {
      lines.append("\(imported.later.count.counted("later price")) of the book kept")
    }
    let left = skipped
    if !left.isEmpty {
      let count = left.reduce(0) { $0 + $1.names.count }
      lines.append("\(count) left out:")
      lines += left.prefix(most).map { reason, names in
        let shown = names.prefix(3).joined(separator: ", ")
        return "  \(names.count)  \(reason) (\(shown)\(names.count > 3 ? " ..." : ""))"
      }
      if left.count > most { lines.append("  and \(left.count - most) more reasons") }
    }
    if imported.notAsked > 0 { lines.append("\(imported.notAsked) did not fit --only") }
    guard !disagreements.isEmpty else { return lines }
    lines.append("\(disagreements.count.counted("disagreement")) with the price book:")
    lines += disagreements.prefix(most).map { "  \($0.text)" }
    if disagreements.count > most {
      lines.append("  and \(disagreements.count - most) more; --json lists them all")
    }
    return lines
  }

  /// The reasons, those of most items first.
  var skipped: [(reason: String, names: [String])] {
    imported.skipped.enumerated().sorted {
      ($1.element.names.count, $0.offset) < ($0.element.names.count, $1.offset)
    }.map(\.element)
  }

  /// The reasons with every name.
  var skippedJSON: [JSON] {
    skipped.map { reason, names in
      [
        "reason": .string(reason), "count": .integer(names.count), "names": .strings(names),
      ]
    }
  }
}
