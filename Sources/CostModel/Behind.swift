public import DecisionModel

extension Estimator {
  /// The questions that a computed fact can rest on, in order of their names.
  public func facts(behind fact: FactKey) -> [FactKey] {
    guard let settlement = book.settlements.first(where: { $0.fact == fact }) else { return [] }
    var walk = Walk(graph)
    switch settlement.way {
    case .atMost(let left, let right):
      walk.add(left.names + right.names)
    case .each(let measure, let bound):
      walk.add(bound.names)
      for recipe in book.recipes { walk.add(recipe, in: book, measure: measure) }
    case .payback(let comparison), .breakEven(let comparison):
      if case .breakEven = settlement.way {
        walk.stops = Set([book.volume].compactMap(\.self))
        if let months = book.months { walk.add([months]) }
      }
      guard let base = book.recipe(comparison.against) else { return [] }
      walk.add(base, in: book, measure: "monthly")
      for recipe in comparison.routes.compactMap({ book.recipe($0) }) {
        walk.add(recipe, in: book, measure: "upfront", without: Set(base.lines))
        walk.add(recipe, in: book, measure: "monthly")
        walk.add(base, in: book, measure: "upfront", without: Set(recipe.lines))
        guard case .breakEven = settlement.way else { continue }
        for one in [recipe, base] { walk.add(one, in: book, measure: "horizon") }
        if let most = book.capacity(of: recipe.technique, against: base.technique) {
          walk.add(most.names)
        }
      }
    }
    return graph.asked(walk.facts.sorted(), Facts())
  }
}

/// Follows names down to the facts they rest on.
private struct Walk {
  let graph: Graph
  var facts: Set<FactKey> = []
  /// Names that are tried out rather than read.
  var stops: Set<String> = []
  private var seen: Set<String> = []

  init(_ graph: Graph) { self.graph = graph }

  mutating func add(_ names: [String]) {
    for name in names where !stops.contains(name) && seen.insert(name).inserted {
      guard let node = graph.node(name) else { continue }
      switch graph.nodes[node] {
      case .fact(let place, _): facts.insert(graph.facts[place])
      case .input(_, _, let place), .formula(_, let place):
        if let place { facts.insert(graph.facts[place]) }
      case .field(let choice, _):
        let choice = graph.book.choices[choice]
        if let fact = choice.fact { facts.insert(fact) }
        facts.formUnion(choice.cases.flatMap(\.when.facts))
      case .missing: break
      }
      add(graph.reads(node))
    }
  }

  /// Adds what a quantity of a recipe rests on, with what the recipe changes.
  mutating func add(
    _ recipe: PriceBook.Recipe, in book: PriceBook, measure: String,
    without shared: Set<String> = []
  ) {
    var kinds: [PriceBook.Line.Kind] = []
    switch measure {
    case "upfront": kinds = [.upfront]
    case "horizon": kinds = [.horizon]
    case "monthly", "monthly_bill", "per_request":
      kinds = [.monthly, .serving, .request]
      if measure == "monthly" { kinds.append(.upkeep) }
      if recipe.lines.contains(where: { book.line($0)?.kind == .request }) {
        add([book.volume].compactMap(\.self))
      }
    case "total": kinds = PriceBook.Line.Kind.allCases
    default:
      for given in recipe.measures where given.name == measure { add(given.expression.names) }
      guard recipe.measures.contains(where: { $0.name == measure }) else { return }
    }
    for line in recipe.lines.filter({ !shared.contains($0) }).compactMap({ book.line($0) })
    where kinds.contains(line.kind) {
      add(line.expression.names)
    }
    // What a recipe sets is read only where something it prices reads the name.
    for change in recipe.sets + recipe.adds where seen.contains(change.name) {
      add(change.expression.names)
    }
  }
}
