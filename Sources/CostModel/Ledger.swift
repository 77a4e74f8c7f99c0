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

/// What every column comes to with all inputs at the ends that make it least, and most; nil for one that
/// lacks something.
///
/// Probing each input at both ends tells which end raises a column; then all inputs are put at those ends at
/// once, so an input that occurs twice is at one end only.
struct LedgerEnds {
  private let corners: [(first: Double, second: Double)?]

  /// Takes the inputs that were drawn for a ledger; nil where there are none.
  init?(_ whole: Ledger, bundles: [Bundle], routes: [RoutePair], on workers: any Workers) {
    let sources = whole.worksheet.draws.spreadSources
    if sources.isEmpty { return nil }
    let (graph, readings) = (whole.worksheet.graph, whole.worksheet.readings)
    @Sendable func ledger(
      _ plan: Plan, _ bundles: [Bundle], _ routes: [RoutePair]
    ) -> Ledger {
      let sheet = Worksheet(graph, readings, plan)
      return Ledger(sheet, bundles: bundles, routes: routes)
    }
    let probed = ledger(.probes(sources), bundles, routes).columns
    let corners = Corners(probed, of: sources)
    @Sendable func ends(
      _ bundles: [Bundle], _ routes: [RoutePair], _ places: Range<Int>
    ) -> [(first: Double, second: Double)?] {
      let cornered = ledger(.corners(corners.of(places)), bundles, routes)
      return cornered.columns.prefix(places.count).enumerated().map { place, column in
        column.lanes.map { ($0[2 * place], $0[2 * place + 1]) }
      }
    }
    // Bills need no lanes of routes, which are far more work, and routes none of bills.
    let ofBills = whole.bills.reduce(0) { $0 + $1.columns.count }
    let count = probed.count
    let (first, second) = workers.both(
      { ends(bundles, [], 0..<ofBills) }, { ends([], routes, ofBills..<count) })
    self.corners = first + second
  }

  /// The ends of a column, of which this was drawn.
  func of(_ place: Int, _ drawn: LaneSummary) -> Extremes? {
    corners[place].map { first, second in
      Extremes(least: min(drawn.least, first, second), most: max(drawn.most, first, second))
    }
  }
}
