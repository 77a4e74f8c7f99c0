public import DecisionModel

/// What is wrong or doubtful in a price book that could be read.
///
/// Errors are figures that cannot be right: no source, out of the bounds of their column, dearer than
/// what they must not exceed. Warnings are worth a look: old, ended, or read by nothing.
public struct PriceCheck: Sendable {
  /// All that was found, in order of place.
  public let diagnostics: [Diagnostic]

  /// True when there is no error.
  public var passes: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Checks a book as of a day; that of the book when none is given.
  public init(of book: PriceBook, asOf: Day? = nil) {
    let day = asOf ?? book.asOf
    var found: [Diagnostic] = []
    for entry in book.entries {
      found += EntryCheck(entry: entry, columns: book.columns(of: entry.table)).faults.map(
        \.diagnostic)
      if let day { found += Self.age(of: entry, in: book, on: day) }
    }
    let limit = book.columns(of: "input")?.staleAfter
    for input in book.inputs {
      if input.provenance.source.isEmpty { found.append(Self.unsourced(input.name, input.span)) }
      if let day, input.dimension.unitText.hasPrefix("USD") {
        found += Self.stale(input.provenance, "input `\(input.name)`", limit, day, input.span)
      }
    }
    found += Self.mixedUnits(in: book) + UnreadPrices(book).findings
    diagnostics = found.sorted()
  }

  static func unsourced(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "P201", .error, "`\(name)` names no source",
      help: "say where the figure comes from, or that it is judged", at: span)
  }

  private static func age(
    of entry: PriceBook.Entry, in book: PriceBook, on day: Day
  ) -> [Diagnostic] {
    let name = "`\(entry.name)` of `\(entry.table)`"
    if let until = entry.validUntil, until.last < day.first {
      let follows = book.entries.contains {
        $0.table == entry.table && $0.name.lowercased() == entry.name.lowercased()
          && ($0.validFrom.map { until.last < $0.first } ?? false)
      }
      if follows { return [] }
      return [
        Diagnostic(
          "P206", .warning, "\(name) ended on \(until.canonical), before \(day.canonical)",
          help: "an answer that names it is priced with something else", at: entry.span)
      ]
    }
    let limit = book.columns(of: entry.table)?.staleAfter
    return stale(entry.provenance, name, limit, day, entry.span)
  }

  private static func stale(
    _ provenance: PriceBook.Provenance, _ name: String, _ limit: Quantity?, _ day: Day,
    _ span: Span
  ) -> [Diagnostic] {
    guard let limit, let seen = provenance.asOf else { return [] }
    let age = seen.first.days(until: day.first)
    guard Quantity(age) > limit else { return [] }
    return [
      Diagnostic(
        "P202", .warning,
        "\(name) is of \(seen.canonical), \(age) days before \(day.canonical); the limit is "
          + "\(limit.canonical) days",
        help: "look it up again, and put in the figure and the day", at: span)
    ]
  }

  /// A number that is measured in one unit here and in another there.
  private static func mixedUnits(in book: PriceBook) -> [Diagnostic] {
    var first: [String: (entry: PriceBook.Entry, field: PriceBook.Entry.Field)] = [:]
    var found: [Diagnostic] = []
    for entry in book.entries {
      for field in entry.fields where !field.isUsual {
        let key = "\(entry.table) \(field.name)"
        guard let other = first[key] else {
          first[key] = (entry, field)
          continue
        }
        guard other.field.dimension != field.dimension else { continue }
        found.append(
          Diagnostic(
            "P207", .error,
            "`\(field.name)` of `\(entry.name)` is a \(field.dimension.rawValue), that of "
              + "`\(other.entry.name)` a \(other.field.dimension.rawValue)",
            help: "give both the same unit", at: entry.span,
            related: [.init(note: "the other", span: other.entry.span)]))
      }
    }
    return found
  }
}
