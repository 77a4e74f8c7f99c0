internal import DecisionModel

/// Arithmetic with its names looked up.
indirect enum Term: Sendable {
  case constant(Double)
  /// A number of the graph.
  case node(Int)
  /// A number that counts as 0 while nobody answered the fact at that place.
  case nodeOrZero(Int, fact: Int)
  /// A number of the candidate in a search, by its place.
  case candidate(Int)
  /// A name that nothing declares.
  case missing
  case binary(Expression.Operator, Term, Term)
  case call(Expression.Function, [Term])

  init(
    _ expression: Expression, absentAsZero: [FactKey] = [], candidate: [String: Int] = [:],
    _ nodes: [String: Int], _ facts: [FactKey: Int]
  ) {
    func compiled(_ expression: Expression) -> Term {
      Term(expression, absentAsZero: absentAsZero, candidate: candidate, nodes, facts)
    }
    switch expression {
    case .constant(let quantity): self = .constant(quantity.double)
    case .name(let name):
      if let place = candidate[name] {
        self = .candidate(place)
      } else if let node = nodes[name] {
        let key = FactKey(name)
        if absentAsZero.contains(key), let fact = facts[key] {
          self = .nodeOrZero(node, fact: fact)
        } else {
          self = .node(node)
        }
      } else {
        self = .missing
      }
    case .binary(let sign, let left, let right):
      self = .binary(sign, compiled(left), compiled(right))
    case .call(let function, let arguments):
      self = .call(function, arguments.map { compiled($0) })
    }
  }
}

/// A search over the entries of a table, with the likely numbers of each candidate laid out.
struct SearchTerms: Sendable {
  var need: Term
  var capacity: Term
  var smallest: Term
  var candidates: [Candidate]
  var takesNearest: Bool

  /// An entry taken so many times; its numbers in the order of the names, the count last.
  struct Candidate: Sendable {
    var entry: PriceBook.Entry
    var count: Int
    var numbers: [Double]
  }

  init(
    _ search: PriceBook.Choice.Search, entries: [PriceBook.Entry], _ nodes: [String: Int],
    _ facts: [FactKey: Int]
  ) {
    takesNearest = search.takesNearest
    // A name that some candidate lacks is looked up outside of it.
    let fields = search.names.filter { name in
      !entries.isEmpty && entries.allSatisfy { $0.field(name) != nil }
    }
    var places: [String: Int] = ["count": 0]
    for field in fields where places[field] == nil { places[field] = places.count }
    func compiled(_ expression: Expression) -> Term {
      Term(expression, candidate: places, nodes, facts)
    }
    need = compiled(search.need)
    capacity = compiled(search.capacity)
    smallest = compiled(search.smallest)
    let names = places.sorted { $0.value < $1.value }.map(\.key)
    candidates = entries.flatMap { entry in
      search.counts.map { count in
        Candidate(
          entry: entry, count: count,
          numbers: names.map { name in
            name == "count" ? Double(count) : entry.field(name)?.value.likely.double ?? 0
          })
      }
    }
  }
}
