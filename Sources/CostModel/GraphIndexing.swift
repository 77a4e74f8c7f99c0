internal import DecisionModel

/// Looks the names of a price book up while a graph is made.
struct GraphIndexing {
  let book: PriceBook
  let declarations: Declarations
  private(set) var nodes: [Graph.Node] = []
  private(set) var streams: [UInt64] = []
  private(set) var facts: [FactKey] = []
  private(set) var nodePlaces: [String: Int] = [:]
  private(set) var factPlaces: [FactKey: Int] = [:]
  /// The names of the fields that formulas read of each table.
  private var fieldNames: [String: [String]] = [:]
  private(set) var lineTerms: [Term] = []
  /// The arithmetic of the formulas, by place.
  private var formulaTerms: [Term] = []
  private let inputPlaces: [String: Int]
  private let formulaPlaces: [String: Int]
  private let choicePlaces: [String: Int]

  init(book: PriceBook, facts: [FactDeclaration]) {
    self.book = book
    let inputs = book.inputs.map(\.name)
    let named = book.formulas.map(\.name)
    inputPlaces = Self.places(inputs)
    formulaPlaces = Self.places(named)
    choicePlaces = Self.places(book.choices.map(\.name))
    declarations = Declarations(facts)
    for entry in book.entries {
      var start = SplitMix64.hash(entry.table)
      for part in [".", entry.name] { start = SplitMix64.hash(part, after: start) }
      if let day = entry.validFrom { start = SplitMix64.hash("@" + day.canonical, after: start) }
      start = SplitMix64.hash(".", after: start)
      for field in entry.fields { streams.append(SplitMix64.hash(field.name, after: start)) }
    }
    nodePlaces.reserveCapacity(2 * (book.inputs.count + book.formulas.count))
    for name in [book.volume, book.months] {
      if let name { _ = place(of: name) }
    }
    for name in inputs { _ = place(of: name) }
    for name in named { _ = place(of: name) }
    for place in book.formulas.indices {
      let read = term(
        book.formulas[place].expression, absentAsZero: book.formulas[place].absentAsZero)
      formulaTerms.append(read)
    }
    for expression in book.lines.map(\.expression) { lineTerms.append(term(expression)) }
    for expression in book.otherExpressions { expression.eachName { _ = place(of: $0) } }
    for choice in book.choices {
      if let fact = choice.fact { _ = factPlace(of: fact) }
      for key in choice.cases.flatMap(\.when.facts) { _ = factPlace(of: key) }
      for name in choice.search?.names ?? [] { _ = place(of: name) }
    }
  }

  mutating func meanings() -> [Graph.Meaning] {
    var meanings: [Graph.Meaning] = []
    for node in nodes {
      switch node {
      case .fact(let fact, let source): meanings.append(.fact(fact, source: source))
      case .input(let input, let source, let fact):
        let shape = Shape(book.inputs[input].value)
        meanings.append(.input(shape, source: source, answeredBy: fact))
      case .formula(let place, let fact):
        meanings.append(.formula(formulaTerms[place], answeredBy: fact))
      case .field(let choice, let field):
        let place = fieldPlace(field, in: book.choices[choice].table)
        meanings.append(.field(choice: choice, field: place))
      case .missing: meanings.append(.missing)
      }
    }
    return meanings
  }

  /// The entries of the book, their fields looked up.
  func listed() -> [ListedEntry] {
    var source = 0
    // The entries of a table have the same fields, so that one is looked up for most of them.
    var table = ""
    var read = fieldNames(of: table)
    var names: [String] = []
    var places: [Int?] = []
    return book.entries.map { entry in
      defer { source += entry.fields.count }
      let isOther = entry.table != table
      if isOther {
        table = entry.table
        read = fieldNames(of: table)
      }
      if isOther || !entry.fields.elementsEqual(names, by: { $0.name == $1 }) {
        names = entry.fields.map(\.name)
        places = names.map { read.firstIndex(of: $0) }
      }
      return ListedEntry(entry, places: places, count: read.count, firstSource: source)
    }
  }

  /// The place of `count` among the names of the fields of every table.
  static let countField = 0

  private func fieldNames(of table: String) -> [String] { fieldNames[table] ?? ["count"] }

