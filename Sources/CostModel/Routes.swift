internal import DecisionModel

/// Pay-back and break-even are compared even where they never come: from `least` on they stand for
/// never, and the more hopeless the greater, so that the ends of their range can still be found.
enum Never {
  static let least = 1e11
  static func score(_ shortfall: Double) -> Double { 1e12 + min(1e11, max(0, shortfall)) }

  /// The months until so much is saved, with so much saved a month.
  @inline(__always)
  static func months(_ extra: Double, saving: Double) -> Double {
    if saving > 0 { return max(0, extra) / saving }
    return saving == 0 && extra <= 0 ? 0 : score(-saving)
  }
}

/// A route and what it would replace, in the scenes that their recipes opened.
struct Route {
  var bundle: Bundle
  var scene: Int
  var base: Bundle
  var baseScene: Int
  var capacity: Term?

  init(_ pair: RoutePair, _ scene: Int, _ baseScene: Int) {
    bundle = pair.route
    self.scene = scene
    base = pair.base
    self.baseScene = baseScene
    capacity = pair.capacity
  }

  /// The scenes, which tell a route from others.
  struct Places: Hashable {
    var route: Int
    var base: Int
  }
}

/// The columns of one comparison.
struct RouteColumns {
  var volume: Column
  var runningVolume: Column
  var payback: Column
  var saving: Column
  var capacity: Column?
  var neverBecause: BreakEven.Reason?

  var columns: [Column] {
    [volume, runningVolume, payback, saving] + [capacity].compactMap(\.self)
  }
}

extension Worksheet {
  /// A route in the scenes of both bundles.
  mutating func route(_ pair: RoutePair) -> Route {
    Route(pair, scene(of: pair.route), scene(of: pair.base))
  }

  /// Compares a route with the one it would replace.
  mutating func compare(_ route: Route) -> RouteColumns {
    let places = Route.Places(route: route.scene, base: route.baseScene)
    if let known = compared[places] { return known }
    let columns = compareAnew(route)
    remember(columns, at: places)
    return columns
  }

  private mutating func compareAnew(_ route: Route) -> RouteColumns {
    let setUp = setUp(of: route)
    let found = overtake(route, spreads: [setUp, .exactly(0)])
    var capacity: Column?
    if let term = route.capacity { capacity = value(term, in: route.scene) }
    return RouteColumns(
      volume: found[0].volume, runningVolume: found[1].volume, payback: payback(route),
      saving: saving(route), capacity: capacity, neverBecause: found[0].neverBecause)
  }

  /// The months until what a route costs more up front has come back.
  mutating func payback(_ route: Route) -> Column {
    if let volume = volume(in: route.scene), volume.lanes == nil { return volume }
    return extra([.upfront], route).payback(at: saving(route))
  }

  /// What a route saves each month at the stated volume.
  private mutating func saving(_ route: Route) -> Column {
    monthly(route.base, in: route.baseScene) - monthly(route.bundle, in: route.scene)
  }

  /// What the set-up and the retraining of a route cost more, shared out over the months.
  private mutating func setUp(of route: Route) -> Column {
    let months = graph.months.map { value(node: $0, in: route.scene) } ?? .exactly(1)
    return extra([.upfront, .horizon], route) / months
  }

  /// What a route pays more than the one it replaces on lines of some kinds; a line that both pay
  /// counts for neither.
  private mutating func extra(_ kinds: Set<PriceBook.Line.Kind>, _ route: Route) -> Column {
    var extra = Column.exactly(0)
    var theirs: [String: Column] = [:]
    for (place, line) in route.base.lines.enumerated() where kinds.contains(line.kind) {
      theirs[line.id] = self.line(place, of: route.base, in: route.baseScene)
    }
    for (place, line) in route.bundle.lines.enumerated() where kinds.contains(line.kind) {
      let own = self.line(place, of: route.bundle, in: route.scene)
      if let their = theirs.removeValue(forKey: line.id) {
        // What both pay alike counts for neither, also where an answer is wanted for it.
        if !own.isEqual(to: their) { extra = extra + (own - their) }
      } else {
        extra = extra + own
      }
    }
    for line in route.base.lines {
      if let their = theirs[line.id] { extra = extra - their }
    }
    return extra
  }
}

extension Column {
  /// The months until so much is saved, with so much saved a month.
  func payback(at saving: Column) -> Column {
    with(saving) { Never.months($0, saving: $1) }
  }

  /// True when two columns hold the same number in every lane, or both want an answer.
  func isEqual(to other: Column) -> Bool {
    switch (lanes, other.lanes) {
    case (nil, nil): true
    case (let own?, let their?): own.all == their.all
    default: false
    }
  }
}
