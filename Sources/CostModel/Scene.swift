internal import DecisionModel

/// What a bundle of techniques changes: the names it gives another meaning, and all that follows.
struct SceneChanges: Sendable {
  var sets: [Int: Change] = [:]
  var adds: [Int: [Change]] = [:]
  /// True for each number that has another meaning, and for each that differs from the bare scene.
  private(set) var isChanged: [Bool]
  private(set) var touched: [Bool]

  /// Another meaning of a name.
  struct Change: Sendable {
    var expression: Expression
    var term: Term
  }

  /// Changes nothing.
  init(_ graph: Graph) {
    isChanged = Array(repeating: false, count: graph.nodes.count)
    touched = isChanged
  }

  /// Joins the recipes of a bundle.
  init(_ graph: Graph, _ recipes: [PriceBook.Recipe]) {
    self.init(graph)
    func change(_ expression: Expression) -> Change {
      Change(expression: expression, term: graph.term(expression))
    }
    for recipe in recipes {
      for item in recipe.sets {
        if let node = graph.node(item.name) { sets[node] = change(item.expression) }
      }
      for item in recipe.adds {
        if let node = graph.node(item.name) {
          adds[node, default: []].append(change(item.expression))
        }
      }
    }
    let changed = Array(sets.keys) + Array(adds.keys)
    for node in changed { isChanged[node] = true }
    touched = graph.dependents.following(changed)
  }
}

/// The numbers worked out under a bundle of techniques, or under a volume that is tried out in it.
struct Scene {
  var changes: SceneChanges
  /// The numbers that belong to this scene; all others are those of the scene above.
  var own: [Bool]
  /// The scene above; the bare one has none.
  var above: Int?
  /// A number put in by hand.
  var fixed: (node: Int, column: Column)?
  /// What becomes of whole numbers that follow from it.
  var rounding = Rounding.exact
  /// The greatest number below the one put in at which such a whole number changes.
  var step: Column?
  var columns: KnownNumbers<Column>
  /// The lanes that alone are worked out, nil for all, and what they take from the scene above.
  var followed: [Int]?
  var picked = KnownNumbers<Column>(count: 0)
  /// The lines of its bundle, since routes are compared by them too.
  var lines: KnownNumbers<Column>
  /// The sums of a bundle's lines of a kind, since several quantities are made of each.
  var sums = [Column?](repeating: nil, count: PriceBook.Line.Kind.allCases.count)
  var chosen: [Int: ChosenEntry] = [:]

  init(_ changes: SceneChanges, own: [Bool], above: Int?, lines: Int = 0) {
    self.changes = changes
    self.own = own
    self.above = above
    columns = KnownNumbers(count: own.count)
    self.lines = KnownNumbers(count: lines)
  }

  mutating func forgetBill() {
    lines.removeAll()
    for place in sums.indices { sums[place] = nil }
  }
}

/// What becomes of whole numbers that follow from a volume that is tried out.
enum Rounding {
  /// They are taken as they are.
  case exact
  /// A line above them all is taken instead, or one below them all.
  case above, below
}
