internal import DecisionModel

/// One route held against another at a volume, lane by lane, the likely lane last.
private struct Balance {
  /// What the route costs more, whatever the volume.
  var fixed: [Double]
  /// What it saves with each request.
  var gain: [Double]
  /// The greatest lower volume at which the number of machines is another.
  var step: [Double]

  /// What the route costs more at these volumes; 0 where the two are as good as equal.
  func excess(at volume: [Double]) -> [Double] {
    volume.indices.map { lane in
      let saved = gain[lane] * volume[lane]
      let excess = fixed[lane] - saved
      return abs(excess) <= 1e-11 * (abs(fixed[lane]) + abs(saved)) ? 0 : excess
    }
  }
}

extension Worksheet {
  /// Volumes are followed over so many steps of the machines; beyond that, the volume reached so far
  /// is still one from which the route stays cheaper.
  private static let mostSteps = 400
  private static let narrowings = 24

  /// The least volume from which the monthly bill of a route, with `spread` added, stays at or below
  /// that of what it replaces, up to the most that the route can carry.
  ///
  /// Machines come one by one, so the bills are stairs and may cross many times. Lines above the one
  /// stair and below the other cross once; from there on the route is cheaper for certain. From that
  /// volume the way leads down, step by step, for as long as the route is still cheaper.
  mutating func overtake(
    _ route: Route, spread: Column
  ) -> (volume: Column, neverBecause: BreakEven.Reason?) {
    guard let node = graph.volume else {
      return (Column(lanes: nil, likely: 0), nil)
    }
    let count = scenes.count
    defer { close(downTo: count) }
    var top = Column.exactly(Never.least)
    if let term = route.capacity {
      top = value(term, in: route.scene).map { max(0, min($0, Never.least)) }
    }
    let trials = (openTrial(in: route.scene), openTrial(in: route.baseScene))
    func bills(_ sheet: inout Worksheet, at volume: Column, _ rounding: Rounding)
      -> (fixed: Column, gain: Column)
    {
      let mirrored: Rounding = rounding == .above ? .below : rounding
      sheet.put(volume, for: node, in: trials.0, rounding: rounding)
      sheet.put(volume, for: node, in: trials.1, rounding: mirrored)
      let there = sheet.running(route.bundle, in: trials.0)
      let here = sheet.running(route.base, in: trials.1)
      return (spread + there.fixed - here.fixed, here.perRequest - there.perRequest)
    }
    let first = bills(&self, at: top, .exact)
    let joined = first.fixed + first.gain + top
    guard joined.lanes != nil else { return (joined, nil) }
    let lanes = joined.lanes?.all.count ?? 1
    func column(_ numbers: [Double]) -> Column {
      let values = Array(numbers.dropLast())
      return Column(
        lanes: lanes == 1 ? .same(numbers[0]) : .each(values), likely: numbers[lanes],
        assumed: joined.assumed)
    }
    func balance(_ sheet: inout Worksheet, at volume: [Double], _ rounding: Rounding = .exact)
      -> Balance
    {
      let (fixed, gain) = bills(&sheet, at: column(volume), rounding)
      let steps = [trials.0, trials.1].compactMap { sheet.scenes[$0].step?.numbers(lanes) }
      var step = [Double](repeating: 0, count: lanes + 1)
      for other in steps { for lane in step.indices { step[lane] = max(step[lane], other[lane]) } }
      return Balance(fixed: fixed.numbers(lanes), gain: gain.numbers(lanes), step: step)
    }
    let most = top.numbers(lanes)
    let end = balance(&self, at: most).excess(at: most)
    var volume = certain(upTo: most) { sheet, volume in
      balance(&sheet, at: volume, .above).excess(at: volume)
    }
    descend(&volume, while: end.map { $0 <= 0 }) { sheet, volume in
      balance(&sheet, at: volume)
    }
    guard end.contains(where: { $0 > 0 }) else { return (column(volume), nil) }
    let far = [Double](repeating: Never.least, count: lanes + 1)
    let beyond = balance(&self, at: far)
    let farExcess = beyond.excess(at: far)
    var counts: [BreakEven.Reason: Int] = [:]
    for lane in volume.indices where end[lane] > 0 {
      volume[lane] = Never.score(1e10 * end[lane] / (end[lane] + 1))
      guard lane < lanes else { continue }
      let reason: BreakEven.Reason =
        farExcess[lane] <= 0 ? .capacity : beyond.gain[lane] > 0 ? .machines : .noSaving
      counts[reason, default: 0] += 1
    }
    let result = column(volume)
    let isLikelyNever = (result.lanes?.tenths?.likely ?? 0) >= Never.least
    let reason = BreakEven.Reason.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
    return (result, isLikelyNever ? reason : nil)
  }

