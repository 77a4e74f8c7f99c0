internal import DecisionModel

/// Which numbers of a graph rest on which facts, whatever techniques change the meaning of names.
struct NumberReach: Sendable {
  /// For each fact the numbers that rest on it.
  let numbers: [[Int]]
  /// For each fact whether a number rests on it.
  private let isReached: [[Bool]]

  init(_ graph: Graph, _ changes: [SceneChanges]) {
    var below = graph.readPlaces
    for change in changes {
      for (node, one) in change.sets { below[node] += one.term.nodes }
      for (node, more) in change.adds { below[node] += more.flatMap(\.term.nodes) }
    }
    let dependents = Dependents(of: below)
    var direct: [[Int]] = Array(repeating: [], count: graph.facts.count)
    for (node, meaning) in graph.meanings.enumerated() {
      for fact in Self.facts(of: meaning, graph) { direct[fact].append(node) }
    }
    isReached = direct.map { dependents.following($0) }
    numbers = isReached.map { marks in marks.indices.filter { marks[$0] } }
  }

  /// The facts that some arithmetic rests on.
  func facts(behind terms: [Term]) -> Set<Int> {
    let nodes = terms.flatMap(\.nodes)
    return Set(isReached.indices.filter { fact in nodes.contains { isReached[fact][$0] } })
  }

  /// The facts that a number reads itself.
  private static func facts(of meaning: Graph.Meaning, _ graph: Graph) -> [Int] {
    switch meaning {
    case .fact(let place, _): [place]
    case .input(_, _, let place), .formula(_, let place): [place].compactMap(\.self)
    case .field(let choice, _): graph.choices[choice].facts
    case .missing: []
    }
  }
}
