public import DecisionModel

extension DeclarationPrinter {
  mutating func print(_ entry: PriceBook.Entry) {
    head("table \(entry.table) \(Self.entryName(entry.name))")
    for word in entry.words { field(word.name, word.value) }
    for number in entry.fields where !number.isUsual {
      let written = number.value.written(as: number.dimension)
      // The dimension is named where the unit does not tell it.
      let home = NumberReader.dimensions(of: number.value.unitSample(of: number.dimension)).first
      let named = home ?? .ratio == number.dimension ? "" : number.dimension.rawValue + " "
      field(number.name, named + written + (number.isRecalled ? " recalled" : ""))
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

  mutating func print(_ item: PriceBook.Import) {
    head(
      "imports \(item.format) into \(item.table) where \(item.kind.name) "
        + Self.test(item.kind.values))
    for taken in item.takes {
      field("takes", "\(taken.name) \(taken.dimension.rawValue) = \(taken.expression.text)")
    }
    for names in item.needs { field("needs", names.joined(separator: " or ")) }
    for word in item.words {
      let when =
        word.when.map { "when \($0.left.text) <= \($0.right.text)" } ?? "otherwise"
      field("word", "\(word.name) \(word.value) \(when)")
    }
    if let end = item.end { field("end", end) }
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

extension PriceBook.Spread {
  /// One of its points, by whose unit a reader finds the dimension.
  fileprivate func unitSample(of dimension: Dimension) -> String {
    QuantityText.canonical(high, as: dimension)
  }
}