  /// Volumes from which a route is cheaper for certain, where the line above its excess says so; the
  /// most it can carry elsewhere.
  private mutating func certain(
    upTo most: [Double], _ excess: (inout Worksheet, [Double]) -> [Double]
  ) -> [Double] {
    var high = most
    var above = excess(&self, high)
    var low = [Double](repeating: 0, count: most.count)
    var below = excess(&self, low)
    for _ in 0..<Self.narrowings {
      var trial = high
      var isOpen = false
      for lane in trial.indices where above[lane] <= 0 && high[lane] > low[lane] {
        if below[lane] <= 0 {
          trial[lane] = low[lane]
        } else if above[lane] < 0 {
          let share = below[lane] / (below[lane] - above[lane])
          trial[lane] = low[lane] + (high[lane] - low[lane]) * share
        }
        if trial[lane] < high[lane] * (1 - 1e-12), trial[lane] > low[lane] || below[lane] <= 0 {
          isOpen = true
        }
      }
      guard isOpen else { break }
      let found = excess(&self, trial)
      for lane in trial.indices where above[lane] <= 0 {
        if found[lane] <= 0 {
          high[lane] = trial[lane]
          above[lane] = found[lane]
        } else {
          low[lane] = trial[lane]
          below[lane] = found[lane]
        }
      }
    }
    return high
  }

  /// Leads volumes down to the least from which nothing on the way was dearer.
  private mutating func descend(
    _ volume: inout [Double], while isCheaper: [Bool],
    _ balance: (inout Worksheet, [Double]) -> Balance
  ) {
    var isOpen = isCheaper
    for _ in 0..<Self.mostSteps {
      guard isOpen.contains(true) else { return }
      let there = balance(&self, volume)
      let excess = there.excess(at: volume)
      for lane in volume.indices where isOpen[lane] {
        if excess[lane] > 0 || volume[lane] == 0 {
          isOpen[lane] = false
          continue
        }
        let crossing = there.gain[lane] > 0 ? there.fixed[lane] / there.gain[lane] : -1
        let next = max(0, crossing, min(there.step[lane], volume[lane]))
        if crossing >= there.step[lane], abs(crossing - volume[lane]) <= 1e-12 * volume[lane] {
          isOpen[lane] = false
        }
        // A line between two volumes may be bent; never climb again.
        volume[lane] = min(volume[lane], next)
      }
    }
  }

  /// What a bundle costs each month and for each request, at the volume that is tried out.
  private mutating func running(
    _ bundle: Bundle, in trial: Int
  ) -> (fixed: Column, perRequest: Column) {
    var fixed: [Column] = []
    var perRequest: [Column] = []
    for place in bundle.lines.indices {
      switch bundle.lines[place].kind {
      case .monthly, .serving, .upkeep: fixed.append(value(bundle.lineTerms[place], in: trial))
      case .request: perRequest.append(value(bundle.lineTerms[place], in: trial))
      case .upfront, .horizon: break
      }
    }
    return (Column.sum(fixed), Column.sum(perRequest))
  }
}

extension Column {
  /// Every lane, and the likely one after them.
  fileprivate func numbers(_ count: Int) -> [Double] {
    switch lanes {
    case .same(let value)?: [Double](repeating: value, count: count) + [likely]
    case .each(let values)?: values + [likely]
    case nil: [Double](repeating: 0, count: count + 1)
    }
  }
}
