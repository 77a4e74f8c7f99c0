internal import DecisionModel

/// The price book with every name looked up once.
struct Graph {
  let book: PriceBook
  let day: Day?
  let declarations: [FactKey: FactDeclaration]
  private(set) var nodes: [Node] = []
  private(set) var sources: [Source] = []
  private(set) var facts: [FactKey] = []
  /// The numbers that each number is worked out from, by place.
  private(set) var readPlaces: [[Int]] = []
  private var nodePlaces: [String: Int] = [:]
  private var factPlaces: [FactKey: Int] = [:]
  private var fieldSources: [String: Int] = [:]

  /// A number that is drawn: an input, a field of an entry, or a fact.
  struct Source {
    var name: String
    var shape: Shape
  }

  /// What a name in a formula stands for.
  enum Node {
    case fact(Int, source: Int)
    case input(PriceBook.Input, source: Int, answeredBy: Int?)
    case formula(PriceBook.Formula, answeredBy: Int?)
    case field(choice: Int, field: String)
    case missing(String)
  }

  init(book: PriceBook, facts: [FactDeclaration], day: Day?) {
    self.book = book
    self.day = day
    declarations = Dictionary(facts.map { ($0.key, $0) }) { first, _ in first }
    for entry in book.entries {
      for field in entry.fields {
        let name = Self.sourceName(entry, field.name)
        fieldSources[name] = sources.count
        sources.append(Source(name: name, shape: Shape(field.value)))
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
    readPlaces = nodes.indices.map { place in reads(place).compactMap { node($0) } }
  }

  static func sourceName(_ entry: PriceBook.Entry, _ field: String) -> String {
    let dated = entry.validFrom.map { "@" + $0.canonical } ?? ""
    return "\(entry.table).\(entry.name)\(dated).\(field)"
  }

  /// The node of a name; nil for names that no formula of the book reads.
  func node(_ name: String) -> Int? { nodePlaces[name] }

  func fact(_ key: FactKey) -> Int? { factPlaces[key] }

  /// The source of a field of an entry.
  func source(_ entry: PriceBook.Entry, _ field: String) -> Int? {
    fieldSources[Self.sourceName(entry, field)]
  }

  func names(_ list: FactList) -> [FactKey] { list.places.map { facts[$0] } }

  private mutating func factPlace(of key: FactKey) -> Int {
    if let place = factPlaces[key] { return place }
    let place = facts.count
    factPlaces[key] = place
    facts.append(key)
    return place
  }

  private mutating func place(of name: String) -> Int {
    if let place = nodePlaces[name] { return place }
    let node: Node
    if let input = book.inputs.first(where: { $0.name == name }) {
      sources.append(Source(name: name, shape: Shape(input.value)))
      node = .input(
        input, source: sources.count - 1, answeredBy: input.answeredBy.map { factPlace(of: $0) })
    } else if let formula = book.formulas.first(where: { $0.name == name }) {
      for key in formula.absentAsZero { _ = factPlace(of: key) }
      node = .formula(formula, answeredBy: formula.answeredBy.map { factPlace(of: $0) })
    } else if let point = name.firstIndex(of: "."),
      let choice = book.choices.firstIndex(where: { $0.name == name[..<point] })
    {
      node = .field(choice: choice, field: String(name[name.index(after: point)...]))
    } else if declarations[FactKey(name)] != nil {
      sources.append(Source(name: name, shape: Shape(exactly: 0)))
      node = .fact(factPlace(of: FactKey(name)), source: sources.count - 1)
    } else {
      node = .missing(name)
    }
    nodePlaces[name] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }
}

extension PriceBook {
  /// Every piece of arithmetic outside searches.
  var expressions: [Expression] {
    var all = formulas.map(\.expression)
    all += lines.map(\.expression)
    for recipe in recipes {
      for change in recipe.sets + recipe.adds { all += [.name(change.name), change.expression] }
      all += recipe.measures.map(\.expression)
    }
    for settlement in settlements {
      switch settlement.way {
      case .atMost(let left, let right): all += [left, right]
      case .each(_, let bound): all.append(bound)
      case .payback, .breakEven: break
      }
    }
    return all
  }
}

extension PriceBook.Choice.Search {
  /// The names it reads, those of the candidate's own fields among them.
  var names: [String] { need.names + capacity.names + smallest.names }
}
