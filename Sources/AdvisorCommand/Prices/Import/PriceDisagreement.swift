import CostModel
import DecisionModel
import Notation
import Reports

/// A number of an imported entry that is not what the price book says.
struct PriceDisagreement: Sendable {
  /// The table.
  var table: String
  /// The name in the file.
  var name: String
  /// The name in the price book.
  var ownName: String
  /// The number, or `until` for the end.
  var field: String
  /// What the price book says; nil for no end.
  var ours: String?
  /// What the file says; nil for no end.
  var theirs: String?
  /// The unit; empty for ratios, counts and days.
  var unit: String
  /// Theirs by our likely value, where both are numbers.
  var ratio: Quantity?

  /// Where imported entries differ from those of the book that hold on the day: by the whole name, else by
  /// what follows the last slash.
  ///
  /// Equal names come first, then what differs most.
  static func all(_ entries: [PriceBook.Entry], _ book: PriceBook, on day: Day) -> [Self] {
    let found = entries.flatMap { entry -> [Self] in
      guard let own = own(of: entry, in: book, on: day), own != entry else { return [] }
      return numbers(entry, own) + ends(entry, own)
    }
    return found.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      if left.isSameName != right.isSameName { return left.isSameName }
      return left.distance != right.distance
        ? left.distance > right.distance : one.offset < other.offset
    }.map(\.element)
  }

  private var isSameName: Bool { name.lowercased() == ownName.lowercased() }

  /// How many times the one is the other, whichever is larger; the largest where one side says nothing.
  private var distance: Double {
    guard let ratio = ratio?.double, ratio > 0 else { return .infinity }
    return max(ratio, 1 / ratio)
  }

  private static func own(
    of entry: PriceBook.Entry, in book: PriceBook, on day: Day
  ) -> PriceBook.Entry? {
    if let same = book.entry(entry.name, in: entry.table, on: day) { return same }
    guard let slash = entry.name.lastIndex(of: "/") else { return nil }
    let last = String(entry.name[entry.name.index(after: slash)...])
    return book.entry(last, in: entry.table, on: day)
  }

  /// Numbers that lie outside of our range; what either side leaves out is no disagreement.
  private static func numbers(_ entry: PriceBook.Entry, _ own: PriceBook.Entry) -> [Self] {
    entry.fields.compactMap { field in
      guard let ours = own.field(field.name), !ours.isUsual, ours.dimension == field.dimension
      else { return nil }
      let theirs = field.value.likely
      guard theirs < ours.value.low || theirs > ours.value.high else { return nil }
      let likely = ours.value.likely.double
      return Self(
        table: entry.table, name: entry.name, ownName: own.name, field: field.name,
        ours: ours.value.text, theirs: field.value.text, unit: field.dimension.unitText,
        ratio: likely == 0
          ? nil : Quantity(rounding: (theirs.double / likely * 1_000).rounded() / 1_000))
    }
  }

  private static func ends(_ entry: PriceBook.Entry, _ own: PriceBook.Entry) -> [Self] {
    // Another host ends a model when it likes.
    guard own.name.lowercased() == entry.name.lowercased(), own.validUntil != entry.validUntil
    else { return [] }
    return [
      Self(
        table: entry.table, name: entry.name, ownName: own.name, field: "until",
        ours: own.validUntil?.canonical, theirs: entry.validUntil?.canonical, unit: "", ratio: nil)
    ]
  }

  /// The disagreement in a line.
  var text: String {
    let unit = unit.isEmpty ? "" : " \(unit)"
    let own = ownName == name ? "" : " as \(ownName)"
    return "\(name): \(field) \(theirs ?? "none")\(unit), ours\(own) \(ours ?? "none")"
      + (ratio.map { " (x \($0.canonical))" } ?? "")
  }

  /// The disagreement as JSON.
  var json: JSON {
    [
      "table": .string(table), "name": .string(name), "own_name": .string(ownName),
      "field": .string(field), "ours": .optional(ours), "theirs": .optional(theirs),
      "unit": .string(unit), "ratio": ratio.map { .number($0) } ?? .null,
    ]
  }
}
