internal import DecisionModel

/// A search over the entries of a table, with the likely numbers of each candidate laid out.
struct SearchTerms: Sendable {
  /// The numbers of the graph that it reads; its terms name them by their places here.
  let reads: [Int]
  let fits: Bound
  let prefers: Bound?
  let smallest: Term
  private(set) var candidates: [Candidate]
  /// True where they stand by their keys, the smallest first.
  let isSorted: Bool
  let takesNearest: Bool

  /// What is needed, and what there is of it.
  struct Bound: Sendable {
    var need: Term
    var capacity: Term
  }

  /// An entry taken so many times; its numbers in the order of the names, the count first.
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
    var reads: [Int] = []
    func compiled(_ expression: Expression) -> Term {
      Term(expression) { name in
        if let place = names.firstIndex(of: name) { return .candidate(place) }
        guard let node = nodes[name] else { return .missing }
        if let known = reads.firstIndex(of: node) { return .node(known) }
        reads.append(node)
        return .node(reads.count - 1)
      }
    }
    func compiled(_ bound: PriceBook.Choice.Bound) -> Bound {
      Bound(need: compiled(bound.need), capacity: compiled(bound.capacity))
    }
    fits = compiled(search.fits)
    prefers = search.prefers.map { compiled($0) }
    smallest = compiled(search.smallest)
    self.reads = reads
    candidates = entries.flatMap { entry in
      search.counts.map { count in
        Candidate(
          entry: entry, count: count,
          numbers: names.map { name in
            name == "count" ? Double(count) : entry.entry.field(name)?.value.likely.double ?? 0
          })
      }
    }
    isSorted = smallest.nodes.isEmpty
    guard isSorted else { return }
    var scale = Scale([])
    let keyed = candidates.enumerated().map { (scale.value(smallest, $1), $0, $1) }
    candidates = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}

/// What a search found, and what that rests on.
struct SearchResult {
  var candidate: SearchTerms.Candidate?
  var wants = FactPlaces()
  var assumed = FactPlaces()
}

extension SearchTerms {
  /// The candidate with the smallest likely key of those that fit and are preferred, or at least fit, at the
  /// likely values of the numbers it reads.
  func found(in numbers: [some DrawnNumber]) -> SearchResult {
    var result = SearchResult()
    for number in numbers {
      result.assumed = result.assumed.union(number.assumed)
      result.wants = result.wants.union(number.wants)
    }
    var scale = Scale(numbers.map { $0.lacks ? .lacking(FactPlaces()) : .exactly($0.likely) })
    var best: (key: Double, candidate: Candidate)?
    var fitting: (key: Double, candidate: Candidate)?
    var nearest: (lack: Double, candidate: Candidate)?
    for candidate in candidates {
      if isSorted, best != nil { break }
      let key = scale.value(smallest, candidate)
      if key.isNaN || key >= best?.key ?? .infinity { continue }
      let lack = scale.lack(fits, candidate)
      if lack > 0, lack < nearest?.lack ?? .infinity { nearest = (lack, candidate) }
      guard lack <= 0 else { continue }
      if key < fitting?.key ?? .infinity { fitting = (key, candidate) }
      // What is wanted for one candidate is wanted for all: none is preferred to another.
      if let prefers, scale.lack(prefers, candidate) > 0 { continue }
      best = (key, candidate)
    }
    result.candidate =
      best?.candidate ?? fitting?.candidate ?? (takesNearest ? nearest?.candidate : nil)
    return result
  }

  /// Weighs candidates at likely numbers.
  private struct Scale {
    private let numbers: [LikelyNumber]
    private var stack: [LikelyNumber] = []

    init(_ numbers: [LikelyNumber]) {
      self.numbers = numbers
      stack.reserveCapacity(16)
    }

    /// Arithmetic of the search; not a number where an answer is wanted.
    mutating func value(_ term: Term, _ candidate: Candidate) -> Double {
      term.value(on: &stack, candidate: candidate.numbers) { numbers[$0] }.likely
    }

    /// How far a candidate falls short of a bound.
    mutating func lack(_ bound: Bound, _ candidate: Candidate) -> Double {
      value(bound.need, candidate) - value(bound.capacity, candidate)
    }
  }
}
