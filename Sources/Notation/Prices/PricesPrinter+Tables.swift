public import DecisionModel

extension DeclarationPrinter {
  mutating func print(_ entry: PriceBook.Entry) {
    head("table \(entry.table) \(Self.entryName(entry.name))")
    for word in entry.words { field(word.name, word.value) }
    for number in entry.fields where !number.isUsual {
      field(
        number.name,
        "\(number.dimension.rawValue) \(number.value.written(as: number.dimension))"
          + (number.isRecalled ? " recalled" : ""))
    }
    if !entry.aliases.isEmpty {
      field("alias", entry.aliases.map(Self.entryName).joined(separator: ", "))
    }
    quoted("says", entry.says, optional: true)
    quoted("remark", entry.remark, optional: true)
    field("source", entry.provenance.written)
    let from = entry.validFrom.map { "from \($0.canonical)" }
    let until = entry.validUntil.map { "until \($0.canonical)" }
    let dates = [from, until].compactMap(\.self)
    if !dates.isEmpty { field("valid", dates.joined(separator: " ")) }
  }

  mutating func print(_ columns: PriceBook.Columns) {
    head("columns \(columns.table)")
    if let days = columns.staleAfter {
      field("stale", "after \(QuantityText.canonical(days, as: .period))")
    }
    for words in columns.words { field(words.name, Self.test(words.values)) }
    for bounds in columns.bounds {
      let range = QuantityText.points([bounds.range.low, bounds.range.high], as: bounds.dimension)
      field(bounds.field, "within \(bounds.dimension.rawValue) \(range)")
    }
    for usual in columns.usual {
      let value =
        switch usual.value {
        case .number(let dimension, let spread):
          "\(dimension.rawValue) \(spread.written(as: dimension))"
        case .field(let name): "as \(name)"
        }
      let when = usual.when.map { " when \($0.name) \(Self.test($0.values))" } ?? ""
      field(usual.field, "usually \(value)\(when)")
    }
    if !columns.shown.isEmpty { field("shown", columns.shown.joined(separator: ", ")) }
    if !columns.provenance.source.isEmpty { field("source", columns.provenance.written) }
    for relation in columns.relations {
      field("holds", "\(relation.left.text) <= \(relation.right.text)")
    }
  }

  private static func test(_ values: [String]) -> String {
    "is " + values.joined(separator: " or ")
  }
}

extension PricesPrinter {
  /// Entries alone as price declarations, such as an overlay holds.
  public static func text(entries: [PriceBook.Entry]) -> String {
    var printer = DeclarationPrinter(ConditionText(RuleSet()))
    for entry in entries { printer.print(entry) }
    return printer.text
  }
}
