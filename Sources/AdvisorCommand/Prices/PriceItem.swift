import CostModel
import DecisionModel
import Notation
import Reports

/// An entry of a table, or a number that belongs to none, as the list and the page of a price show it.
struct PriceItem: Sendable {
  /// The table; `input` for a number that belongs to none.
  var table: String
  /// The name.
  var name: String
  /// The numbers.
  var fields: [PriceBook.Entry.Field]
  /// The words, such as `tier small`.
  var words: [PriceBook.Entry.Word] = []
  /// What it is or what to know of it.
  var says: String
  /// Where the numbers come from.
  var provenance: PriceBook.Provenance
  /// The entry, when it is one.
  var entry: PriceBook.Entry?
  /// The fact that takes its place once answered.
  var answeredBy: FactKey?
  /// Where it is declared.
  var span: Span

  init(_ entry: PriceBook.Entry) {
    table = entry.table
    name = entry.name
    fields = entry.fields
    words = entry.words
    says = entry.says
    provenance = entry.provenance
    span = entry.span
    self.entry = entry
  }

  init(_ input: PriceBook.Input) {
    table = PriceTable.inputs
    name = input.name
    fields = [PriceBook.Entry.Field("value", input.dimension, input.value)]
    says = input.says
    provenance = input.provenance
    answeredBy = input.answeredBy
    span = input.span
  }

  /// Where one of its numbers comes from.
  func provenance(of field: PriceBook.Entry.Field) -> PriceBook.Provenance {
    entry?.provenance(of: field) ?? provenance
  }

  /// True when it can be had on a day.
  func isValid(on day: Day?) -> Bool { entry?.isValid(on: day) ?? true }

  /// The item as JSON.
  func json(on day: Day?, _ library: RuleLibrary) -> JSON {
    [
      "table": .string(table), "name": .string(name), "says": .string(says),
      "remark": .string(entry?.remark ?? ""), "aliases": .strings(entry?.aliases ?? []),
      "words": .object(JSON.Members(words.map { ($0.name, .string($0.value)) })),
      "fields": .array(fields.map(json)),
      "source": .string(provenance.source), "as_of": .optional(provenance.asOf?.canonical),
      "recalled": .boolean(provenance.isRecalled),
      "from": .optional(entry?.validFrom?.canonical),
      "until": .optional(entry?.validUntil?.canonical),
      "valid": .boolean(isValid(on: day)),
      "location": JSON(library.shown(span)),
    ]
  }

  private func json(_ field: PriceBook.Entry.Field) -> JSON {
    let source = provenance(of: field)
    return [
      "name": .string(field.name), "low": .number(field.value.low),
      "likely": .number(field.value.likely), "high": .number(field.value.high),
      "unit": .string(field.dimension.unitText), "dimension": .string(field.dimension.rawValue),
      "usual": .boolean(field.isUsual), "recalled": .boolean(source.isRecalled),
      "source": .string(source.source), "as_of": .optional(source.asOf?.canonical),
    ]
  }
}

/// A table of the price book.
struct PriceTable: Sendable {
  /// The name of the table that holds what belongs to no table.
  static let inputs = "input"

  /// Its name.
  var name: String
  /// What is in it, in order of declaration.
  var items: [PriceItem]

  /// Every table in order of declaration, the one of inputs last.
  static func all(in book: PriceBook) -> [PriceTable] {
    var tables: [PriceTable] = []
    var places: [String: Int] = [:]
    for entry in book.entries {
      if let place = places[entry.table] {
        tables[place].items.append(PriceItem(entry))
      } else {
        places[entry.table] = tables.count
        tables.append(PriceTable(name: entry.table, items: [PriceItem(entry)]))
      }
    }
    if !book.inputs.isEmpty {
      tables.append(PriceTable(name: inputs, items: book.inputs.map { PriceItem($0) }))
    }
    return tables
  }
}

extension PriceBook.Spread {
  /// The number, or the points of its range: `0.5..0.65..0.8`.
  var text: String {
    if isExact { return QuantityText.grouped(likely.canonical) }
    // A range whose middle is its middle says nothing more with three points.
    let middle = Quantity(micros: low.micros / 2 + high.micros / 2)
    let points = likely == middle ? [low, high] : [low, likely, high]
    return points.map { QuantityText.grouped($0.canonical) }.joined(separator: "..")
  }
}
