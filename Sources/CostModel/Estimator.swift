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
  private let pairs: [Pairs]
  /// The computed facts that the book settles.
  let settlements: [Settlement]
  /// The arithmetic behind them.
  let layout: Layout
  /// The facts, by place, that each settlement can rest on.
  let behind: [Set<Int>]

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
    var pairs: [Pairs] = []
    for comparison in book.comparisons + book.settlements.compactMap(\.comparison)
    where !pairs.contains(where: { $0.comparison == comparison }) {
      guard let base = bundles[comparison.against] else { continue }
      let routes = comparison.routes.compactMap { route in
        bundles[route].map { bundle in
          let capacity = book.capacity(of: route, against: comparison.against)
          return RoutePair(route: bundle, base: base, capacity: capacity.map { graph.term($0) })
        }
      }
      pairs.append((comparison, routes))
    }
    self.bundles = bundles
    reach = NumberReach(graph, bundles.values.map(\.changes))
    self.pairs = pairs
    let measured = ruleSet.techniques.enumerated().compactMap { place, technique in
      bundles[technique.id].map { (place, ValueName(technique.id), $0) }
    }
    var besides: [[TechniqueID]: Bundle] = [:]
    let settlements = book.settlements.enumerated().map { place, settlement in
      let way: Settlement.Way =
        switch settlement.way {
        case .atMost(let left, let right): .atMost(graph.term(left), graph.term(right))
        case .each(let measure, let bound):
          .each(
            measured.compactMap { technique, name, bundle in
              bundle.quantity(measure).map {
                Settlement.Measured(
                  name: name, place: technique, bundle: bundle, quantity: $0)
              }
            },
            above: Settlement.Bound(
              term: graph.term(bound),
              facts: bound.names.compactMap { graph.fact(FactKey($0)) }))
        case .payback(let comparison): .payback(Self.routes(of: comparison, in: pairs))
        case .breakEven(let comparison): .breakEven(Self.routes(of: comparison, in: pairs))
        }
      return Settlement(fact: settlement.fact, place: place, way: way)
        .leaving(out: settlement.exemptions) { technique, other in
          let known = besides[[technique, other]]
          var bundle = known ?? Bundle([technique, other], in: graph)
          if known == nil { bundle.place = book.firstPlaceBeside + besides.count }
          besides[[technique, other]] = bundle
          return bundle
        }
    }
    self.settlements = settlements
    layout = Layout(graph, settlements)
    behind = settlements.map { [reach] in $0.facts(graph, reach) }
  }

  /// A destination: several techniques priced together, shared lines once, and nothing up front for what is
  /// in use; without `isTraced`, what the lines rest on is left out.
  public func estimate(
    _ techniques: [TechniqueID], for facts: Facts, isTraced: Bool = true
  ) -> Estimate {
    let bundle = destination(techniques, for: facts)
    return Run(self, facts: facts, bundles: [bundle], routes: []) { _ in isTraced }.estimates[0]
  }

  /// One technique, alone or beside the one it adds to, without what its lines rest on; nil when it has
  /// no recipe.
  public func estimate(of technique: TechniqueID, for facts: Facts) -> Estimate? {
    bundle(of: technique).map {
      Run(self, facts: facts, bundles: [$0], routes: []) { _ in false }.estimates[0]
    }
  }

  /// Whether a technique is priced as what it adds to another.
  public func isAddition(_ technique: TechniqueID) -> Bool {
    bundle(of: technique)?.isAddition ?? false
  }

  /// The entries of the price book that answers name, as they are on the day, in the order of the facts.
  public func entriesNamed(by facts: Facts) -> [PriceBook.Entry] {
    ruleSet.facts.compactMap { fact in
      guard case .name(let table) = fact.type, case .known(.name(let name)) = facts[fact.key] else {
        return nil
      }
      return book.entry(name, in: table, on: asOf)
    }
  }

  /// The names that each fact of the price book can be on the day, in the order of the book.
  public var names: [FactKey: [String]] { book.names(of: ruleSet.facts, on: asOf) }

  func bundle(of technique: TechniqueID) -> Bundle? { bundles[technique] }

  func routes(of comparison: PriceBook.Comparison) -> [RoutePair] {
    Self.routes(of: comparison, in: pairs)
  }

  /// A comparison of the book, and the routes that it compares; a book has few.
  private typealias Pairs = (comparison: PriceBook.Comparison, routes: [RoutePair])

  private static func routes(
    of comparison: PriceBook.Comparison, in pairs: [Pairs]
  ) -> [RoutePair] {
    pairs.first { $0.comparison == comparison }?.routes ?? []
  }
}

extension PriceBook {
  /// The names that each of some facts can be on a day, in the order of the book; the day of the book where
  /// none is given.
  public func names(of facts: [FactDeclaration], on day: Day?) -> [FactKey: [String]] {
    var found: [FactKey: [String]] = [:]
    for fact in facts {
      if case .name(let table) = fact.type { found[fact.key] = names(of: table, on: day ?? asOf) }
    }
    return found
  }

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
