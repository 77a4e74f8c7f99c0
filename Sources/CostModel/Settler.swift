internal import DecisionModel

/// Settles computed facts of one case after the other; what they share is worked out once.
struct Settler: Sendable {
  let estimator: Estimator
  private var plan: Plan
  /// True where many draws are made; else prices are fixed.
  private let isDrawn: Bool
  /// The last number that left a fact open.
  private(set) var open: Column?
  let isProof: Bool
  /// What is made of every answer.
  private(set) var readings: [FactReading]
  private var columns: ColumnSheet
  /// What can be told of draws before they are made; at likely prices there is nothing to be spared.
  private var outline: OutlineSheet?
  /// Many draws of which nothing is kept; nil where others go on with what was drawn.
  private var strips: Strips?
  /// The numbers of which it was drawn in this case whether most lie above a limit.
  private var drawnAbove: [(limit: Double, step: Int, isAbove: Bool)] = []
  /// One case that the answers leave possible, where so many cases are settled that it pays.
  private var likelyCase: LikelyCase?
  /// What is known at likely prices whatever open answers turn out to be, once that is asked for.
  private var enclosing: EnclosingSheet?
  /// What the tape doesn't hold, once that is asked for.
  private var worksheet: Worksheet?
  /// The facts that changed since the worksheet was used last.
  private var changed = FactPlaces()
  /// The steps that rest on facts which changed last.
  private var changedSteps: StepSet

  init(
    _ estimator: Estimator, _ facts: Facts, _ prices: PricePoint, countsEveryAnswer: Bool = false,
    forManyCases: Bool = false
  ) {
    self.estimator = estimator
    isProof = countsEveryAnswer
    plan = estimator.plan(at: prices)
    isDrawn = prices == .drawn
    readings = estimator.graph.readings(of: facts)
    changedSteps = StepSet(width: estimator.layout.behind.width)
    columns = ColumnSheet(
      estimator, readings, PlannedDraws(plan, of: estimator.graph),
      countsEveryAnswer: countsEveryAnswer)
    if prices != .likely { outline = OutlineSheet(estimator, readings, OutlinedDraws()) }
    if isDrawn, forManyCases {
      strips = Strips(estimator, plan)
      likelyCase = LikelyCase(estimator)
    }
  }

  /// Goes on with the prices of another draw; what can be told of all of them stands.
  mutating func turn(to draw: Int) {
    plan = estimator.plan(at: .draw(draw))
    columns.take(PlannedDraws(plan, of: estimator.graph))
    worksheet = nil
  }

  /// Takes other facts; what rests on a changed one will be worked out anew. Returns the places of the
  /// facts that changed.
  mutating func read(_ facts: Facts) -> [Int] { read(facts, at: estimator.graph.facts.indices) }

  /// The same where only facts at some places may have changed.
  mutating func read(_ facts: some KnownFacts, at places: some Sequence<Int>) -> [Int] {
    // Whoever else holds the readings would have all of them copied when one changes.
    if !isDrawn { columns.dropReadings() }
    outline?.dropReadings()
    enclosing?.dropReadings()
    let changed = estimator.graph.read(facts, at: places, into: &readings)
    changedSteps.removeAll()
    for place in changed { estimator.layout.behind.add(place, to: &changedSteps) }
    if !isDrawn { columns.read(readings, changed: changedSteps) }
    outline?.read(readings, changed: changedSteps)
    enclosing?.read(readings, changed: changedSteps)
    likelyCase?.read(readings, at: changed, changed: changedSteps)
    if !changed.isEmpty { drawnAbove.removeAll(keepingCapacity: true) }
    self.changed = self.changed.union(FactPlaces(changed))
    return changed
  }

  /// A number as the tape has it, or the worksheet where it isn't laid out. Many draws are made on the
  /// worksheet, which keeps fewer of the numbers on the way.
  mutating func column(
    _ target: Tape.Target?, _ work: (inout Worksheet) -> Column
  ) -> Column {
    if isDrawn { return worked(work) }
    return target.map { columns.value($0) } ?? worked(work)
  }

