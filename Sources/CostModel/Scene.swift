internal import DecisionModel

/// What a bundle of techniques changes, and the numbers worked out under it.
struct Scene {
  var sets: [Int: Expression] = [:]
  var adds: [Int: [Expression]] = [:]
  /// Numbers put in by hand, such as a volume that is tried out.
  var fixed: [Int: Column] = [:]
  var columns: [Column?]
  var chosen: [Int: ChosenEntry] = [:]
  private var touched: [Bool?]

  init(_ graph: Graph) {
    columns = Array(repeating: nil, count: graph.nodes.count)
    touched = Array(repeating: nil, count: graph.nodes.count)
  }

  /// Joins the recipes of a bundle.
  init(_ graph: Graph, _ recipes: [PriceBook.Recipe]) {
    self.init(graph)
    for recipe in recipes {
      for change in recipe.sets {
        if let node = graph.node(change.name) { sets[node] = change.expression }
      }
      for change in recipe.adds {
        if let node = graph.node(change.name) { adds[node, default: []].append(change.expression) }
      }
    }
  }

  /// The same scene with one number put in by hand, and nothing worked out yet.
  func putting(_ column: Column, for node: Int, in graph: Graph) -> Scene {
    var scene = Scene(graph)
    scene.sets = sets
    scene.adds = adds
    scene.fixed = fixed
    scene.fixed[node] = column
    return scene
  }

  /// True when a number differs here from the bare scene.
  mutating func touches(_ node: Int, _ graph: Graph) -> Bool {
    if let known = touched[node] { return known }
    touched[node] = false
    var result = sets[node] != nil || adds[node] != nil || fixed[node] != nil
    if !result {
      for below in graph.readPlaces[node] where touches(below, graph) {
        result = true
        break
      }
    }
    touched[node] = result
    return result
  }
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
