internal import DecisionModel

/// An entry of a table with its numbers laid out for the formulas that read them. A class, since
/// choices hand the same few entries around all the time.
final class ListedEntry: Sendable {
  let entry: PriceBook.Entry
  /// Its numbers by the places of their names among those that formulas read of its table; nil for those it
  /// lacks.
  let numbers: [Number?]
  /// The source of its first field; those of the others follow.
  private let firstSource: Int

  /// A number of an entry.
  struct Number {
    var source: Int
    var shape: Shape
  }

  /// Lays out the numbers of an entry; of so many names its fields have those at some places, field by
  /// field.
  init(_ entry: PriceBook.Entry, places: [Int?], count: Int, firstSource: Int) {
    self.entry = entry
    self.firstSource = firstSource
    var numbers = [Number?](repeating: nil, count: count)
    for (offset, field) in entry.fields.enumerated() {
      guard let place = places[offset], numbers[place] == nil else { continue }
      numbers[place] = Number(source: firstSource + offset, shape: Shape(field.value))
    }
    self.numbers = numbers
  }

  /// The field that is drawn from a source; nil when that is none of its own.
  func field(from source: Int) -> PriceBook.Entry.Field? {
    let place = source - firstSource
    return entry.fields.indices.contains(place) ? entry.fields[place] : nil
  }
}
