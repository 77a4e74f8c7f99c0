public import DecisionModel

/// One cost of every technique for one set of facts, and which of some pairs is the cheaper.
public struct CostSlice: Hashable, Sendable {
  /// The cost of each technique that has a recipe.
  public var costs: [TechniqueID: Point]
  /// That of some techniques together.
  public var together: Point
  /// For each pair whether the route costs no more than what it would replace in at least half of the
  /// draws; nil while an answer is wanted.
  public var isCheaper: [Bool?]

  /// A cost by draws, or the answers it wants.
  public enum Point: Hashable, Sendable {
    /// One draw in ten is below `low`, half are below `likely`, one in ten is above `high`.
    case cost(low: Quantity, likely: Quantity, high: Quantity)
    /// Not known until these facts are answered.
    case wants([FactKey])

    /// The middle of the draws, when it is known.
    public var likely: Quantity? {
      if case .cost(_, let likely, _) = self { return likely }
      return nil
    }
  }

  /// A route and what it would replace.
  public struct Pair: Hashable, Sendable {
    /// What is replaced.
    public var from: TechniqueID
    /// The route.
    public var to: TechniqueID

    /// Names a pair.
    public init(from: TechniqueID, to: TechniqueID) {
      self.from = from
      self.to = to
    }
  }
}

extension Estimator {
  /// The pairs that the price book compares, each once.
  public var comparedPairs: [CostSlice.Pair] {
    var seen: Set<CostSlice.Pair> = []
    return book.comparisons.flatMap { comparison in
      comparison.routes.map { CostSlice.Pair(from: comparison.against, to: $0) }
    }.filter { seen.insert($0).inserted }
  }

  /// One cost (`upfront`, `monthly`, `per_request` or `total`) of every technique, of some together,
  /// and of each pair which is the cheaper.
  public func slice(
    _ measure: String, of techniques: [TechniqueID], pairs: [CostSlice.Pair], for facts: Facts
  ) -> CostSlice {
    var sheet = Worksheet(graph, facts: facts, plan: .draws(draws, seed: book.seed))
    var columns: [TechniqueID: Column] = [:]
    for id in ruleSet.techniques.map(\.id) {
      guard let bundle = bundle(of: id) else { continue }
      columns[id] = sheet.quantity(measure, of: bundle, in: sheet.open(bundle))
    }
    let joined = destination(techniques, for: facts)
    let together = sheet.quantity(measure, of: joined, in: sheet.open(joined))
    return CostSlice(
      costs: columns.mapValues { point($0, facts) },
      together: together.map { point($0, facts) } ?? .wants([]),
      isCheaper: pairs.map { isCheaper(columns[$0.to], than: columns[$0.from]) })
  }

  /// Whether a route costs no more than what it would replace in at least half of the draws.
  public func isCheaper(_ pair: CostSlice.Pair, by measure: String, for facts: Facts) -> Bool? {
    guard let route = bundle(of: pair.to), let base = bundle(of: pair.from) else { return nil }
    var sheet = Worksheet(graph, facts: facts, plan: .draws(draws, seed: book.seed))
    let own = sheet.quantity(measure, of: route, in: sheet.open(route))
    let their = sheet.quantity(measure, of: base, in: sheet.open(base))
    return isCheaper(own, than: their)
  }

  private func isCheaper(_ route: Column?, than base: Column?) -> Bool? {
    guard let route, let base else { return nil }
    let excess = route.with(base) { own, their in
      abs(own - their) <= 1e-11 * (abs(own) + abs(their)) ? 0 : own - their
    }
    return excess.lanes?.tenths.map { $0.likely <= 0 }
  }

  func point(_ column: Column, _ facts: Facts) -> CostSlice.Point {
    guard let tenths = column.lanes?.tenths else {
      return .wants(graph.asked(graph.names(column.wants), facts))
    }
    return .cost(
      low: Quantity(rounding: tenths.low), likely: Quantity(rounding: tenths.likely),
      high: Quantity(rounding: tenths.high))
  }
}
