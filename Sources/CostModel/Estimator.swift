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

  /// Reads the book once. `draws` overrides the book's number of draws, for tests and quick looks.
  public init(_ book: PriceBook, _ ruleSet: RuleSet, asOf: Day? = nil, draws: Int? = nil) {
    self.book = book
    self.ruleSet = ruleSet
    self.asOf = asOf ?? book.asOf
    self.draws = max(1, draws ?? book.draws)
    graph = Graph(book: book, facts: ruleSet.facts, day: self.asOf)
  }

  /// Every technique, today's version and the routes between them.
  public func estimates(for facts: Facts) -> Estimates {
    let order = ruleSet.techniques.map(\.id).filter { book.recipe($0) != nil }
    var bundles = order.compactMap { book.recipe($0) }.map { Bundle($0, in: book) }
    let inUse = ruleSet.history?.inUse.flatMap { facts[$0].value?.members }
    if let inUse { bundles.append(Bundle(inUse, in: book)) }
    let pairs = book.comparisons.flatMap { routes(of: $0) }
    let run = Run(self, facts: facts, bundles: bundles, routes: pairs)
    var estimates = run.estimates
    let today = inUse == nil ? nil : estimates.popLast()
    return Estimates(
      asOf: asOf,
      techniques: Dictionary(zip(order, estimates)) { first, _ in first },
      order: order, today: today, horizonMonths: run.months, breakEven: run.breakEven,
      remarks: run.remarks)
  }

  /// A destination: several techniques priced together, shared lines once.
  public func estimate(_ techniques: [TechniqueID], for facts: Facts) -> Estimate {
    Run(self, facts: facts, bundles: [Bundle(techniques, in: book)], routes: []).estimates[0]
  }

  func routes(of comparison: PriceBook.Comparison) -> [RoutePair] {
    guard let base = book.recipe(comparison.against) else { return [] }
    return comparison.routes.compactMap { book.recipe($0) }.map {
      RoutePair(route: Bundle($0, in: book), base: Bundle(base, in: book))
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
