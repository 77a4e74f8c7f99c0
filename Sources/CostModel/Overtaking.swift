internal import DecisionModel

extension Worksheet {
  /// Volumes are followed over so many steps of the machines; beyond that, the volume reached so far
  /// is still one from which the route stays cheaper.
  private static let mostSteps = 400
  private static let narrowings = 24

  /// The least volume from which the monthly bill of a route, with a spread added, stays at or below that
  /// of what it replaces, up to the most that the route can carry; for each of some spreads, which share
  /// what doesn't depend on them.
  ///
  /// Machines come one by one, so the bills are stairs and may cross many times. Lines above the one
  /// stair and below the other cross once; from there on the route is cheaper for certain. From that
  /// volume the way leads down, step by step, for as long as the route is still cheaper.
  mutating func overtake(
    _ route: Route, spreads: [Column]
  ) -> [(volume: Column, neverBecause: BreakEven.Reason?)] {
    guard let node = graph.volume else {
      return spreads.map { _ in (Column(lanes: nil, likely: 0), nil) }
    }
    let count = scenes.count
    defer { close(downTo: count) }
    var top = Column.exactly(Never.least)
    if let term = route.capacity {
      top = value(term, in: route.scene).map { max(0, min($0, Never.least)) }
    }
    let trial = Trial(
      route: route, node: node, there: openTrial(in: route.scene),
      here: openTrial(in: route.baseScene))
    var marks = Marks(end: bills(trial, at: top))
    return spreads.map { overtake(trial, upTo: top, &marks, spread: $0) }
  }

  private mutating func overtake(
    _ trial: Trial, upTo top: Column, _ marks: inout Marks, spread: Column
  ) -> (volume: Column, neverBecause: BreakEven.Reason?) {
    let joined = marks.end.fixed(spread) + marks.end.gain + top
    guard joined.lanes != nil else { return (joined, nil) }
    let lanes = joined.lanes?.all.count ?? 1
    func column(_ numbers: [Double]) -> Column { Column(numbers, assumed: joined.assumed) }
    let most = top.numbers(lanes)
    let end = marks.end.balance(spread, lanes).excess(at: most)
    var volume = most
    // Where the route is dearer in every draw at the most it can carry, there is none to be looked for.
    if !end.allSatisfy({ $0 > 0 }) {
      let none = [Double](repeating: 0, count: lanes + 1)
      if marks.lanes != lanes {
        marks.above = bills(trial, at: column(most), .above)
        marks.below = bills(trial, at: column(none), .above)
        marks.lanes = lanes
      }
      volume = certain(
        Pursuit(trial, spread, lanes), upTo: most,
        excess: marks.above.balance(spread, lanes).excess(at: most),
        excessAtNone: marks.below.balance(spread, lanes).excess(at: none))
      descend(Pursuit(trial, spread, lanes), &volume, while: end.map { $0 <= 0 })
    }
    guard end.contains(where: { $0 > 0 }) else { return (column(volume), nil) }
    for lane in volume.indices where end[lane] > 0 {
      volume[lane] = Never.score(1e10 * end[lane] / (end[lane] + 1))
    }
    let result = column(volume)
    guard let middle = result.lanes?.middle, middle >= Never.least else { return (result, nil) }
    let far = marks.far ?? bills(trial, at: .exactly(Never.least))
    marks.far = far
    let beyond = far.balance(spread, lanes)
    let excess = beyond.excess(at: [Double](repeating: Never.least, count: lanes + 1))
    let reasons = (0..<lanes).filter { end[$0] > 0 }.map { lane -> BreakEven.Reason in
      excess[lane] <= 0 ? .capacity : beyond.gain[lane] > 0 ? .machines : .noSaving
    }
    return (result, reasons.commonest)
  }

  /// What a route and what it replaces cost at a volume; the other one's stairs are taken from the other
  /// side.
  private mutating func bills(
    _ trial: Trial, at volume: Column, _ rounding: Rounding = .exact
  ) -> TriedBills {
    put(volume, for: trial.node, in: trial.there, rounding: rounding)
    put(
      volume, for: trial.node, in: trial.here, rounding: rounding == .above ? .below : rounding)
    let there = running(trial.route.bundle, in: trial.there)
    let here = running(trial.route.base, in: trial.here)
    return TriedBills(
      there: there.fixed, here: here.fixed, gain: here.perRequest - there.perRequest,
      steps: [trial.there, trial.here].compactMap { scenes[$0].step })
  }

