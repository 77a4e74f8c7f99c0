internal import DecisionModel

/// Everything that is worked out for one set of facts: the same columns under every plan.
struct Ledger {
  var worksheet: Worksheet
  var bills: [Bill] = []
  var routes: [RouteColumns] = []
  var months = Column.exactly(1)
  /// The scene of each bundle.
  var scenes: [Int] = []

  init(_ graph: Graph, facts: Facts, plan: Plan, bundles: [Bundle], routes pairs: [RoutePair]) {
    worksheet = Worksheet(graph, facts: facts, plan: plan)
    for bundle in bundles {
      let scene = worksheet.open(bundle)
      scenes.append(scene)
      bills.append(worksheet.bill(bundle, in: scene))
    }
    for pair in pairs {
      let scene = worksheet.open(pair.route)
      let base = worksheet.open(pair.base)
      routes.append(worksheet.compare(Route(pair, scene, base)))
    }
    if let node = graph.months { months = worksheet.value(node: node, in: 0) }
  }

  var columns: [Column] {
    bills.flatMap(\.columns) + routes.flatMap(\.columns) + [months]
  }
}

/// Two bundles to compare.
struct RoutePair: Sendable {
  var route: Bundle
  var base: Bundle
  /// The requests of a month that the route can carry; nil when nothing limits it.
  var capacity: Term?
}

/// The two ends of a column: every input at the end that makes it least, and most.
struct Extremes {
  var least: Double
  var most: Double
}

extension Ledger {
  /// Finds the ends of every column. Probing each input at both ends tells which end raises a column;
  /// then all inputs are put at those ends at once, so an input that occurs twice is at one end only.
  static func extremes(
    of ledger: Ledger, _ graph: Graph, facts: Facts, bundles: [Bundle], routes: [RoutePair]
  ) -> [Extremes?] {
    let sources = ledger.worksheet.spreadSources.sorted()
    let drawn = ledger.columns.map { $0.lanes?.ends }
    guard !sources.isEmpty else {
      return drawn.map { ends in ends.map { Extremes(least: $0.least, most: $0.most) } }
    }
    let probed = Ledger(
      graph, facts: facts, plan: .probes(sources), bundles: bundles, routes: routes
    ).columns
    var corners: [[Int: Int]] = []
    for column in probed {
      var raising: [Int: Int] = [:]
      if let lanes = column.lanes {
        for (place, source) in sources.enumerated() {
          let low = lanes[2 * place + 1]
          let high = lanes[2 * place + 2]
          if low != high { raising[source] = high > low ? 1 : -1 }
        }
      }
      corners.append(raising.mapValues { -$0 })
      corners.append(raising)
    }
    // Each bundle and route only needs the lanes of its own columns.
    var found: [Extremes?] = []
    func finish(_ bundles: [Bundle], _ routes: [RoutePair], _ count: Int) {
      let start = found.count
      let plan = Plan.corners(Array(corners[2 * start..<2 * (start + count)]))
      let cornered = Ledger(graph, facts: facts, plan: plan, bundles: bundles, routes: routes)
      for (place, column) in cornered.columns.prefix(count).enumerated() {
        guard let ends = drawn[start + place], let lanes = column.lanes else {
          found.append(nil)
          continue
        }
        let (first, second) = (lanes[2 * place], lanes[2 * place + 1])
        found.append(
          Extremes(least: min(ends.least, first, second), most: max(ends.most, first, second)))
      }
    }
    for (bundle, bill) in zip(bundles, ledger.bills) { finish([bundle], [], bill.columns.count) }
    for (pair, route) in zip(routes, ledger.routes) { finish([], [pair], route.columns.count) }
    finish([], [], 1)
    return found
  }
}
