internal import DecisionModel

/// The price book with every name looked up once. A class, since every worksheet holds it and none
/// changes it.
final class Graph: Sendable {
  let book: PriceBook
  let day: Day?
  let nodes: [Node]
  /// What seeds the draws of each number that is drawn: an input, a field of an entry, or a fact. It comes
  /// from its name, so that a new input leaves the draws of the others alone.
  let streams: [UInt64]
  let facts: [FactKey]
  /// What is read of each fact while nobody answered it.
  let absent: [FactReading]
  /// What bounds take each fact for while nobody answered it.
  let open: [OpenReading]
  /// The place of each fact among those declared.
  let declared: [Int?]
  /// The facts that decide whether each question applies, with their places among those declared.
  private let guards: [[(key: FactKey, place: Int?)]]
  /// For each declared fact the places of those that are read otherwise when it changes: itself, and
  /// those whose questions it decides about.
  let readers: [[Int]]
  /// The numbers that each number is worked out from, by place.
  let readPlaces: [[Int]]
  /// The numbers that are worked out from each.
  let dependents: Dependents
  /// The numbers that a trace names below each: those, without the fields of candidates in a search, which
  /// are no numbers of their own.
  let traced: [[Int]]
  /// The names of the numbers, by place.
  let nodeNames: [String]
  /// How each number is worked out, by place.
  let meanings: [Meaning]
  /// The arithmetic of the lines of bills, by their places in the book.
  let lineTerms: [Term]
  /// The choices of the book.
  let choices: [LaidChoice]
  /// True for each number that changes with the volume.
  let followsVolume: [Bool]
  private let nodePlaces: [String: Int]
  private let factPlaces: [FactKey: Int]
  private let declarations: Declarations
  /// The entries of the book, their numbers laid out.
  let listed: [ListedEntry]
  private let entries: EntryIndex
  /// The numbers that the book calls the requests of a month and the months that are counted.
  let volume: Int?
  let months: Int?
  /// The sources of the facts that formulas read as numbers, by place.
  let factSources: [Int?]
  /// The place of `count` among the names of fields: how many of an entry were taken.
  let countField = GraphIndexing.countField

  /// What a name in a formula stands for.
  enum Node {
    case fact(Int, source: Int)
    /// An input of the book, by its place.
    case input(Int, source: Int, answeredBy: Int?)
    /// A formula of the book, by its place.
    case formula(Int, answeredBy: Int?)
    case field(choice: Int, field: String)
    case missing(String)
  }

  /// The same with nothing but places and numbers in it, since a worksheet looks at it over and over.
  enum Meaning {
    case fact(Int, source: Int)
    case input(Shape, source: Int, answeredBy: Int?)
    case formula(Term, answeredBy: Int?)
    case field(choice: Int, field: Int)
    case missing
  }

  init(book: PriceBook, facts: [FactDeclaration], day: Day?) {
    var indexing = GraphIndexing(book: book, facts: facts)
    self.book = book
    self.day = day
    let declarations = indexing.declarations
    self.declarations = declarations
    nodes = indexing.nodes
    streams = indexing.streams
    self.facts = indexing.facts
    let declared = indexing.facts.map { declarations.place(of: $0) }
    self.declared = declared
    let own = declared.map { $0.map { facts[$0] } }
    absent = own.map { FactReading(absent: $0) }
    open = own.indices.map { place in
      OpenReading(open: own[place], at: place) { book.names(of: $0, on: day) }
    }
    guards = own.map { fact in
      (fact?.applies.facts ?? []).map { ($0, declarations.place(of: $0)) }
    }
    var readers = facts.map { _ in [Int]() }
    for (place, guards) in guards.enumerated() {
      for declared in Set([declared[place]] + guards.map(\.place)) {
        if let declared { readers[declared].append(place) }
      }
    }
    self.readers = readers
    nodePlaces = indexing.nodePlaces
    factPlaces = indexing.factPlaces
    meanings = indexing.meanings()
    lineTerms = indexing.lineTerms
    let listed = indexing.listed()
    self.listed = listed
    let entries = EntryIndex(listed, on: day)
    self.entries = entries
    choices = indexing.choices(on: day, listed, entries)
    var factSources = [Int?](repeating: nil, count: indexing.facts.count)
    for case .fact(let fact, let source) in meanings { factSources[fact] = source }
    self.factSources = factSources
    volume = book.volume.flatMap { indexing.nodePlaces[$0] }
    months = book.months.flatMap { indexing.nodePlaces[$0] }
    readPlaces = indexing.readPlaces(meanings)
    dependents = Dependents(of: readPlaces)
    nodeNames = indexing.nodeNames()
    traced = indexing.traced(readPlaces)
    followsVolume = dependents.following([volume].compactMap(\.self))
  }

  /// Whether something is open that decides whether the question for a fact applies.
  func mayBeIdle(_ place: Int, _ facts: some KnownFacts) -> Bool {
    guards[place].contains { key, place in
      switch facts.knowledge(of: key, at: place) {
      case .unasked, .unknown, .partly: true
      case .known, .notApplicable: false
      }
    }
  }

  /// An entry by name or alias, as `PriceBook.entry` finds it.
  func entry(_ name: String, in table: String) -> ListedEntry? { entries.entry(name, in: table) }

  /// What the rules declare of a fact.
  func declaration(of key: FactKey) -> FactDeclaration? { declarations[key] }

  /// The node of a name; nil for names that no formula of the book reads.
  func node(_ name: String) -> Int? { nodePlaces[name] }

  func fact(_ key: FactKey) -> Int? { factPlaces[key] }

  func names(_ places: FactPlaces) -> [FactKey] {
    places.places(below: facts.count).map { facts[$0] }
  }

  /// Arithmetic with its names looked up.
  func term(_ expression: Expression) -> Term {
    Term(expression) { name in nodePlaces[name].map { .node($0) } ?? .missing }
  }
}

extension PriceBook {
  /// Every piece of arithmetic outside formulas, lines of bills and searches.
  var otherExpressions: [Expression] {
    var all: [Expression] = []
    for recipe in recipes {
      for change in recipe.sets + recipe.adds { all += [.name(change.name), change.expression] }
      all += recipe.measures.map(\.expression)
    }
    all += comparisons.compactMap(\.capacity)
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
  var names: [String] { expressions.flatMap(\.names) }
}

extension Graph {
  /// The names that a number is worked out from.
  func reads(_ node: Int) -> [String] {
    switch nodes[node] {
    case .fact, .input, .missing: []
    case .formula(let place, _): book.formulas[place].expression.names
    case .field(let choice, _): book.choices[choice].search?.names ?? []
    }
  }
}