  /// Volumes from which a route is cheaper for certain, where the line above its excess says so; the
  /// most it can carry elsewhere.
  private mutating func certain(
    _ start: Pursuit, upTo most: [Double], excess excessAtMost: [Double], excessAtNone: [Double]
  ) -> [Double] {
    var pursuit = start
    var brackets = most.indices.map { lane in
      Bracket(
        low: 0, below: excessAtNone[lane], high: most[lane], above: excessAtMost[lane])
    }
    for _ in 0..<Self.narrowings {
      let trial = brackets.map(\.trial)
      guard pursue(&pursuit, where: { brackets[$0].narrows(at: trial[$0]) }) else { break }
      let volume = pursuit.followed.map { trial[$0] }
      let found = balance(pursuit, at: volume, .above).excess(at: volume)
      for (lane, excess) in zip(pursuit.followed, found) {
        brackets[lane].take(excess, at: trial[lane])
      }
    }
    endPursuit(pursuit)
    return brackets.map(\.high)
  }

  /// Leads volumes down to the least from which nothing on the way was dearer.
  private mutating func descend(
    _ start: Pursuit, _ volume: inout [Double], while isCheaper: [Bool]
  ) {
    var pursuit = start
    var isOpen = isCheaper
    for _ in 0..<Self.mostSteps {
      guard pursue(&pursuit, where: { isOpen[$0] }) else { break }
      let tried = pursuit.followed.map { volume[$0] }
      let there = balance(pursuit, at: tried)
      let excess = there.excess(at: tried)
      for (place, lane) in pursuit.followed.enumerated() where isOpen[lane] {
        if excess[place] > 0 || tried[place] == 0 {
          isOpen[lane] = false
          continue
        }
        let crossing = there.gain[place] > 0 ? there.fixed[place] / there.gain[place] : -1
        let next = max(0, crossing, min(there.step[place], tried[place]))
        if crossing >= there.step[place], abs(crossing - tried[place]) <= 1e-12 * tried[place] {
          isOpen[lane] = false
        }
        // A line between two volumes may be bent; never climb again.
        volume[lane] = min(tried[place], next)
      }
    }
    endPursuit(pursuit)
  }

  /// Follows the lanes that are open yet; false when none is. The others go along until most of those that
  /// are followed are closed: to pick numbers anew costs about as much as to work them out.
  private mutating func pursue(_ pursuit: inout Pursuit, where isOpen: (Int) -> Bool) -> Bool {
    let open = pursuit.followed.count(where: isOpen)
    guard open > 0 else { return false }
    if 2 * open <= pursuit.followed.count, pursuit.narrow(to: isOpen) {
      follow(pursuit.drawn, in: pursuit.trial.there)
      follow(pursuit.drawn, in: pursuit.trial.here)
    }
    return true
  }

  private mutating func endPursuit(_ pursuit: Pursuit) {
    follow(nil, in: pursuit.trial.there)
    follow(nil, in: pursuit.trial.here)
  }

  /// What the route and what it replaces cost at a volume for each lane that is followed.
  private mutating func balance(
    _ pursuit: Pursuit, at volume: [Double], _ rounding: Rounding = .exact
  ) -> Balance {
    bills(pursuit.trial, at: Column(volume), rounding)
      .balance(pursuit.spread, volume.count - 1)
  }

  /// What a bundle costs each month and for each request, at the volume that is tried out.
  private mutating func running(
    _ bundle: Bundle, in trial: Int
  ) -> (fixed: Column, perRequest: Column) {
    var fixed: [Column] = []
    var perRequest: [Column] = []
    for place in bundle.lines.indices {
      switch bundle.lines[place].kind {
      case .monthly, .serving, .upkeep: fixed.append(line(place, of: bundle, tried: trial))
      case .request: perRequest.append(line(place, of: bundle, tried: trial))
      case .upfront, .horizon: break
      }
    }
    return (Column.sum(fixed), Column.sum(perRequest))
  }

  /// A line at the volume that is tried out: that of the scene above where no volume changes it.
  private mutating func line(_ place: Int, of bundle: Bundle, tried trial: Int) -> Column {
    let term = bundle.lineTerms[place]
    if let above = scenes[trial].above, !graph.changesWithVolume(term) {
      let line = line(place, of: bundle, in: above)
      return followed(line, in: trial)
    }
    return value(term, in: trial)
  }
}

extension [BreakEven.Reason] {
  /// The reason that is there most often, the first of several.
  fileprivate var commonest: BreakEven.Reason? {
    BreakEven.Reason.allCases.max { one, other in
      count { $0 == one } < count { $0 == other }
    }
  }
}

extension Graph {
  /// Whether arithmetic is another where another volume is tried out: it reads what follows from that, or
  /// makes whole numbers, for which lines may stand then.
  fileprivate func changesWithVolume(_ term: Term) -> Bool {
    term.steps.contains { step in
      switch step {
      case .node(let node), .nodeOrZero(let node, _): followsVolume[node]
      case .call(let function, _): function == .ceil || function == .floor
      case .constant, .missing, .binary: false
      }
    }
  }
}
