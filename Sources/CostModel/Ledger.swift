internal import DecisionModel

/// Everything that is worked out for one set of facts: the same columns under every plan.
struct Ledger {
  var worksheet: Worksheet
  var bills: [Bill] = []
  var routes: [RouteColumns] = []
  var months = Column.exactly(1)
  /// The scene of each bundle.
  var scenes: [Int] = []

  init(_ worksheet: Worksheet, bundles: [Bundle], routes pairs: [RoutePair]) {
    self.worksheet = worksheet
    let graph = worksheet.graph
    for bundle in bundles {
      let scene = self.worksheet.scene(of: bundle)
      scenes.append(scene)
      bills.append(self.worksheet.bill(bundle, in: scene))
    }
    for pair in pairs {
      routes.append(self.worksheet.compare(self.worksheet.route(pair)))
    }
    if let node = graph.months { months = self.worksheet.value(node: node, in: 0) }
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
  /// Finds the ends of every column; `drawn` says what was drawn of each.
  ///
  /// Probing each input at both ends tells which end raises a column; then all inputs are put at those
  /// ends at once, so an input that occurs twice is at one end only.
  static func extremes(
    of whole: Ledger, drawn: [LaneSummary?], bundles: [Bundle], routes: [RoutePair]
  ) -> [Extremes?] {
    let sources = whole.worksheet.draws.spreadSources
    guard !sources.isEmpty else {
      return drawn.map { $0.map { Extremes(least: $0.least, most: $0.most) } }
    }
    func ledger(_ plan: Plan, _ bundles: [Bundle], _ routes: [RoutePair]) -> Ledger {
      let sheet = Worksheet(whole.worksheet.graph, whole.worksheet.readings, plan)
      return Ledger(sheet, bundles: bundles, routes: routes)
    }
    let probed = ledger(.probes(sources), bundles, routes).columns
    let corners = Corners(probed, of: sources)
    // Bills need no lanes of routes, which are far more work, and routes none of bills.
    var found: [Extremes?] = []
    func finish(_ bundles: [Bundle], _ routes: [RoutePair], _ count: Int) {
      let start = found.count
      let plan = Plan.corners(corners.of(start..<start + count))
      let cornered = ledger(plan, bundles, routes)
      for (place, column) in cornered.columns.prefix(count).enumerated() {
        guard let drawn = drawn[start + place], let lanes = column.lanes else {
          found.append(nil)
          continue
        }
        let (first, second) = (lanes[2 * place], lanes[2 * place + 1])
        found.append(
          Extremes(least: min(drawn.least, first, second), most: max(drawn.most, first, second)))
      }
    }
    finish(bundles, [], whole.bills.reduce(0) { $0 + $1.columns.count })
    finish([], routes, whole.routes.reduce(1) { $0 + $1.columns.count })
    return found
  }
}
