internal import DecisionModel

/// Looks the names of a price book up while a graph is made.
struct GraphIndexing {
  let book: PriceBook
  let declarations: [FactKey: FactDeclaration]
  private(set) var nodes: [Graph.Node] = []
  private(set) var sources: [Graph.Source] = []
  private(set) var facts: [FactKey] = []
  private(set) var nodePlaces: [String: Int] = [:]
  private(set) var factPlaces: [FactKey: Int] = [:]
  private(set) var fieldSources: [String: [String: Int]] = [:]
  private(set) var fieldNames: [String] = []
  private let inputPlaces: [String: Int]
  private let formulaPlaces: [String: Int]
  private let choicePlaces: [String: Int]

  init(book: PriceBook, facts: [FactDeclaration]) {
    self.book = book
    inputPlaces = Self.places(book.inputs.map(\.name))
    formulaPlaces = Self.places(book.formulas.map(\.name))
    choicePlaces = Self.places(book.choices.map(\.name))
    declarations = Dictionary(facts.map { ($0.key, $0) }) { first, _ in first }
    for entry in book.entries {
      let name = Graph.sourceName(entry)
      for field in entry.fields {
        fieldSources[name, default: [:]][field.name] = sources.count
        sources.append(
          Graph.Source(name: "\(name).\(field.name)", shape: Shape(field.value)))
      }
    }
    for name in [book.volume, book.months] {
      if let name { _ = place(of: name) }
    }
    for input in book.inputs { _ = place(of: input.name) }
    for formula in book.formulas { _ = place(of: formula.name) }
    for expression in book.expressions { for name in expression.names { _ = place(of: name) } }
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
        meanings.append(.input(Shape(input.value), source: source, answeredBy: fact))
      case .formula(let formula, let fact):
        let term = Term(
          formula.expression, absentAsZero: formula.absentAsZero, nodePlaces, factPlaces)
        meanings.append(.formula(term, answeredBy: fact))
      case .field(let choice, let field):
        let place = fieldNames.firstIndex(of: field) ?? fieldNames.count
        if place == fieldNames.count { fieldNames.append(field) }
        meanings.append(.field(choice: choice, field: place))
      case .missing: meanings.append(.missing)
      }
    }
    return meanings
  }

  /// The entries of the book, their fields looked up, by what tells each from all others.
  func listed() -> [String: ListedEntry] {
    let fieldPlaces = Self.places(fieldNames)
    var listed: [String: ListedEntry] = [:]
    for entry in book.entries {
      let name = Graph.sourceName(entry)
      listed[name] = ListedEntry(
        entry, fieldPlaces: fieldPlaces, sources: fieldSources[name] ?? [:])
    }
    return listed
  }

  /// The choices of the book with their names looked up; `entry` finds one by its name in a table.
  func choices(
    on day: Day?, _ listed: [String: ListedEntry], _ entry: (String, String) -> ListedEntry?
  ) -> [LaidChoice] {
    book.choices.map { choice in
      var isName = false
      if case .name? = choice.fact.flatMap({ declarations[$0]?.type }) { isName = true }
      let search = choice.search.map { search in
        let entries = book.entries(of: choice.table).filter { $0.isValid(on: day) }
        return SearchTerms(
          search, entries: entries.compactMap { listed[Graph.sourceName($0)] }, nodePlaces,
          factPlaces)
      }
      return LaidChoice(
        table: choice.table, fact: choice.fact.flatMap { factPlaces[$0] }, expectsAnswer: !isName,
        cases: choice.cases.map {
          LaidChoice.Case(
            when: LaidCondition($0.when, factPlaces), entry: entry($0.entry, choice.table))
        }, search: search)
    }
  }

  func readPlaces() -> [[Int]] {
    nodes.map { node in
      let names: [String] =
        switch node {
        case .fact, .input, .missing: []
        case .formula(let formula, _): formula.expression.names
        case .field(let choice, _): book.choices[choice].search?.names ?? []
        }
      return names.compactMap { nodePlaces[$0] }
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
    if let input = inputPlaces[name].map({ book.inputs[$0] }) {
      sources.append(Graph.Source(name: name, shape: Shape(input.value)))
      node = .input(
        input, source: sources.count - 1, answeredBy: input.answeredBy.map { factPlace(of: $0) })
    } else if let formula = formulaPlaces[name].map({ book.formulas[$0] }) {
      for key in formula.absentAsZero { _ = factPlace(of: key) }
      node = .formula(formula, answeredBy: formula.answeredBy.map { factPlace(of: $0) })
    } else if let point = name.firstIndex(of: "."),
      let choice = choicePlaces[String(name[..<point])]
    {
      node = .field(choice: choice, field: String(name[name.index(after: point)...]))
    } else if declarations[FactKey(name)] != nil {
      sources.append(Graph.Source(name: name, shape: Shape(exactly: 0)))
      node = .fact(factPlace(of: FactKey(name)), source: sources.count - 1)
    } else {
      node = .missing(name)
    }
    nodePlaces[name] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }
}
