internal import DecisionModel

/// Which open answer a doubtful decision hangs on most.
struct Relevance: Sendable {
  /// For each fact the arms that read it, as words.
  private var readers: [[UInt64]] = []
  /// For each fact the arms that it is worked out from and guarded by.
  private var feeders: [[UInt64]] = []
  /// For each fact the operands of its formula.
  private var operands: [[Int]] = []
  /// Facts with those that rest on others before those.
  private var order: [Int] = []
  /// For each technique the arms of all that moves or bars it.
  private var movers: [[UInt64]] = []
  private var stops: [UInt64]
  private var unfit: [UInt64]
  /// The facts that hold techniques which are tried, in use or forbidden.
  let sets: [Int]

  init(_ plan: Plan) {
    let width = plan.table.width
    let none = [UInt64](repeating: 0, count: width)
    (stops, unfit) = (none, none)
    readers = Array(repeating: none, count: plan.columns.count)
    feeders = readers
    operands = Array(repeating: [], count: plan.columns.count)
    for (arm, constraints) in plan.arms.enumerated() {
      for one in constraints { readers[one.fact][arm >> 6] |= 1 << UInt64(arm & 63) }
    }
    for (place, settling) in plan.settling.enumerated() {
      feeders[place].add(settling.guardArms)
      switch settling.source {
      case .given: break
      case .cases(let range): for one in plan.cases[range] { feeders[place].add(one.when) }
      case .formula(let index): operands[place] = plan.formulas[index].formula.facts
      }
    }
    let settled = plan.layers.flatMap(\.settles)
    order = settled.reversed() + plan.columns.indices.filter { !settled.contains($0) }
    let techniques = plan.techniques
    for stop in techniques.stops { stops.add(stop.grounds, plan.exceptions) }
    let history = techniques.history
    for when in history.unfit + history.instead.map(\.when) { unfit.add(when) }
    var sets = [history.tried, history.inUse].compactMap { $0?.fact }
    for case .forbidsEach(let fact, _) in techniques.gates.map(\.kind) { sets.append(fact) }
    self.sets = sets
    movers = techniques.ids.indices.map { Self.movers(of: $0, plan, none) }
  }

  private static func movers(of place: Int, _ plan: Plan, _ none: [UInt64]) -> [UInt64] {
    let techniques = plan.techniques
    let own = techniques.parts[place] | 1 << UInt64(place)
    var words = none
    for rule in techniques.rules where rule.techniques & own != 0 {
      words.add(rule.grounds, plan.exceptions)
    }
    for gate in techniques.gates {
      switch gate.kind {
      case .postpones: break
      case .forbids(let mask):
        if techniques.closed(mask).has(place) { words.add(gate.grounds, plan.exceptions) }
      case .forbidsEach: words.add(gate.grounds, plan.exceptions)
      }
    }
    for need in techniques.delivers[place].bits { words.add(techniques.needs[need]) }
    let history = techniques.history
    for one in history.exhaustedSlots where techniques.slot[place] == one.slot {
      if let unless = one.unless { words.add(unless) }
    }
    for one in history.exhausted where techniques.withBundles(one.techniques).has(place) {
      words.add(one.when)
    }
    return words
  }

  /// The open fact that most undecided conditions behind a doubt wait for; nil when none does.
  func branch(_ doubt: BoundedEnd.Doubt, _ all: Evaluation, _ plan: Plan) -> Int? {
    var needed = [UInt64](repeating: 0, count: all.must.count)
    for technique in doubt.techniques.bits where technique < movers.count {
      needed.unite(movers[technique])
    }
    if doubt.stops { needed.unite(stops) }
    if doubt.unfit {
      needed.unite(unfit)
      for slot in plan.techniques.slots where slot.threshold == nil {
        for technique in slot.techniques.bits { needed.unite(movers[technique]) }
      }
    }
    var weights = [Int](repeating: 0, count: readers.count)
    // A set of techniques is as good as a few conditions.
    for fact in sets where doubt.techniques != 0 || doubt.unfit { weights[fact] += 3 }
    var best: Int?
    for place in order {
      let state = all.states[place]
      if state.isExact { continue }
      for word in needed.indices {
        let undecided = needed[word] & all.may[word] & ~all.must[word]
        weights[place] += (readers[place][word] & undecided).nonzeroBitCount
      }
      guard weights[place] > 0 else { continue }
      if plan.settling[place].isGuarded || plan.settling[place].isDerived {
        needed.unite(feeders[place])
        for operand in operands[place] { weights[operand] += weights[place] }
      }
      guard !plan.settling[place].isDerived, Branching.isOpen(state) else { continue }
      if let now = best, weights[place] <= weights[now] { continue }
      best = place
    }
    return best
  }
}

extension [UInt64] {
  fileprivate mutating func add(_ range: ArmRange) {
    for arm in Swift.max(0, range.start)..<Swift.max(0, range.end) {
      self[arm >> 6] |= 1 << UInt64(arm & 63)
    }
  }

  fileprivate mutating func add(_ grounds: CompiledGrounds, _ exceptions: [ArmRange]) {
    add(grounds.when)
    for exception in exceptions[grounds.exceptions] { add(exception) }
  }

  fileprivate mutating func unite(_ other: [UInt64]) {
    for index in indices { self[index] |= other[index] }
  }
}

extension Formula {
  /// The facts it reads, each once.
  var facts: [Int] {
    switch self {
    case .fact(let fact, _): [fact]
    case .constant, .unknown: []
    case .binary(_, let left, let right):
      left.facts + right.facts.filter { !left.facts.contains($0) }
    case .call(_, let arguments):
      arguments.reduce(into: []) { all, one in
        all += one.facts.filter { !all.contains($0) }
      }
    }
  }
}
