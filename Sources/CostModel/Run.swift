internal import DecisionModel

/// One full evaluation: draws for the middle of each range, ends for its edges, and the traces.
struct Run {
  var estimates: [Estimate] = []
  var breakEven: [BreakEven] = []
  var months: Estimated
  var remarks: [Remark] = []

  /// Works bundles and routes out; what the lines of a bundle rest on is told where it `isTraced`, by
  /// its place.
  init(
    _ estimator: Estimator, facts: Facts, bundles: [Bundle], routes: [RoutePair],
    startingFrom drawnCase: DrawnCase? = nil, on workers: any Workers = InTurn(),
    isTraced: @escaping @Sendable (Int) -> Bool = { _ in true }
  ) {
    let graph = estimator.graph
    let ledger = Ledger(
      estimator.worksheet(for: facts, drawnCase), bundles: bundles, routes: routes)
    let columns = ledger.columns
    let (traced, ends) = workers.both(
      { TracedLedger(ledger, columns, bundles, isTraced) },
      { LedgerEnds(ledger, bundles: bundles, routes: routes, on: workers) })
    var place = 0
    func next(_ unit: String, canBeNever: Bool = false) -> Estimated {
      defer { place += 1 }
      let drawn = traced.drawn[place]
      let extremes = drawn.flatMap { drawn in
        ends.map { $0.of(place, drawn) } ?? Extremes(least: drawn.least, most: drawn.most)
      }
      return estimated(columns[place], drawn, extremes, unit, graph, facts, canBeNever)
    }
    for (number, bundle) in bundles.enumerated() {
      let lines = zip(bundle.lines, traced.numbers[number].lines).map { line, numbers in
        CostLine(
          id: line.id, title: line.title, kind: line.kind, step: line.step,
          formula: line.expression.text, numbers: numbers, value: next(line.kind.unit))
      }
      estimates.append(
        Estimate(
          techniques: bundle.techniques, isAddition: bundle.isAddition, lines: lines,
          upfront: next("USD"), monthly: next("USD/month"),
          monthlyBill: next("USD/month"), perRequest: next("USD/request"),
          total: next("USD"),
          measures: zip(bundle.measures, traced.numbers[number].measures).map { measure, numbers in
            Estimate.Measure(
              name: measure.name, value: next(measure.dimension.unitText),
              formula: measure.expression.text, numbers: numbers)
          },
          steps: bundle.steps.map { Estimate.StepCost(step: $0, value: next("USD")) }))
    }
    for (pair, columns) in zip(routes, ledger.routes) {
      breakEven.append(
        BreakEven(
          from: pair.base.techniques.first ?? "", to: pair.route.techniques.first ?? "",
          volume: next("requests/month", canBeNever: true),
          runningVolume: next("requests/month", canBeNever: true),
          paybackMonths: next("months", canBeNever: true), saving: next("USD/month"),
          capacity: columns.capacity == nil ? nil : next("requests/month"),
          neverBecause: columns.neverBecause))
    }
    months = next("months")
    remarks = traced.remarks
  }
}

/// Makes an amount of a column, or says which answers it wants.
func estimated(
  _ column: Column, _ drawn: LaneSummary?, _ ends: Extremes?, _ unit: String, _ graph: Graph,
  _ facts: Facts, _ canBeNever: Bool
) -> Estimated {
  guard let drawn, let ends else {
    return .wants(graph.asked(graph.names(column.wants), facts))
  }
  func quantity(_ value: Double) -> Quantity {
    if canBeNever, value >= Never.least { return Amount.never }
    // Not a hundredth of a millionth of rounding in front of a whole number.
    return Quantity(rounding: value)
  }
  return .amount(
    Amount(
      low: quantity(drawn.low), likely: quantity(drawn.likely), high: quantity(drawn.high),
      least: quantity(ends.least), most: quantity(ends.most), unit: unit),
    assumed: graph.asked(graph.names(column.assumed), facts))
}

extension PriceBook.Line.Kind {
  var unit: String {
    switch self {
    case .upfront, .horizon: "USD"
    case .monthly, .serving, .upkeep: "USD/month"
    case .request: "USD/request"
    }
  }
}

extension Graph {
  /// The questions behind some facts: themselves when they are asked, else those they are derived
  /// from and that nobody answered.
  func asked(_ keys: [FactKey], _ facts: Facts) -> [FactKey] {
    var found: Set<FactKey> = []
    var waiting = keys
    var seen: Set<FactKey> = []
    while let key = waiting.popLast() {
      guard seen.insert(key).inserted else { continue }
      switch declaration(of: key)?.role {
      case .arithmetic(let expression, _): waiting += expression.names.map { FactKey($0) }
      case .cases(let cases): waiting += cases.flatMap(\.when.facts)
      case .computed(let reads): waiting += reads
      case .asked, nil:
        if case .known = facts[key] { continue }
        found.insert(key)
      }
    }
    return found.sorted()
  }
}

extension Worksheet {
  /// Entries that were meant and passed over because they are out of date, once each.
  var remarks: [Remark] {
    var found: [Remark] = []
    for scene in scenes {
      for choice in scene.chosen.keys.sorted() {
        guard let chosen = scene.chosen[choice] else { continue }
        for entry in chosen.passedOver {
          let remark = Remark.outOfDate(
            table: entry.table, entry: entry.name, from: entry.validFrom, until: entry.validUntil,
            instead: chosen.entry?.name)
          if !found.contains(remark) { found.append(remark) }
        }
      }
    }
    return found
  }
}
