public import DecisionModel

/// What a destination costs, and all that it is held against.
public struct CaseCosts: Hashable, Sendable {
  /// The destination: its techniques together, shared lines once.
  public var destination: Estimate
  /// Every technique, today's version and the routes between them.
  public var estimates: Estimates
  /// What changes when the destination takes the place of today's version; nil without one, or where
  /// they are the same.
  public var change: BreakEven?
  /// What is known of the destination's bill where it waits for answers; nil where it is known whole, or
  /// nothing of it is.
  public var known: KnownPart?
}

extension Estimator {
  /// Every technique, today's version and the routes between them.
  public func estimates(for facts: Facts) -> Estimates {
    let (bundles, hasToday) = bundles(for: facts)
    return estimates(
      from: Run(self, facts: facts, bundles: bundles, routes: comparedRoutes), hasToday)
  }

  /// The same with a destination beside them, in one go, since they share most of the arithmetic. Without
  /// `isTraced`, what lines rest on is told of the destination alone. What was already drawn of the case is
  /// not drawn again. Independent pieces are given to `workers`.
  public func costs(
    of destination: [TechniqueID], for facts: Facts, isTraced: Bool = true,
    drawn: DrawnCase? = nil, on workers: any Workers = InTurn()
  ) -> CaseCosts {
    var (bundles, hasToday) = bundles(for: facts)
    let last = bundles.count
    var whole = self.destination(destination, for: facts)
    whole.place = book.placeOfDestination
    bundles.append(whole)
    var routes = comparedRoutes
    let change = change(from: hasToday ? bundles[last - 1] : nil, to: whole)
    if let change { routes.append(change) }
    let run = Run(
      self, facts: facts, bundles: bundles, routes: routes, startingFrom: drawn, on: workers
    ) {
      isTraced || $0 == last
    }
    return CaseCosts(
      destination: run.estimates[last], estimates: estimates(from: run, hasToday),
      change: change == nil ? nil : run.breakEven.last,
      known: knownPart(of: run.estimates[last], whole, facts, drawn))
  }

  /// What changes when a destination takes the place of today's version; nil without one, or where they
  /// are the same.
  public func change(to destination: [TechniqueID], for facts: Facts) -> BreakEven? {
    let today = today(facts)
    let whole = self.destination(destination, for: facts)
    guard let change = change(from: today, to: whole) else { return nil }
    return Run(self, facts: facts, bundles: [], routes: [change]).breakEven.first
  }

  /// The route from today's version to a destination; nil where either is nothing, or both are the same.
  private func change(from today: Bundle?, to destination: Bundle) -> RoutePair? {
    guard let today, !today.techniques.isEmpty, !destination.techniques.isEmpty,
      Set(today.techniques) != Set(destination.techniques)
    else { return nil }
    return route(from: today, to: destination)
  }

  /// The techniques that have a recipe, in order of declaration.
  private var priced: [TechniqueID] {
    ruleSet.techniques.map(\.id).filter { bundle(of: $0) != nil }
  }

  /// The bundles of all techniques, and that of today's version after them where the answers say it.
  private func bundles(for facts: Facts) -> ([Bundle], hasToday: Bool) {
    let own = priced.compactMap { bundle(of: $0) }
    guard var today = today(facts) else { return (own, false) }
    today.place = book.placeOfToday
    return (own + [today], true)
  }

  /// What is in use, the technique that stands when nothing else does only where it is all; nil where that
  /// was not answered.
  private func today(_ facts: Facts) -> Bundle? {
    guard let inUse = techniquesInUse(facts) else { return nil }
    let others = inUse.filter { $0 != ruleSet.history?.fallback }
    return Bundle(others.isEmpty ? inUse : others, in: graph)
  }

  private var comparedRoutes: [RoutePair] { book.comparisons.flatMap { routes(of: $0) } }

  /// The route from one version to another, which carries no more than what it is compared for does.
  private func route(from base: Bundle, to route: Bundle) -> RoutePair {
    let limit = book.comparisons.first { comparison in
      comparison.capacity != nil && comparison.routes.contains(where: route.techniques.contains)
    }?.capacity
    return RoutePair(route: route, base: base, capacity: limit.map { graph.term($0) })
  }

  private func estimates(from run: Run, _ hasToday: Bool) -> Estimates {
    let order = priced
    return Estimates(
      asOf: asOf, bookAsOf: book.asOf,
      techniques: Dictionary(zip(order, run.estimates)) { first, _ in first }, order: order,
      today: hasToday ? run.estimates[order.count] : nil, horizonMonths: run.months,
      breakEven: Array(run.breakEven.prefix(comparedRoutes.count)), remarks: run.remarks)
  }
}
