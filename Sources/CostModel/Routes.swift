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
    if let volume = volume(in: scene), volume.lanes == nil { return volume }
    let saving = monthly(base, in: baseScene) - monthly(route, in: scene)
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
    for (line, term) in zip(route.lines, route.lineTerms)
    where line.kind == .upfront && !shared.contains(line.id) {
      extra = extra + value(term, in: scene)
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
    let scenes = scenes.count
    defer { close(downTo: scenes) }
    let routeTrial = openTrial(in: scene)
    let baseTrial = openTrial(in: baseScene)
    for _ in 0..<24 {
      put(volume, for: node, in: routeTrial)
      put(volume, for: node, in: baseTrial)
      let there = fixedCost(route, in: routeTrial)
      let here = fixedCost(base, in: baseTrial)
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

  /// What a bundle costs each month and for each request, at the volume that is tried out.
  private mutating func fixedCost(
    _ bundle: Bundle, in trial: Int
  ) -> (fixed: Column, perRequest: Column) {
    var fixed: [Column] = []
    var perRequest: [Column] = []
    for (line, term) in zip(bundle.lines, bundle.lineTerms) {
      switch line.kind {
      case .monthly, .serving, .upkeep: fixed.append(value(term, in: trial))
      case .request: perRequest.append(value(term, in: trial))
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