  private mutating func fieldPlace(_ field: String, in table: String) -> Int {
    let names = fieldNames(of: table)
    if let known = names.firstIndex(of: field) { return known }
    fieldNames[table] = names + [field]
    return names.count
  }

  /// The choices of the book with their names looked up.
  func choices(on day: Day?, _ listed: [ListedEntry], _ index: EntryIndex) -> [LaidChoice] {
    book.choices.map { choice in
      var isName = false
      if case .name? = choice.fact.flatMap({ declarations[$0]?.type }) { isName = true }
      let search = choice.search.map { search in
        let entries = listed.filter {
          $0.entry.table == choice.table && $0.entry.isValid(on: day)
        }
        return SearchTerms(search, entries: entries, nodePlaces)
      }
      return LaidChoice(
        table: choice.table, fact: choice.fact.flatMap { factPlaces[$0] }, expectsAnswer: !isName,
        cases: choice.cases.map {
          LaidChoice.Case(
            when: LaidCondition($0.when, factPlaces),
            entry: index.entry($0.entry, in: choice.table))
        }, search: search)
    }
  }

  /// The numbers that each number is worked out from.
  func readPlaces(_ meanings: [Graph.Meaning]) -> [[Int]] {
    let searches = book.choices.map { choice in
      (choice.search?.names ?? []).compactMap { nodePlaces[$0] }
    }
    return meanings.map { meaning in
      switch meaning {
      case .fact, .input, .missing: []
      case .formula(let term, _): term.nodes
      case .field(let choice, _): searches[choice]
      }
    }
  }

  /// The place of each name, or of the first where there are several.
  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// What is read below each number and is a number of its own.
  func traced(_ readPlaces: [[Int]]) -> [[Int]] {
    nodes.indices.map { node in
      guard case .field = nodes[node] else { return readPlaces[node] }
      return readPlaces[node].filter { below in
        if case .missing = nodes[below] { false } else { true }
      }
    }
  }

  /// The names of the numbers, by place.
  func nodeNames() -> [String] {
    var names = [String](repeating: "", count: nodes.count)
    for (name, node) in nodePlaces { names[node] = name }
    return names
  }

  /// Arithmetic with its names looked up, those that are new taken in.
  private mutating func term(_ expression: Expression, absentAsZero: [FactKey] = []) -> Term {
    Term(expression) { name in
      let node = place(of: name)
      let key = FactKey(name)
      guard absentAsZero.contains(key), let fact = factPlaces[key] else { return .node(node) }
      return .nodeOrZero(node, fact: fact)
    }
  }

  private mutating func factPlace(of key: FactKey) -> Int {
    if let place = factPlaces[key] { return place }
    let place = facts.count
    factPlaces[key] = place
    facts.append(key)
    return place
  }

  private mutating func place(of name: String) -> Int {
    if let place = nodePlaces[name] { return place }
    let node: Graph.Node
    if let input = inputPlaces[name] {
      streams.append(SplitMix64.hash(name))
      let fact = book.inputs[input].answeredBy.map { factPlace(of: $0) }
      node = .input(input, source: streams.count - 1, answeredBy: fact)
    } else if let formula = formulaPlaces[name] {
      for key in book.formulas[formula].absentAsZero { _ = factPlace(of: key) }
      let fact = book.formulas[formula].answeredBy.map { factPlace(of: $0) }
      node = .formula(formula, answeredBy: fact)
    } else if let point = name.utf8.firstIndex(of: UInt8(ascii: ".")),
      let choice = choicePlaces[String(name[..<point])]
    {
      node = .field(choice: choice, field: String(name[name.index(after: point)...]))
    } else if declarations.place(of: FactKey(name)) != nil {
      streams.append(SplitMix64.hash(name))
      node = .fact(factPlace(of: FactKey(name)), source: streams.count - 1)
    } else {
      node = .missing(name)
    }
    nodePlaces[name] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }
}

/// What the rules declare of each fact.
struct Declarations: Sendable {
  private let facts: [FactDeclaration]
  private let places: [FactKey: Int]

  init(_ facts: [FactDeclaration]) {
    self.facts = facts
    places = Dictionary(zip(facts.map(\.key), facts.indices)) { first, _ in first }
  }

  /// The place of a fact among those declared.
  func place(of key: FactKey) -> Int? { places[key] }

  subscript(_ key: FactKey) -> FactDeclaration? { places[key].map { facts[$0] } }
}
