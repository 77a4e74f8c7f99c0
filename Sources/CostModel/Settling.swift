public import DecisionModel

/// Which prices the computed facts are settled at.
public enum PricePoint: Hashable, Sendable {
  /// Every price somewhere in its range: facts come out as ranges from one draw in ten to nine.
  case drawn
  /// Every price at its likely value.
  case likely
  /// The prices of one seeded draw, by its number.
  case draw(Int)
}

extension Estimator {
  /// The facts with the computed ones added. A computed fact stays open while an answer is missing for
  /// it, or while a stand-in for an answer matters to it.
  ///
  /// With `only`, the others are left as they are: what a search that doesn't read them can spare.
  public func settled(
    _ facts: Facts, at prices: PricePoint = .drawn, only wanted: Set<FactKey>? = nil
  ) -> Facts {
    var result = facts
    var settler = Settler(self, facts, prices)
    for settlement in settlements where wanted?.contains(settlement.fact) ?? true {
      result[settlement.fact] = settler.knowledge(of: settlement)
    }
    result.behind = settler.behind
    return result
  }
}

/// Settles computed facts over one worksheet, so that what they share is worked out once.
struct Settler: Sendable {
  private let estimator: Estimator
  private var sheet: Worksheet
  private let coversAll: Bool
  /// The scenes of the estimator's bundles.
  private var scenes: [Int?]
  /// The last number that left a fact open.
  private(set) var open: Column?
  /// What is known of the order of sets that are partly known.
  private(set) var behind: [FactKey: [ValueName: [ValueName]]] = [:]
  private let isProof: Bool
  private var facts: Facts
  private var enclosing: EnclosingSheet?
  /// True while the facts have changed since that was worked out.
  private var isEnclosingOld = false
  /// What can be told of draws before they are made, where they are made.
  private var outline: OutlineSheet?

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
    if prices == .drawn { outline = OutlineSheet(estimator.graph, sheet.readings) }
  }

  /// Takes other facts; what rests on a changed one will be worked out anew. Returns the places of the
  /// facts that changed.
  mutating func read(_ facts: Facts) -> [Int] {
    let changed = sheet.read(facts)
    guard !changed.isEmpty else { return [] }
    self.facts = facts
    isEnclosingOld = true
    outline?.read(sheet.readings, changed: changed)
    sheet.forget(changed.flatMap { estimator.reach.numbers[$0] })
    return changed
  }

  /// What is known of a computed fact: a value, nothing, or for a set the members that are sure.
  mutating func knowledge(of settlement: Settlement) -> Knowledge {
    if case .each(let measured, let bound) = settlement.way {
      behind[settlement.fact] = nil
      // How a number comes out over a stated range is sampled, which proves nothing.
      return (isProof ? nil : over(settlement.fact, measured, bound)).map { .known($0) }
        ?? enclosed(settlement.fact, measured, bound)
    }
    return value(of: settlement).map { .known($0) } ?? .unasked
  }

  private mutating func value(of settlement: Settlement) -> Value? {
    switch settlement.way {
    case .atMost(let left, let right):
      let first = sheet.value(left, in: 0)
      let second = sheet.value(right, in: 0)
      guard let need = range(first), let room = range(second) else { return nil }
      if need.upperBound <= room.lowerBound { return .choice("yes") }
      return need.lowerBound > room.upperBound ? .choice("no") : nil
    case .each: return nil
    case .payback(let pairs):
      if case .open? = outlined(settlement.fact, pairs) { return nil }
      return best(of: pairs, settlement.fact) { $0.payback($1) }
    case .breakEven(let pairs):
      return best(of: pairs, settlement.fact) { $0.breakEven($1).volume }
    }
  }

  /// From least to most, or nil when an answer is missing or a stand-in was used.
  private mutating func range(_ column: Column) -> ClosedRange<Double>? {
    guard column.assumed.isEmpty, let lanes = column.lanes else {
      open = column
      return nil
    }
    if coversAll { return lanes.ends.map { $0.least...$0.most } }
    return lanes.tenths.map { $0.low...$0.high }
  }

  /// The techniques of which a measure lies above the bound, least first. Those whose range only
  /// reaches above it are not among them. Nil when a measure is open.
  private mutating func over(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound
  ) -> Value? {
    if bound.facts.contains(where: { sheet.readings[$0].isIdle }) { return .set([]) }
    let outlines = outlined(fact, measured, bound)
    if outlines?.limit.isOpen == true || outlines?.measured.contains(where: \.isOpen) == true {
      return nil
    }
    guard let limit = range(sheet.value(bound.term, in: 0)) else { return nil }
    var found: [(likely: Double, technique: ValueName)] = []
    for (place, one) in measured.enumerated() {
      if outlines?.measured[place].isAtMost(limit.lowerBound) == true { continue }
      let column = sheet.quantity(one.quantity, of: one.bundle, in: scene(of: one.bundle))
      guard let range = range(column) else { return nil }
      guard range.lowerBound > limit.upperBound else { continue }
      guard let tenths = column.lanes?.tenths else { return nil }
      found.append((tenths.likely, one.name))
    }
    // The order of declaration breaks ties, since sorting need not keep it.
    let sorted = found.enumerated().sorted {
      ($0.element.likely, $0.offset) < ($1.element.likely, $1.offset)
    }
    return .set(sorted.map(\.element.technique))
  }

  /// The same as far as it is the same at likely prices whatever open answers turn out to be.
  private mutating func enclosed(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound
  ) -> Knowledge {
    // Taken out, so that what changes in it is not copied first.
    var enclosing = enclosing.take() ?? EnclosingSheet(estimator.graph, facts: facts)
    if isEnclosingOld { enclosing.read(facts) }
    isEnclosingOld = false
    let over = enclosing.over(
      fact, measured, bound, decided: isProof ? [:] : decided(fact, measured, bound))
    self.enclosing = enclosing
    if over.isExact { return .known(.set(over.sure)) }
    behind[fact] = over.behind
    return .partly(sure: over.sure, possible: over.possible)
  }

  /// What the prices at hand say of techniques of which nothing is open.
  private mutating func decided(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound
  ) -> [ValueName: (isOver: Bool, number: Double)] {
    let outlines = outlined(fact, measured, bound)
    if outlines?.limit.isOpen == true { return [:] }
    guard let limit = range(sheet.value(bound.term, in: 0)) else { return [:] }
    var found: [ValueName: (isOver: Bool, number: Double)] = [:]
    for (place, one) in measured.enumerated() {
      if let outline = outlines?.measured[place] {
        if outline.isOpen { continue }
        if outline.isAtMost(limit.lowerBound) {
          found[one.name] = (false, 0)
          continue
        }
      }
      let column = sheet.quantity(one.quantity, of: one.bundle, in: scene(of: one.bundle))
      guard let range = range(column), let tenths = column.lanes?.tenths else { continue }
      found[one.name] = (range.lowerBound > limit.upperBound, tenths.likely)
    }
    return found
  }

  /// What can be told of a computed set before anything is drawn; nil where nothing will be.
  private mutating func outlined(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound
  ) -> (limit: Outline, measured: [Outline])? {
    guard var outline = outline.take() else { return nil }
    defer { self.outline = outline }
    let measures = outline.measures(fact, measured, bound)
    let limit = outline.value(measures.bound)
    if limit.isOpen { return (limit, []) }
    return (limit, measures.measured.map { $0.map { outline.value($0) } ?? .anything })
  }

  /// The same of a pay-back.
  private mutating func outlined(_ fact: FactKey, _ pairs: [RoutePair]) -> OutlineSheet.Range? {
    guard var outline = outline.take() else { return nil }
    defer { self.outline = outline }
    return outline.payback(outline.paybacks(fact, pairs))
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
    _ column: (inout Worksheet, Route) -> Column
  ) -> Value? {
    guard let declaration = estimator.graph.declarations[fact],
      case .number(_, let domain) = declaration.type
    else { return nil }
    var best: (middle: Double, range: ClosedRange<Double>)?
    for pair in pairs {
      let found = column(&sheet, Route(pair, scene(of: pair.route), scene(of: pair.base)))
      guard let range = range(found), let tenths = found.lanes?.tenths else { return nil }
      if best.map({ tenths.likely < $0.middle }) ?? true { best = (tenths.likely, range) }
    }
    return best.map { best in
      func quantity(_ value: Double) -> Quantity {
        min(domain.high, max(domain.low, Quantity(rounding: value)))
      }
      return .number(
        QuantityRange(quantity(best.range.lowerBound), quantity(best.range.upperBound)))
    }
  }
}
