internal import DecisionModel

/// One route held against another at a volume, lane by lane, the likely lane last.
struct Balance {
  /// What the route costs more, whatever the volume.
  var fixed: [Double]
  /// What it saves with each request.
  var gain: [Double]
  /// The greatest lower volume at which the number of machines is another.
  var step: [Double]

  /// What the route costs more at these volumes; 0 where the two are as good as equal.
  func excess(at volume: [Double]) -> [Double] {
    [Double](count: volume.count) { lane in
      let saved = gain.at(lane) * volume.at(lane)
      let excess = fixed.at(lane) - saved
      return abs(excess) <= 1e-11 * (abs(fixed.at(lane)) + abs(saved)) ? 0 : excess
    }
  }
}

/// A comparison under way: the scenes in which a volume is tried out for the route and for what it
/// replaces.
struct Trial {
  var route: Route
  var node: Int
  var there: Int
  var here: Int
}

/// What both cost at a volume that is tried out, before any spread is added.
struct TriedBills {
  var there: Column
  var here: Column
  var gain: Column
  var steps: [Column]

  /// What the route costs more, whatever the volume.
  func fixed(_ spread: Column) -> Column { spread + there - here }

  func balance(_ spread: Column, _ lanes: Int) -> Balance {
    let step = steps.filter { !$0.lacks }.reduce(Column.exactly(0)) { $0.with($1) { max($0, $1) } }
    return Balance(
      fixed: fixed(spread).numbers(lanes), gain: gain.numbers(lanes), step: step.numbers(lanes))
  }
}

/// The bills at volumes that every comparison looks at.
struct Marks {
  /// At the most that the route can carry.
  var end: TriedBills
  /// There and at none, by the lines above and below the stairs; for so many lanes.
  var above: TriedBills
  var below: TriedBills
  var lanes = 0
  /// At more than anybody has.
  var far: TriedBills?

  init(end: TriedBills) {
    self.end = end
    above = end
    below = end
  }
}

extension Column {
  /// A number for every lane, and the likely one after them.
  init(_ numbers: [Double], assumed: FactPlaces = FactPlaces()) {
    let all: Lanes =
      numbers.count == 2 ? .same(numbers[0]) : .each(Array(numbers[..<(numbers.count - 1)]))
    self.init(lanes: all, likely: numbers[numbers.count - 1], assumed: assumed)
  }

  /// Every lane, and the likely one after them.
  func numbers(_ count: Int) -> [Double] {
    switch lanes {
    case .same(let value)?: [Double](repeating: value, count: count) + [likely]
    case .each(let values)?: values + [likely]
    case nil: [Double](repeating: 0, count: count + 1)
    }
  }
}
