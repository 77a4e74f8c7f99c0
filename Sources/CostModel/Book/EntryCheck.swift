public import DecisionModel

/// What is wrong with one entry by itself.
public struct EntryCheck {
  let entry: PriceBook.Entry
  let columns: PriceBook.Columns?

  /// Holds an entry against the columns of its table.
  public init(entry: PriceBook.Entry, columns: PriceBook.Columns?) {
    self.entry = entry
    self.columns = columns
  }

  /// Something that cannot be right.
  public struct Fault: Hashable, Sendable {
    /// What it is about, without the name of the entry: `input` out of bounds.
    public var kind: String
    /// The fault at its place.
    public var diagnostic: Diagnostic
  }

  /// The errors, in the order of the columns.
  public var faults: [Fault] {
    var found: [Fault] = []
    if entry.provenance.source.isEmpty {
      found.append(
        Fault(kind: "no source", diagnostic: PriceCheck.unsourced(entry.name, entry.span)))
    }
    guard let columns else { return found }
    return found + columns.bounds.compactMap(fault) + columns.words.compactMap(fault)
      + columns.relations.filter(isBroken).map(fault)
  }

  private func fault(_ words: PriceBook.Columns.Words) -> Fault? {
    guard let word = entry.word(words.name), !words.values.contains(word) else { return nil }
    return Fault(
      kind: "`\(words.name)` cannot be `\(word)`",
      diagnostic: Diagnostic(
        "P208", .error, "`\(words.name)` of `\(entry.name)` cannot be `\(word)`",
        help: "it is one of " + words.values.map { "`\($0)`" }.joined(separator: ", "),
        at: entry.span))
  }

  private func fault(_ relation: PriceBook.Columns.Relation) -> Fault {
    let (left, right) = (relation.left.text, relation.right.text)
    return Fault(
      kind: "`\(left)` more than `\(right)`",
      diagnostic: Diagnostic(
        "P204", .error,
        "`\(entry.name)`: \(left) (\(numbers(relation.left))) is more than \(right) "
          + "(\(numbers(relation.right)))",
        help: "one of them has slipped, or stands in the other's place", at: entry.span))
  }

  private func fault(_ bounds: PriceBook.Columns.Bounds) -> Fault? {
    guard let field = entry.field(bounds.field), field.dimension == bounds.dimension else {
      return nil
    }
    let value = field.value
    guard value.low < bounds.range.low || value.high > bounds.range.high else { return nil }
    let unit = bounds.dimension.unitText.isEmpty ? "" : " " + bounds.dimension.unitText
    let written = value.low < bounds.range.low ? value.low : value.high
    return Fault(
      kind: "`\(bounds.field)` out of bounds",
      diagnostic: Diagnostic(
        "P203", .error,
        "`\(bounds.field)` of `\(entry.name)` is \(written.canonical)\(unit), outside "
          + "\(bounds.range.low.canonical) to \(bounds.range.high.canonical)\(unit)",
        help: "look at its unit: is it for one, a thousand or a million?", at: entry.span))
  }

  /// True when the left side is above the right one at the low, the likely or the high end.
  private func isBroken(_ relation: PriceBook.Columns.Relation) -> Bool {
    points.contains { point in
      guard let left = value(relation.left, point), let right = value(relation.right, point) else {
        return false
      }
      // A hair is rounding.
      return left > right * (1 + 1e-9) + 1e-12
    }
  }

  private var points: [KeyPath<PriceBook.Spread, Quantity>] {
    [\.low, \.likely, \.high]
  }

  private func numbers(_ expression: Expression) -> String {
    value(expression, \.likely).map { Quantity(rounding: $0).canonical } ?? "not given"
  }

  private func value(
    _ expression: Expression, _ point: KeyPath<PriceBook.Spread, Quantity>
  ) -> Double? {
    expression.value { entry.field($0)?.value[keyPath: point].double }
  }
}
