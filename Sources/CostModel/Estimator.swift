public import DecisionModel

/// The cost model: facts and a price book in, ranges with their formulas out.
///
/// A function of its arguments: no clock, and the draws come from the seed of the book.
public struct Estimator: Sendable {
  /// The price book.
  public let book: PriceBook
  /// The day prices are taken at: the one passed in, or that of the book.
  public let asOf: Day?
  let graph: Graph
  let ruleSet: RuleSet
  let draws: Int
  /// Each technique that has a recipe, and each pair that a comparison names, put together once.
  private let bundles: [TechniqueID: Bundle]
  /// Which numbers rest on which facts.
  let reach: NumberReach
  private let pairs: [PriceBook.Comparison: [RoutePair]]
  /// The facts, by place, that each settlement can rest on.
  private(set) var behind: [Set<Int>] = []

  /// Reads the book once. `draws` overrides the book's number of draws, for tests and quick looks.
  public init(_ book: PriceBook, _ ruleSet: RuleSet, asOf: Day? = nil, draws: Int? = nil) {
    self.book = book
    self.ruleSet = ruleSet
    self.asOf = asOf ?? book.asOf
    self.draws = max(1, draws ?? book.draws)
    let graph = Graph(book: book, facts: ruleSet.facts, day: self.asOf)
    self.graph = graph
    var bundles: [TechniqueID: Bundle] = [:]
    for (place, recipe) in book.recipes.enumerated() {
      var bundle = Bundle(recipe, in: graph)
      bundle.place = place
      bundles[recipe.technique] = bundle
    }
    var pairs: [PriceBook.Comparison: [RoutePair]] = [:]
    for comparison in book.comparisons + book.settlements.compactMap(\.comparison) {
      guard let base = bundles[comparison.against] else { continue }
      pairs[comparison] = comparison.routes.compactMap { route in
        bundles[route].map { bundle in
          let capacity = book.capacity(of: route, against: comparison.against)
          return RoutePair(route: bundle, base: base, capacity: capacity.map { graph.term($0) })
        }
      }
    }
    self.bundles = bundles
    reach = NumberReach(graph, bundles.values.map(\.changes))
    self.pairs = pairs
    behind = book.settlements.map { facts(restedOnBy: $0) }
  }

  /// Every technique, today's version and the routes between them.
  public func estimates(for facts: Facts) -> Estimates {
    let order = ruleSet.techniques.map(\.id).filter { book.recipe($0) != nil }
    var bundles = order.compactMap { bundle(of: $0) }
    let inUse = ruleSet.history?.inUse.flatMap { facts[$0].value?.members }
    if let inUse { bundles.append(Bundle(inUse, in: graph)) }
    let pairs = book.comparisons.flatMap { routes(of: $0) }
    let run = Run(self, facts: facts, bundles: bundles, routes: pairs)
    var estimates = run.estimates
    let today = inUse == nil ? nil : estimates.popLast()
    return Estimates(
      asOf: asOf, bookAsOf: book.asOf,
      techniques: Dictionary(zip(order, estimates)) { first, _ in first },
      order: order, today: today, horizonMonths: run.months, breakEven: run.breakEven,
      remarks: run.remarks)
  }

  /// A destination: several techniques priced together, shared lines once.
  public func estimate(_ techniques: [TechniqueID], for facts: Facts) -> Estimate {
    Run(self, facts: facts, bundles: [Bundle(techniques, in: graph)], routes: []).estimates[0]
  }

  /// What changes when one version takes the place of another; nil when either is empty.
  public func change(
    from base: [TechniqueID], to route: [TechniqueID], for facts: Facts
  ) -> BreakEven? {
    guard !base.isEmpty, !route.isEmpty else { return nil }
    let limit = book.comparisons.first { comparison in
      comparison.capacity != nil && comparison.routes.contains(where: route.contains)
    }?.capacity
    let pair = RoutePair(
      route: Bundle(route, in: graph), base: Bundle(base, in: graph),
      capacity: limit.map { graph.term($0) })
    return Run(self, facts: facts, bundles: [], routes: [pair]).breakEven.first
  }

  func bundle(of technique: TechniqueID) -> Bundle? { bundles[technique] }

  func routes(of comparison: PriceBook.Comparison) -> [RoutePair] { pairs[comparison] ?? [] }
}

extension PriceBook {
  /// What a route can carry, as the comparison with the technique that it replaces says.
  func capacity(of route: TechniqueID, against base: TechniqueID) -> Expression? {
    comparisons.first { $0.against == base && $0.routes.contains(route) && $0.capacity != nil }?
      .capacity
  }
}

extension PriceBook.Settlement {
  /// The routes that are compared, for settlements that compare routes.
  var comparison: PriceBook.Comparison? {
    switch way {
    case .payback(let comparison), .breakEven(let comparison): comparison
    case .atMost, .each: nil
    }
  }
}

extension Value {
  /// The techniques of a set.
  var members: [TechniqueID]? {
    if case .set(let names) = self { return names.map { TechniqueID(named: $0) } }
    return nil
  }
}
