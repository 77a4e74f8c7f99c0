internal import DecisionModel

/// The price book with every name looked up once. A class, since every worksheet holds it and none
/// changes it.
final class Graph: Sendable {
  let book: PriceBook
  let day: Day?
  let declarations: [FactKey: FactDeclaration]
  let nodes: [Node]
  let sources: [Source]
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
  /// The numbers that a trace names below each: those, without the fields of candidates in a search, which
  /// are no numbers of their own.
  let traced: [[Int]]
  /// The names of the numbers, by place.
  let nodeNames: [String]
  /// How each number is worked out, by place.
  let meanings: [Meaning]
  /// The choices of the book.
  let choices: [LaidChoice]
  /// True for each number that changes with the volume.
  let followsVolume: [Bool]
  /// The names of fields that formulas read.
  let fieldNames: [String]
  private let nodePlaces: [String: Int]
  private let factPlaces: [FactKey: Int]
  /// The sources of each entry's fields, by what tells it from all others and by the field's name.
  private let fieldSources: [String: [String: Int]]
  /// Entries by table and name or alias in lower case: those of the day, or the last before it.
  private let entries: [EntryKey: ListedEntry]
  private let listedEntries: [String: ListedEntry]
  /// The numbers that the book calls the requests of a month and the months that are counted.
  let volume: Int?
  let months: Int?
  /// The sources of the facts that formulas read as numbers, by place.
  let factSources: [Int?]
  /// The place of `count` among the names of fields: how many of an entry were taken.
  let countField: Int?

  private struct EntryKey: Hashable {
    var table: String
    var name: String
  }

  /// A number that is drawn: an input, a field of an entry, or a fact.
  struct Source {
    var name: String
    var shape: Shape
    /// What seeds its draws, so that a new input leaves those of the others alone.
    let stream: UInt64

    init(name: String, shape: Shape) {
      self.name = name
      self.shape = shape
      stream = SplitMix64.hash(name)
    }
  }

  /// What a name in a formula stands for.
  enum Node {
    case fact(Int, source: Int)
    case input(PriceBook.Input, source: Int, answeredBy: Int?)
    case formula(PriceBook.Formula, answeredBy: Int?)
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
    declarations = indexing.declarations
    nodes = indexing.nodes
    sources = indexing.sources
    self.facts = indexing.facts
    absent = indexing.facts.map { FactReading(absent: indexing.declarations[$0]) }
    open = indexing.facts.enumerated().map {
      OpenReading(open: indexing.declarations[$1], at: $0) { book.names(of: $0, on: day) }
    }
    let places = Dictionary(facts.enumerated().map { ($1.key, $0) }) { first, _ in first }
    declared = indexing.facts.map { places[$0] }
    guards = indexing.facts.map { key in
      (indexing.declarations[key]?.applies.facts ?? []).map { ($0, places[$0]) }
    }
    var readers = facts.map { _ in [Int]() }
    for (place, key) in indexing.facts.enumerated() {
      let guards = guards[place].map(\.place)
      for declared in Set([places[key]] + guards) {
        if let declared { readers[declared].append(place) }
      }
    }
    self.readers = readers
    nodePlaces = indexing.nodePlaces
    factPlaces = indexing.factPlaces
    fieldSources = indexing.fieldSources
    meanings = indexing.meanings()
    fieldNames = indexing.fieldNames
    countField = fieldNames.firstIndex(of: "count")
    let listed = indexing.listed()
    listedEntries = listed
    let entries = Self.index(book, on: day).compactMapValues { listed[Self.sourceName($0)] }
    self.entries = entries
    choices = indexing.choices(on: day, listed) { name, table in
      entries[EntryKey(table: table, name: name.lowercased())]
    }
    var factSources = [Int?](repeating: nil, count: indexing.facts.count)
    for case .fact(let fact, let source) in meanings { factSources[fact] = source }
    self.factSources = factSources
    volume = book.volume.flatMap { indexing.nodePlaces[$0] }
    months = book.months.flatMap { indexing.nodePlaces[$0] }
    readPlaces = indexing.readPlaces()
    nodeNames = indexing.nodeNames()
    traced = indexing.traced(readPlaces)
    var follows = [Bool?](repeating: nil, count: nodes.count)
    if let volume { follows[volume] = true }
    for node in nodes.indices { _ = Self.spread(&follows, to: node, readPlaces) }
    followsVolume = follows.map { $0 ?? false }
  }

  /// Whether something is open that decides whether the question for a fact applies.
  func mayBeIdle(_ place: Int, _ facts: some KnownFacts) -> Bool {
    guards[place].contains { key, place in
      let known = facts.knowledge(of: key, at: place)
      return known.value == nil && known != .notApplicable
    }
  }

  /// Marks a number when one that it is worked out from is marked.
  static func spread(_ marks: inout [Bool?], to node: Int, _ readPlaces: [[Int]]) -> Bool {
    if let known = marks[node] { return known }
    marks[node] = false
    var result = false
    for below in readPlaces[node] where spread(&marks, to: below, readPlaces) { result = true }
    marks[node] = result
    return result
  }

  /// An entry by name or alias, as `PriceBook.entry` finds it.
  func entry(_ name: String, in table: String) -> ListedEntry? {
    entries[EntryKey(table: table, name: name.lowercased())]
  }

  /// An entry of the book with its numbers looked up.
  func listed(_ entry: PriceBook.Entry) -> ListedEntry? { listedEntries[Self.sourceName(entry)] }

  private static func index(_ book: PriceBook, on day: Day?) -> [EntryKey: PriceBook.Entry] {
    var named: [EntryKey: [PriceBook.Entry]] = [:]
    var aliased: [EntryKey: [PriceBook.Entry]] = [:]
    for entry in book.entries {
      named[EntryKey(table: entry.table, name: entry.name.lowercased()), default: []].append(entry)
      for alias in Set(entry.aliases.map { $0.lowercased() }) {
        aliased[EntryKey(table: entry.table, name: alias), default: []].append(entry)
      }
    }
    // A name goes before an alias.
    return aliased.merging(named) { $1 }.compactMapValues { PriceBook.entry(among: $0, on: day) }
  }

  /// What tells an entry from all others.
  static func sourceName(_ entry: PriceBook.Entry) -> String {
    let dated = entry.validFrom.map { "@" + $0.canonical } ?? ""
    return "\(entry.table).\(entry.name)\(dated)"
  }

  /// The node of a name; nil for names that no formula of the book reads.
  func node(_ name: String) -> Int? { nodePlaces[name] }

  func fact(_ key: FactKey) -> Int? { factPlaces[key] }

  /// The sources of the fields of an entry, by name.
  func sources(of entry: PriceBook.Entry) -> [String: Int] {
    fieldSources[Self.sourceName(entry)] ?? [:]
  }

  func names(_ places: FactPlaces) -> [FactKey] {
    if places.isEmpty { return [] }
    return facts.indices.filter(places.contains).map { facts[$0] }
  }

  /// Arithmetic with its names looked up.
  func term(_ expression: Expression, absentAsZero: [FactKey] = []) -> Term {
    Term(expression, absentAsZero: absentAsZero, nodePlaces, factPlaces)
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
  var names: [String] { need.names + capacity.names + smallest.names }
}

extension Graph {
  /// The names that a number is worked out from.
  func reads(_ node: Int) -> [String] {
    switch nodes[node] {
    case .fact, .input, .missing: []
    case .formula(let formula, _): formula.expression.names
    case .field(let choice, _): book.choices[choice].search?.names ?? []
    }
  }
}
