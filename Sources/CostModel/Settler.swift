internal import DecisionModel

/// Settles computed facts over one worksheet, so that what they share is worked out once.
struct Settler: Sendable {
  let estimator: Estimator
  private var sheet: Worksheet
  private let coversAll: Bool
  /// The scenes of the estimator's bundles.
  private var scenes: [Int?]
  /// The last number that left a fact open.
  private(set) var open: Column?
  let isProof: Bool
  private var facts: Facts
  /// What is known at likely prices whatever open answers turn out to be, once that is asked for.
  private var enclosing: EnclosingSheet?
  /// What can be told of draws before they are made, where they are made.
  private var outline: OutlineSheet?
  /// The facts that changed since the worksheet was used last.
  private var changed = FactPlaces()

  init(
    _ estimator: Estimator, _ facts: Facts, _ prices: PricePoint, countsEveryAnswer: Bool = false
  ) {
    self.estimator = estimator
    scenes = Array(repeating: nil, count: estimator.book.recipes.count)
    self.facts = facts
    isProof = countsEveryAnswer
    let seed = estimator.book.seed
    let plan: Plan
    switch prices {
    case .drawn: plan = .draws(estimator.draws, seed: seed)
    case .likely: plan = .answers(nil, seed: seed)
    case .draw(let number): plan = .answers(number, seed: seed)
    }
    // A draw's whole spread comes from the answers, and a proof must hold over all of it.
    coversAll = prices != .drawn
    sheet = Worksheet(
      estimator.graph, facts: facts, plan: plan, countsEveryAnswer: countsEveryAnswer)
    if prices == .drawn { outline = OutlineSheet(estimator, sheet.readings) }
  }

  /// Takes other facts; what rests on a changed one will be worked out anew. Returns the places of the
  /// facts that changed.
  mutating func read(_ facts: Facts) -> [Int] {
    let changed = sheet.read(facts)
    guard !changed.isEmpty else { return [] }
    self.facts = facts
    enclosing?.read(facts, at: estimator.graph.facts.indices)
    outline?.read(sheet.readings, changed: changed)
    self.changed = self.changed.union(FactPlaces(changed))
    return changed
  }

  /// The same of facts by place, of which those at some places changed.
  mutating func read(_ facts: PlacedFacts, at places: [Int]) {
    if enclosing == nil { enclosing = EnclosingSheet(estimator, facts: self.facts) }
    sheet.read(facts, at: places)
    enclosing?.read(facts, at: places)
    outline?.read(sheet.readings, changed: places)
    changed = changed.union(FactPlaces(places))
  }

  /// What is made of an answer.
  func reading(of fact: Int) -> FactReading { sheet.readings[fact] }

  /// A number of the worksheet, in which what rests on changed facts is forgotten first.
  mutating func column(_ work: (inout Worksheet) -> Column) -> Column {
    if !changed.isEmpty {
      let places = estimator.graph.facts.indices.filter(changed.contains)
      sheet.forget(places.flatMap { estimator.reach.numbers[$0] })
      changed = FactPlaces()
    }
    return work(&sheet)
  }

  /// What a bundle comes to.
  mutating func column(_ measured: Settlement.Measured) -> Column {
    let scene = scene(of: measured.bundle)
    return column { $0.quantity(measured.quantity, of: measured.bundle, in: scene) }
  }

  /// Works with what can be told of draws before they are made; nil where nothing is drawn.
  mutating func outlined<Result>(_ work: (inout OutlineSheet) -> Result) -> Result? {
    // Taken out, so that what changes in it is not copied first.
    guard var outline = outline.take() else { return nil }
    defer { self.outline = outline }
    return work(&outline)
  }

