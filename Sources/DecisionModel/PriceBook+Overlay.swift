extension PriceBook {
  /// This book with the declarations of another put in the place of those of the same name.
  public func overlaid(by other: PriceBook) -> PriceBook {
    var book = self
    book.asOf = other.asOf ?? asOf
    book.volume = other.volume ?? volume
    book.months = other.months ?? months
    Self.put(other.inputs, into: &book.inputs) { $0.name }
    Self.put(other.formulas, into: &book.formulas) { $0.name }
    // An entry that is given anew replaces all of its name, whatever their dates.
    let anew = Set(other.entries.map { [$0.table, $0.name.lowercased()] })
    book.entries.removeAll { anew.contains([$0.table, $0.name.lowercased()]) }
    book.entries += other.entries
    Self.put(other.columns, into: &book.columns) { $0.table }
    Self.put(other.imports, into: &book.imports) { "\($0.format) \($0.table)" }
    Self.put(other.choices, into: &book.choices) { $0.name }
    Self.put(other.lines, into: &book.lines) { $0.id }
    Self.put(other.recipes, into: &book.recipes) { $0.technique.rawValue }
    Self.put(other.calculators, into: &book.calculators) { $0.name }
    Self.put(other.settlements, into: &book.settlements) { $0.fact.rawValue }
    if !other.comparisons.isEmpty { book.comparisons = other.comparisons }
    // A name is an input or a formula, so the other book may turn one into the other.
    let newInputs = Set(other.inputs.map(\.name))
    let newFormulas = Set(other.formulas.map(\.name))
    book.formulas.removeAll { newInputs.contains($0.name) }
    book.inputs.removeAll { newFormulas.contains($0.name) }
    return book
  }

  private static func put<Item>(
    _ new: [Item], into old: inout [Item], by name: (Item) -> String
  ) {
    for item in new {
      if let place = old.firstIndex(where: { name($0) == name(item) }) {
        old[place] = item
      } else {
        old.append(item)
      }
    }
  }
}
