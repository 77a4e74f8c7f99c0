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

  /// Lays out the numbers of an entry by the places of their names.
  init(_ entry: PriceBook.Entry, fieldPlaces: [String: Int], sources: [String: Int]) {
    self.entry = entry
    var numbers = [Number?](repeating: nil, count: fieldPlaces.count)
    for field in entry.fields {
      guard let place = fieldPlaces[field.name], numbers[place] == nil,
        let source = sources[field.name]
      else { continue }
      numbers[place] = Number(source: source, shape: Shape(field.value))
    }
    self.numbers = numbers
  }
}