  /// Works with what is known whatever open answers turn out to be.
  mutating func enclosed<Result>(_ work: (inout EnclosingSheet) -> Result) -> Result {
    var enclosing = enclosing.take() ?? EnclosingSheet(estimator, facts: facts)
    defer { self.enclosing = enclosing }
    return work(&enclosing)
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
      if isOpen(settlement.fact) { return .open }
      guard let need = range(column { $0.value(left, in: 0) }),
        let room = range(column { $0.value(right, in: 0) })
      else { return .open }
      if need.upperBound <= room.lowerBound { return .known(.choice("yes")) }
      return need.lowerBound > room.upperBound ? .known(.choice("no")) : .open
    case .each(let measured, let bound):
      return techniques(settlement.fact, measured, bound, leeway, partly)
    case .payback(let pairs):
      let laid = estimator.layout.paybacks(settlement.fact)
      let range = outlined { $0.payback(laid) }
      switch range {
      case .open?: return .open
      case .between(let low, let high)?:
        let (low, high) = (quantity(low, settlement.fact), quantity(high, settlement.fact))
        guard let low, let high else { break }
        let ways = leeway.ranges(low, high).map { Settled.known(.number($0)) }
        if let only = ways.first, ways.count == 1 { return only }
        if !ways.isEmpty, ways.count <= leeway.mostWays { return .oneOf(ways) }
      case .unsure?, nil: break
      }
      return best(of: pairs, settlement.fact) { $0.payback($1) }
    case .breakEven(let pairs):
      return best(of: pairs, settlement.fact) { $0.breakEven($1).volume }
    }
  }

  /// True when an answer is wanted or stood in for on either side, as far as that can be told.
  private mutating func isOpen(_ fact: FactKey) -> Bool {
    let sides = estimator.layout.sides(fact)
    return outlined { outline in sides.contains { outline.value($0).isOpen } } ?? false
  }

  /// From least to most, or nil when an answer is missing or a stand-in was used.
  mutating func range(_ column: Column) -> ClosedRange<Double>? {
    guard column.assumed.isEmpty, let lanes = column.lanes else {
      open = column
      return nil
    }
    if coversAll { return lanes.ends.map { $0.least...$0.most } }
    return lanes.tenths.map { $0.low...$0.high }
  }

  /// Whether the range of a column lies above a limit, where the rest of it doesn't matter.
  mutating func isAbove(_ column: Column, _ limit: Double) -> Bool? {
    guard !coversAll, column.assumed.isEmpty, let lanes = column.lanes else {
      return range(column).map { $0.lowerBound > limit }
    }
    return lanes.isLowTenthAbove(limit)
  }

  /// The scene of a bundle, opened once.
  private mutating func scene(of bundle: Bundle) -> Int {
    if let place = bundle.place, let known = scenes[place] { return known }
    let scene = sheet.open(bundle)
    if let place = bundle.place { scenes[place] = scene }
    return scene
  }

  /// The range of the route that is likely to come out least; never is the top of the fact's domain.
  private mutating func best(
    of pairs: [RoutePair], _ fact: FactKey,
    _ number: (inout Worksheet, Route) -> Column
  ) -> Settled {
    var best: (middle: Double, range: ClosedRange<Double>)?
    for pair in pairs {
      let route = Route(pair, scene(of: pair.route), scene(of: pair.base))
      let found = column { number(&$0, route) }
      guard let range = range(found), let tenths = found.lanes?.tenths else { return .open }
      if best.map({ tenths.likely < $0.middle }) ?? true { best = (tenths.likely, range) }
    }
    guard let range = best?.range, let low = quantity(range.lowerBound, fact),
      let high = quantity(range.upperBound, fact)
    else { return .open }
    return .known(.number(QuantityRange(low, high)))
  }

  /// A number within the domain of a fact; nil for a fact that is no number.
  private func quantity(_ value: Double, _ fact: FactKey) -> Quantity? {
    guard case .number(_, let domain)? = estimator.graph.declarations[fact]?.type else {
      return nil
    }
    return min(domain.high, max(domain.low, Quantity(rounding: value)))
  }
}
