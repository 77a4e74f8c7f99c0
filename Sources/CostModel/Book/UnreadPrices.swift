internal import DecisionModel

/// What stands in a price book and is read by nothing: it would be kept up to date for nothing.
struct UnreadPrices {
  private let book: PriceBook
  private let readers: PriceReaders
  /// How many names a message lists.
  private static let mostNames = 6

  init(_ book: PriceBook) {
    self.book = book
    readers = PriceReaders(book)
  }

  var findings: [Diagnostic] {
    var found: [Diagnostic] = []
    for input in book.inputs where readers.readers(of: input.name).isEmpty {
      found.append(unread("input `\(input.name)`", input.span))
    }
    for formula in book.formulas where readers.readers(of: formula.name).isEmpty {
      found.append(unread("formula `\(formula.name)`", formula.span))
    }
    let billed = Set(book.recipes.flatMap(\.lines))
    for line in book.lines where !billed.contains(line.id) {
      found.append(unread("line `\(line.id)`", line.span))
    }
    var seen: Set<String> = []
    for entry in book.entries where seen.insert(entry.table).inserted {
      found += self.findings(in: entry.table, at: entry.span)
    }
    return found
  }

  private func findings(in table: String, at span: Span) -> [Diagnostic] {
    guard book.choices.contains(where: { $0.table == table }) else {
      return [unread("table `\(table)`", span, help: "no `choose` takes its entries")]
    }
    let entries = book.entries(of: table)
    let shown = book.columns(of: table)?.shown ?? []
    var found: [Diagnostic] = []
    var seen = Set(shown)
    for entry in entries {
      for field in entry.fields where !field.isUsual && seen.insert(field.name).inserted {
        guard readers.readers(of: field.name, in: table).isEmpty else { continue }
        found.append(
          unread(
            "`\(field.name)` of `\(table)`", entry.span,
            help: "if it is there for readers, name it in `shown` of `columns \(table)`"))
      }
    }
    let stranded = entries.filter { readers.ways(to: $0).isEmpty }
    if let first = stranded.first {
      let names = stranded.prefix(Self.mostNames).map { "`\($0.name)`" }.joined(separator: ", ")
      let more = stranded.count - min(stranded.count, Self.mostNames)
      found.append(
        unread(
          "`\(table)`: \(names)" + (more > 0 ? " and \(more) more" : ""), first.span,
          help: "no `choose`, answer or calculator comes to them; they are there for readers"))
    }
    return found
  }

  private func unread(_ what: String, _ span: Span, help: String? = nil) -> Diagnostic {
    Diagnostic("P205", .warning, "nothing reads \(what)", help: help, at: span)
  }
}
