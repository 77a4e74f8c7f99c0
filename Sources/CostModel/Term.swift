internal import DecisionModel

/// Arithmetic with its names looked up: steps over a stack, so that none holds another.
struct Term: Sendable {
  private(set) var steps: [Step] = []

  /// Puts a number on the stack, or takes some from it and puts theirs there.
  enum Step: Sendable {
    case constant(Double)
    /// A number of the graph.
    case node(Int)
    /// A number that counts as 0 while nobody answered the fact at that place.
    case nodeOrZero(Int, fact: Int)
    /// A number of the candidate in a search, by its place.
    case candidate(Int)
    /// A name that nothing declares.
    case missing
    case binary(Expression.Operator)
    /// A function of so many numbers, at least one.
    case call(Expression.Function, count: Int)
  }

  /// Whether it differs from one candidate of a search to another.
  var readsCandidate: Bool {
    steps.contains { if case .candidate = $0 { true } else { false } }
  }

  /// A number of the graph.
  static func node(_ node: Int) -> Term {
    var term = Term()
    term.steps = [.node(node)]
    return term
  }

  /// A name that nothing declares.
  static let missing: Term = {
    var term = Term()
    term.steps = [.missing]
    return term
  }()

  private init() {}

  /// Takes arithmetic apart; each name is looked up by `step` as often as it is read, in order.
  init(_ expression: Expression, _ step: (String) -> Step) {
    steps.reserveCapacity(8)
    func add(_ expression: Expression) {
      switch expression {
      case .constant(let quantity): steps.append(.constant(quantity.double))
      case .name(let name): steps.append(step(name))
      case .binary(let sign, let left, let right):
        add(left)
        add(right)
        steps.append(.binary(sign))
      case .call(let function, let arguments):
        for argument in arguments { add(argument) }
        steps.append(arguments.isEmpty ? .missing : .call(function, count: arguments.count))
      }
    }
    add(expression)
  }

  /// The numbers of the graph that it reads.
  var nodes: [Int] {
    steps.compactMap { step in
      switch step {
      case .node(let node), .nodeOrZero(let node, _): node
      case .constant, .candidate, .missing, .binary, .call: nil
      }
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
    var entry: ListedEntry
    var count: Int
    var numbers: [Double]
  }

  init(
    _ search: PriceBook.Choice.Search, entries: [ListedEntry], _ nodes: [String: Int]
  ) {
    takesNearest = search.takesNearest
    // A name that some candidate lacks is looked up outside of it.
    let fields = search.names.filter { name in
      !entries.isEmpty
        && entries.allSatisfy { $0.entry.fields.contains { $0.name == name } }
    }
    var names = ["count"]
    for field in fields where !names.contains(field) { names.append(field) }
    func compiled(_ expression: Expression) -> Term {
      Term(expression) { name in
        names.firstIndex(of: name).map { .candidate($0) } ?? nodes[name].map { .node($0) }
          ?? .missing
      }
    }
    need = compiled(search.need)
    capacity = compiled(search.capacity)
    smallest = compiled(search.smallest)
    candidates = entries.flatMap { entry in
      search.counts.map { count in
        Candidate(
          entry: entry, count: count,
          numbers: names.map { name in
            name == "count" ? Double(count) : entry.entry.field(name)?.value.likely.double ?? 0
          })
      }
    }
  }
}