  /// A number of the worksheet, in which what rests on changed facts is forgotten first.
  private mutating func worked(_ work: (inout Worksheet) -> Column) -> Column {
    // Taken out, so that what changes in it is not copied first.
    var sheet = worksheet.take() ?? newWorksheet
    if !changed.isEmpty {
      sheet.read(readings)
      sheet.forget(places(changed).flatMap { estimator.reach.numbers[$0] })
      changed = FactPlaces()
    }
    defer { worksheet = sheet }
    return work(&sheet)
  }

  /// Facts of the graph one by one.
  func places(_ meant: FactPlaces) -> [Int] { meant.places(below: readings.count) }

  private var newWorksheet: Worksheet {
    Worksheet(estimator.graph, readings, plan, countsEveryAnswer: isProof)
  }

  /// What was drawn of the case.
  var drawn: DrawnCase { DrawnCase(worksheet: worksheet ?? newWorksheet) }

  /// Works with what can be told of draws before they are made; nil where nothing is drawn.
  mutating func outlined<Result>(_ work: (inout OutlineSheet) -> Result) -> Result? {
    outline?.with(work)
  }

  /// Works with what is known whatever open answers turn out to be.
  mutating func enclosed<Result>(_ work: (inout EnclosingSheet) -> Result) -> Result {
    if let result = enclosing?.with(work) { return result }
    // Proofs hold whatever name of the price book may come.
    var sheet = EnclosingSheet(estimator, readings, takesUsualNames: !isProof)
    defer { enclosing = sheet }
    return work(&sheet)
  }

  /// What is measured of a technique of a computed set in the likely case; nil where that is not worked out,
  /// or no number.
  mutating func likelyMeasure(_ target: Tape.Target?) -> Double? {
    target.flatMap { likelyCase?.number($0) }
  }

  /// What is known of a computed fact, with what is known of the order of a set that is partly known.
  mutating func knowledge(
    of settlement: Settlement
  ) -> (Knowledge, behind: [ValueName: [ValueName]]?) {
    var behind: [ValueName: [ValueName]]?
    let settled = settled(settlement) { measured, over in
      var found: [ValueName: [ValueName]] = [:]
      for (place, others) in over.behind {
        found[measured[place].name] = others.map { measured[$0].name }
      }
      behind = found
    }
    return (settled.knowledge(estimator.ruleSet.techniques), behind)
  }

  /// What a computed fact comes to: a value, nothing, or for a set the members that are sure. A set of
  /// which something is open is shown to `partly`.
  mutating func settled(
    _ settlement: Settlement, _ leeway: Leeway = .none,
    partly: ([Settlement.Measured], EnclosingSheet.Over) -> Void = { _, _ in }
  ) -> Settled {
    switch settlement.way {
    case .atMost(let left, let right):
      if isProof, case .known(let value) = enclosed({ $0.isAtMost(settlement.place) }) {
        return .known(value)
      }
      let sides = estimator.layout.sides[settlement.place]
      let told = outlined { [isProof] in $0.isAtMost(sides, isProof: isProof) }
      if let told = told ?? nil { return told }
      guard let need = range(column(sides[0]) { $0.value(left, in: 0) }),
        let room = range(column(sides[1]) { $0.value(right, in: 0) })
      else { return .open }
      if need.upperBound <= room.lowerBound { return .known(.choice("yes")) }
      return need.lowerBound > room.upperBound ? .known(.choice("no")) : .open
    case .each:
      guard let set = estimator.layout.sets[settlement.place] else { return .open }
      return techniques(set, leeway, partly)
    case .payback(let pairs):
      let laid = estimator.layout.paybacks[settlement.place]
      let outline = outlined { $0.payback(laid) }
      switch outline?.range {
      case .open?: return .open
      case .between(let low, let high)?:
        let (low, high) = (quantity(low, settlement.fact), quantity(high, settlement.fact))
        guard let low, let high else { break }
        let ways = leeway.ranges(low, high).map { Settled.known(.number($0)) }
        if let only = ways.first, ways.count == 1 { return only }
        if !ways.isEmpty, ways.count <= leeway.mostWays { return .oneOf(ways) }
      case .unsure?, nil: break
      }
      // Outlines do not tell what proofs count as open.
      let among = isProof ? nil : outline?.among
      return best(of: among ?? Array(pairs.indices), settlement.fact) { settler, place in
        if !settler.isDrawn { return settler.columns.payback(laid[place]) }
        if let outline = settler.outline,
          let months = settler.strips?.payback(laid[place], in: outline)
        {
          return months
        }
        return settler.worked { $0.payback($0.route(pairs[place])) }
      }
    case .breakEven(let pairs):
      return best(of: Array(pairs.indices), settlement.fact) { settler, place in
        settler.worked { $0.compare($0.route(pairs[place])).volume }
      }
    }
  }

