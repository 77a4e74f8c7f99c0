internal import DecisionModel

/// What is wrong with one entry by itself.
struct EntryCheck {
  let entry: PriceBook.Entry
  let columns: PriceBook.Columns?

  var faults: [Diagnostic] {
    var found: [Diagnostic] = []
    if entry.provenance.source.isEmpty {
      found.append(PriceCheck.unsourced(entry.name, entry.span))
    }
    guard let columns else { return found }
    for bounds in columns.bounds { found += fault(bounds) }
    for words in columns.words {
      guard let word = entry.word(words.name), !words.values.contains(word) else { continue }
      found.append(
        Diagnostic(
          "P208", .error, "`\(words.name)` of `\(entry.name)` cannot be `\(word)`",
          help: "it is one of " + words.values.map { "`\($0)`" }.joined(separator: ", "),
          at: entry.span))
    }
    for relation in columns.relations where isBroken(relation) {
      found.append(
        Diagnostic(
          "P204", .error,
          "`\(entry.name)`: \(relation.left.text) (\(numbers(relation.left))) is more than "
            + "\(relation.right.text) (\(numbers(relation.right)))",
          help: "one of them has slipped, or stands in the other's place", at: entry.span))
    }
    return found
  }

  private func fault(_ bounds: PriceBook.Columns.Bounds) -> [Diagnostic] {
    guard let field = entry.field(bounds.field), field.dimension == bounds.dimension else {
      return []
    }
    let value = field.value
    guard value.low < bounds.range.low || value.high > bounds.range.high else { return [] }
    let unit = bounds.dimension.unitText
    let written = value.low < bounds.range.low ? value.low : value.high
    return [
      Diagnostic(
        "P203", .error,
        "`\(bounds.field)` of `\(entry.name)` is \(written.canonical) \(unit), outside "
          + "\(bounds.range.low.canonical) to \(bounds.range.high.canonical) \(unit)",
        help: "look at its unit: is it for one, a thousand or a million?", at: entry.span)
    ]
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
    switch expression {
    case .constant(let quantity): return quantity.double
    case .name(let name): return entry.field(name)?.value[keyPath: point].double
    case .binary(let sign, let left, let right):
      guard let first = value(left, point), let second = value(right, point) else { return nil }
      switch sign {
      case .add: return first + second
      case .subtract: return first - second
      case .multiply: return first * second
      case .divide: return second == 0 ? nil : first / second
      }
    case .call(let function, let arguments):
      let values = arguments.compactMap { value($0, point) }
      guard values.count == arguments.count, let first = values.first else { return nil }
      switch function {
      case .min: return values.min()
      case .max: return values.max()
      case .ceil: return first.rounded(.up)
      case .floor: return first.rounded(.down)
      }
    }
  }
}
