public import DecisionModel

/// Who reads what in a price book, so that a number can be followed up to the bills.
public struct PriceReaders: Sendable {
  /// A declaration that reads a name.
  public struct Reader: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// Its name.
    public var name: String
    /// Its arithmetic; empty where several pieces read.
    public var formula: String

    /// The kinds of declarations that read names.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// A named piece of arithmetic.
      case formula
      /// A line of a bill.
      case line
      /// The bill of a technique: what it changes or measures.
      case recipe
      /// A computed fact.
      case fact
      /// A search for an entry.
      case choice
      /// A calculator that gives or shows it.
      case calculator
      /// The most that a compared route can carry.
      case comparison
    }
  }

  private let book: PriceBook
  private var readers: [String: [Reader]] = [:]
  /// The recipes that each line stands on.
  private var bills: [String: [String]] = [:]

  /// Reads a book once.
  public init(_ book: PriceBook) {
    self.book = book
    for formula in book.formulas {
      add(.formula, formula.name, [formula.expression])
    }
    for line in book.lines { add(.line, line.id, [line.expression]) }
    for choice in book.choices {
      if let search = choice.search {
        add(.choice, choice.name, search.expressions, formula: "")
      }
    }
    for recipe in book.recipes {
      let changes = (recipe.sets + recipe.adds).map(\.expression)
      add(
        .recipe, recipe.technique.rawValue, changes + recipe.measures.map(\.expression),
        formula: "")
      for line in recipe.lines { bills[line, default: []].append(recipe.technique.rawValue) }
    }
    for settlement in book.settlements {
      switch settlement.way {
      case .atMost(let left, let right): add(.fact, settlement.fact.rawValue, [left, right])
      case .each(_, let bound): add(.fact, settlement.fact.rawValue, [bound])
      case .payback, .breakEven: break
      }
    }
    for calculator in book.calculators {
      add(
        .calculator, calculator.name,
        calculator.gives.map(\.expression) + calculator.shows.map { .name($0) }, formula: "")
    }
    for comparison in book.comparisons {
      let name = comparison.routes.map(\.rawValue).joined(separator: ", ")
      add(
        .comparison, "\(name) against \(comparison.against)",
        [comparison.capacity].compactMap(\.self))
    }
    for name in [book.volume, book.months].compactMap(\.self) {
      readers[name, default: []].append(Reader(kind: .recipe, name: "every bill", formula: ""))
    }
  }

  private mutating func add(
    _ kind: Reader.Kind, _ name: String, _ expressions: [Expression], formula: String? = nil
  ) {
    var seen: Set<String> = []
    let text = formula ?? expressions.map(\.text).joined(separator: " <= ")
    for read in expressions.flatMap(\.names) where seen.insert(read).inserted {
      readers[read, default: []].append(Reader(kind: kind, name: name, formula: text))
    }
  }

  /// What reads a name directly, in order of declaration by kind.
  public func readers(of name: String) -> [Reader] { readers[name] ?? [] }

  /// The names that a number of an entry goes by: one for each choice from its table, and its own in
  /// the searches of those.
  public func names(of field: String, in table: String) -> [String] {
    book.choices.filter { $0.table == table }.map { "\($0.name).\(field)" }
  }

  /// What reads a number of the entries of a table directly.
  public func readers(of field: String, in table: String) -> [Reader] {
    let searches = book.choices.filter { choice in
      choice.table == table && (choice.search?.names.contains(field) ?? false)
    }
    return names(of: field, in: table).flatMap { readers(of: $0) }
      + searches.map { Reader(kind: .choice, name: $0.name, formula: "") }
  }

  /// The techniques whose bills rest on some names, in the order of the book.
  public func techniques(behind names: [String]) -> [String] {
    var waiting = names
    var seen = Set(names)
    var found: Set<String> = []
    while let name = waiting.popLast() {
      for reader in readers(of: name) {
        switch reader.kind {
        case .line: found.formUnion(bills[reader.name] ?? [])
        case .recipe: found.insert(reader.name)
        case .formula where seen.insert(reader.name).inserted: waiting.append(reader.name)
        case .choice:
          // What a search reads decides which entry is taken, and so all that is read of it.
          let fields = readers.keys.filter { $0.hasPrefix(reader.name + ".") }
          waiting += fields.filter { seen.insert($0).inserted }
        case .formula, .fact, .calculator, .comparison: break
        }
      }
    }
    return book.recipes.map(\.technique.rawValue).filter(found.contains)
  }

  /// The choices that can come to stand for an entry, each with the way.
  public func ways(to entry: PriceBook.Entry) -> [(choice: PriceBook.Choice, way: Way)] {
    book.choices.filter { $0.table == entry.table }.compactMap { choice in
      if let item = choice.cases.first(where: { $0.entry.lowercased() == entry.name.lowercased() })
      {
        return (choice, item.when.clauses.isEmpty ? .otherwise : .condition)
      }
      if choice.search != nil { return (choice, .search) }
      if let fact = choice.fact { return (choice, .answer(fact)) }
      let asking = book.calculators.first { calculator in
        calculator.options.contains { $0.way == .picks(choice: choice.name) }
      }
      return asking.map { (choice, .calculator($0.name)) }
    }
  }

  /// How a choice comes to stand for an entry.
  public enum Way: Hashable, Sendable {
    /// A case of the choice names it, under a condition.
    case condition
    /// It is what is taken when nothing else is said.
    case otherwise
    /// A search may find it.
    case search
    /// An answer may name it.
    case answer(FactKey)
    /// Only a calculator can be asked for it.
    case calculator(String)
  }
}
