internal import DecisionModel

/// Which numbers of a graph rest on which facts, whatever techniques change the meaning of names.
struct NumberReach: Sendable {
  /// For each fact the numbers that rest on it.
  private(set) var numbers: [[Int]]
  /// For each number the facts it rests on.
  private var facts: [Set<Int>]

  init(_ graph: Graph, _ changes: [SceneChanges]) {
    var below = graph.readPlaces
    for change in changes {
      for (node, one) in change.sets { below[node] += one.term.nodes }
      for (node, more) in change.adds { below[node] += more.flatMap(\.term.nodes) }
    }
    let direct = graph.nodes.map { Self.facts(of: $0, graph) }
    facts = direct.map(Set.init)
    // What a number reads is read by what reads it; the longest chain bounds the rounds.
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for node in below.indices {
        for other in below[node] where !facts[other].isSubset(of: facts[node]) {
          facts[node].formUnion(facts[other])
          isGrowing = true
        }
      }
    }
    numbers = Array(repeating: [], count: graph.facts.count)
    for (node, places) in facts.enumerated() {
      for place in places { numbers[place].append(node) }
    }
  }

  /// The facts that some arithmetic rests on.
  func facts(behind terms: [Term]) -> Set<Int> {
    terms.flatMap(\.nodes).reduce(into: []) { $0.formUnion(facts[$1]) }
  }

  /// The facts that a number reads itself.
  private static func facts(of node: Graph.Node, _ graph: Graph) -> [Int] {
    switch node {
    case .fact(let place, _): return [place]
    case .input(_, _, let place), .formula(_, let place): return [place].compactMap(\.self)
    case .field(let choice, _):
      let choice = graph.book.choices[choice]
      let keys = [choice.fact].compactMap(\.self) + choice.cases.flatMap(\.when.facts)
      return keys.compactMap { graph.fact($0) }
    case .missing: return []
    }
  }
}
