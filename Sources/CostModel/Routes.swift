internal import DecisionModel

/// Pay-back and break-even are compared even where they never come: from `least` on they stand for
/// never, and the more hopeless the greater, so that the ends of their range can still be found.
enum Never {
  static let least = 1e11
  static func score(_ shortfall: Double) -> Double { 1e12 + min(1e11, max(0, shortfall)) }
}

/// The columns of one comparison.
struct RouteColumns {
  var volume: Column
  var runningVolume: Column
  var payback: Column

  var columns: [Column] { [volume, runningVolume, payback] }
}

extension Worksheet {
  /// Compares a route with the one it replaces; lines that both pay up front count for neither.
  mutating func compare(
    _ route: Bundle, in scene: Int, against base: Bundle, in baseScene: Int
  ) -> RouteColumns {
    RouteColumns(
      volume: breakEven(route, in: scene, against: base, in: baseScene),
      runningVolume: overtake(route, scene, base, baseScene, spread: .exactly(0)),
      payback: payback(route, in: scene, against: base, in: baseScene))
  }

  /// The months until what a route costs up front has come back.
  mutating func payback(
    _ route: Bundle, in scene: Int, against base: Bundle, in baseScene: Int
  ) -> Column {
    let saving = bill(base, in: baseScene).monthly - bill(route, in: scene).monthly
    return extra(route, in: scene, over: base).with(saving) { extra, saving in
      if saving > 0 { return max(0, extra) / saving }
      return saving == 0 && extra <= 0 ? 0 : Never.score(-saving)
    }
  }

  /// The volume from which a route is cheaper over the horizon, its set-up included.
  mutating func breakEven(
    _ route: Bundle, in scene: Int, against base: Bundle, in baseScene: Int
  ) -> Column {
    let months = graph.book.months.map { value(named: $0, in: scene) } ?? .exactly(1)
    let spread = extra(route, in: scene, over: base) / months
    return overtake(route, scene, base, baseScene, spread: spread)
  }

  private mutating func extra(_ route: Bundle, in scene: Int, over base: Bundle) -> Column {
    let shared = Set(base.lines.map(\.id))
    var extra = Column.exactly(0)
    for line in route.lines where line.kind == .upfront && !shared.contains(line.id) {
      extra = extra + value(line.expression, in: scene)
    }
    return extra
  }

  /// The volume at which the monthly bills meet once the set-up is spread over the months. More
  /// volume may need more machines, so the bill is worked out again at the volume that was found.
  private mutating func overtake(
    _ route: Bundle, _ scene: Int, _ base: Bundle, _ baseScene: Int, spread: Column
  ) -> Column {
    guard let node = graph.book.volume.flatMap({ graph.node($0) }) else {
      return Column(lanes: nil, likely: 0)
    }
    var volume = Column.exactly(0)
    for _ in 0..<24 {
      let there = fixedCost(route, scene, at: volume, node)
      let here = fixedCost(base, baseScene, at: volume, node)
      let gap = spread + there.fixed - here.fixed
      let gain = here.perRequest - there.perRequest
      let next = gap.with(gain) { gap, gain in
        if gap <= 0, gain >= 0 { return 0 }
        return gain > 0 ? min(gap / gain, Never.least) : Never.score(-gain)
      }
      guard let lanes = next.lanes else { return next }
      let isSettled = volume.lanes.map { $0.isClose(to: lanes) } ?? false
      volume = next
      if isSettled { return volume }
    }
    return volume.map { $0 > Never.least ? $0 : Never.score(0) }
  }

  /// What a bundle costs each month and for each request, at a volume that is tried out.
  private mutating func fixedCost(
    _ bundle: Bundle, _ scene: Int, at volume: Column, _ node: Int
  ) -> (fixed: Column, perRequest: Column) {
    let tried = open(scenes[scene].putting(volume, for: node, in: graph))
    var fixed: [Column] = []
    var perRequest: [Column] = []
    for line in bundle.lines {
      switch line.kind {
      case .monthly, .serving: fixed.append(value(line.expression, in: tried))
      case .request: perRequest.append(value(line.expression, in: tried))
      case .upfront, .horizon: break
      }
    }
    return (Column.sum(fixed), Column.sum(perRequest))
  }
}

extension Lanes {
  /// True when no lane differs by more than a ten-thousandth.
  func isClose(to other: Lanes) -> Bool {
    func near(_ one: Double, _ two: Double) -> Bool {
      abs(one - two) <= 1e-4 * max(1, abs(two))
    }
    switch (self, other) {
    case (.same(let one), .same(let two)): return near(one, two)
    case (.each(let values), .same(let two)): return values.allSatisfy { near($0, two) }
    case (.same(let one), .each(let values)): return values.allSatisfy { near(one, $0) }
    case (.each(let ones), .each(let twos)):
      for lane in ones.indices where !near(ones[lane], twos[lane]) { return false }
      return true
    }
  }
}
