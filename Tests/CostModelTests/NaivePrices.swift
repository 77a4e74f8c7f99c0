import DecisionModel

/// The cost model once more, as plainly as it can be written: one number at a time, every price at its
/// likely value, names looked up again each time. The reference for `Estimator`.
struct NaivePrices {
  var book: PriceBook
  var facts: Facts
  /// The techniques that stand.
  var recipes: [PriceBook.Recipe] = []
  /// Numbers worked out before, so that tests end in time.
  var memo = Memo()

  final class Memo {
    var values: [String: Double?] = [:]
    var entries: [String: (PriceBook.Entry, Int)?] = [:]
  }

  func value(_ expression: Expression) -> Double? {
    switch expression {
    case .constant(let quantity): return quantity.double
    case .name(let name): return value(named: name)
    case .binary(let sign, let left, let right):
      guard let first = value(left), let second = value(right) else { return nil }
      return switch sign {
      case .add: first + second
      case .subtract: first - second
      case .multiply: first * second
      case .divide: first / second
      }
    case .call(let function, let arguments):
      let values = arguments.compactMap { value($0) }
      guard values.count == arguments.count, let first = values.first else { return nil }
      return switch function {
      case .min: values.min()
      case .max: values.max()
      case .ceil: (first - 1e-9).rounded(.up)
      case .floor: (first + 1e-9).rounded(.down)
      }
    }
  }

  func value(named name: String) -> Double? {
    if let known = memo.values[name] { return known }
    let result = meaning(of: name)
    memo.values[name] = .some(result)
    return result
  }

  private func meaning(of name: String) -> Double? {
    let set = recipes.flatMap(\.sets).last { $0.name == name }
    guard var result = set.map({ value($0.expression) }) ?? plain(name) else { return nil }
    for growth in recipes.flatMap(\.adds) where growth.name == name {
      guard let more = value(growth.expression) else { return nil }
      result += more
    }
    return result
  }

  private func plain(_ name: String) -> Double? {
    if let input = book.inputs.first(where: { $0.name == name }) {
      return input.answeredBy.flatMap { number($0) } ?? input.value.likely.double
    }
    if let formula = book.formulas.first(where: { $0.name == name }) {
      return formula.answeredBy.flatMap { number($0) } ?? value(formula.expression)
    }
    if let point = name.firstIndex(of: "."),
      let choice = book.choices.first(where: { $0.name == name[..<point] }),
      let (entry, count) = chosen(choice)
    {
      let field = String(name[name.index(after: point)...])
      return field == "count" ? Double(count) : entry.field(field)?.value.likely.double
    }
    return number(FactKey(name))
  }

  private func number(_ key: FactKey) -> Double? {
    guard case .known(.number(let range)) = facts[key] else { return nil }
    return range.low.double
  }

  private func chosen(_ choice: PriceBook.Choice) -> (PriceBook.Entry, Int)? {
    if let known = memo.entries[choice.name] { return known }
    let result = choose(choice)
    memo.entries[choice.name] = .some(result)
    return result
  }

  private func choose(_ choice: PriceBook.Choice) -> (PriceBook.Entry, Int)? {
    if let key = choice.fact {
      switch facts[key] {
      case .known(.name(let name)):
        if let entry = book.entry(name, in: choice.table) { return (entry, 1) }
      case .known(.choice(let name)):
        if let entry = book.entry(name.rawValue, in: choice.table) { return (entry, 1) }
      default: break
      }
    }
    for item in choice.cases where holds(item.when) {
      if let entry = book.entry(item.entry, in: choice.table, on: book.asOf) { return (entry, 1) }
    }
    guard let search = choice.search else { return nil }
    var fitting: [(isPreferred: Bool, key: Double, entry: PriceBook.Entry, count: Int)] = []
    for entry in book.entries(of: choice.table) {
      for count in search.counts {
        guard let key = value(search.smallest.filled(from: entry, count)),
          keeps(search.fits, entry, count)
        else { continue }
        fitting.append((search.prefers.map { keeps($0, entry, count) } ?? true, key, entry, count))
      }
    }
    let preferred = fitting.filter(\.isPreferred)
    return (preferred.isEmpty ? fitting : preferred).min { $0.key < $1.key }
      .map { ($0.entry, $0.count) }
  }

  private func keeps(
    _ bound: PriceBook.Choice.Bound, _ entry: PriceBook.Entry, _ count: Int
  ) -> Bool {
    guard let need = value(bound.need.filled(from: entry, count)),
      let capacity = value(bound.capacity.filled(from: entry, count))
    else { return false }
    return need <= capacity
  }

  private func holds(_ condition: Condition) -> Bool {
    condition.clauses.allSatisfy { clause in
      clause.atoms.contains { atom in
        switch (facts[atom.fact], atom.test) {
        case (.known(.choice(let value)), .isOneOf(let names)): names.contains(value)
        case (.known(.choice(let value)), .isNoneOf(let names)): !names.contains(value)
        case (.known(.number(let range)), .compares(.atLeast, let bound)): range.low >= bound
        default: false
        }
      }
    }
  }
}

extension Expression {
  /// With the numbers of a candidate in the place of their names.
  fileprivate func filled(from entry: PriceBook.Entry, _ count: Int) -> Expression {
    switch self {
    case .constant: self
    case .name("count"): .constant(Quantity(count))
    case .name(let name): entry.field(name).map { .constant($0.value.likely) } ?? self
    case .binary(let sign, let left, let right):
      .binary(sign, left.filled(from: entry, count), right.filled(from: entry, count))
    case .call(let function, let arguments):
      .call(function, arguments.map { $0.filled(from: entry, count) })
    }
  }
}
