internal import DecisionModel

/// An entry of a table with its numbers laid out for the formulas that read them. A class, since
/// choices hand the same few entries around all the time.
final class ListedEntry: Sendable {
  let entry: PriceBook.Entry
  /// Its numbers by the places of their names in the graph's `fieldNames`; nil for those it lacks.
  let numbers: [Number?]

  /// A number of an entry.
  struct Number {
    var source: Int
    var shape: Shape
  }

  init(_ entry: PriceBook.Entry, fieldNames: [String], sources: [String: Int]) {
    self.entry = entry
    numbers = fieldNames.map { name in
      guard let field = entry.field(name), let source = sources[name] else { return nil }
      return Number(source: source, shape: Shape(field.value))
    }
  }
}