  /// From least to most, or nil when an answer is missing or a stand-in was used.
  mutating func range(_ column: Column) -> ClosedRange<Double>? {
    guard column.assumed.isEmpty, let lanes = column.lanes else {
      open = column
      return nil
    }
    if isDrawn { return lanes.tenths.map { $0.low...$0.high } }
    // The whole spread at fixed prices comes from the answers, and a proof must hold over all of it.
    return lanes.ends.map { $0.least...$0.most }
  }

  /// The same with the number in its middle.
  mutating func spread(_ column: Column) -> (middle: Double, range: ClosedRange<Double>)? {
    guard isDrawn, column.assumed.isEmpty, let lanes = column.lanes else {
      guard let range = range(column), let tenths = column.lanes?.tenths else { return nil }
      return (tenths.likely, range)
    }
    return lanes.tenths.map { ($0.likely, $0.low...$0.high) }
  }

  /// Whether the range of a column lies above a limit, where the rest of it doesn't matter.
  mutating func isAbove(_ column: Column, _ limit: Double) -> Bool? {
    guard isDrawn, column.assumed.isEmpty, let lanes = column.lanes else {
      return range(column).map { $0.lowerBound > limit }
    }
    return lanes.isLowTenthAbove(limit)
  }

  /// All draws of a number that was outlined; nil where they are kept, or something may be open.
  mutating func strips(_ target: Tape.Target?, _ number: Outline?) -> Column? {
    guard let outline, let target, number?.isClosed == true else { return nil }
    return strips?.column(target, in: outline)
  }

  /// Whether most draws of a number that was outlined lie above a limit; nil where they are kept, or one of
  /// them may be no number.
  mutating func isDrawnAbove(
    _ limit: Double, _ target: Tape.Target, _ number: Outline
  ) -> Bool? {
    guard let outline, number.isTold else { return nil }
    let step = target.step
    for known in drawnAbove where known.limit == limit {
      let (less, more) = known.isAbove ? (known.step, step) : (step, known.step)
      if outline.isNeverAbove(less, more) { return known.isAbove }
    }
    let tenth = strips?.isAbove(limit, rank: Lanes.lowTenth(of:), target, in: outline)
    guard let isAbove = tenth else { return nil }
    drawnAbove.append((limit, step, isAbove))
    return isAbove
  }

  /// Whether the middle one of the draws of a number that was outlined lies above a limit; nil where they are
  /// kept, or one of them may be no number.
  mutating func isMiddleAbove(
    _ limit: Double, _ target: Tape.Target, _ number: Outline
  ) -> Bool? {
    guard let outline, number.isTold else { return nil }
    return strips?.isAbove(limit, rank: Lanes.middle(of:), target, in: outline)
  }

  /// Whether one number is never above another in the same draw, as far as that can be told.
  func isNeverAbove(_ one: Int, _ other: Int) -> Bool {
    outline?.isNeverAbove(one, other) ?? false
  }

  /// The range of the route that is likely to come out least; never is the top of the fact's domain.
  private mutating func best(
    of places: [Int], _ fact: FactKey, _ number: (inout Settler, Int) -> Column
  ) -> Settled {
    var best: (middle: Double, range: ClosedRange<Double>)?
    for place in places {
      guard let found = spread(number(&self, place)) else { return .open }
      if best.map({ found.middle < $0.middle }) ?? true { best = found }
    }
    guard let range = best?.range, let low = quantity(range.lowerBound, fact),
      let high = quantity(range.upperBound, fact)
    else { return .open }
    return .known(.number(QuantityRange(low, high)))
  }

  /// A number within the domain of a fact; nil for a fact that is no number.
  private func quantity(_ value: Double, _ fact: FactKey) -> Quantity? {
    guard case .number(_, let domain)? = estimator.graph.declaration(of: fact)?.type else {
      return nil
    }
    return min(domain.high, max(domain.low, Quantity(rounding: value)))
  }
}
