internal import DecisionModel

/// The state of every fact and the truth of every arm, in one reading of the answers.
struct Evaluation: Sendable {
  /// What is known of each fact, derived ones and guards worked out.
  private(set) var states: [ColumnState] = []
  /// The arms that must hold.
  private(set) var must: [UInt64]
  /// The arms that may hold.
  private(set) var may: [UInt64]
  /// True when an open answer could change more than this reading says, so that bounds need the other.
  private(set) var differsFromBounds = false

  /// How open answers are read.
  enum Reading {
    /// As the answers stand: what counts as 0 while not answered is 0, and an answered fact applies.
    case present
    /// Over all completions: such a fact is open, and one with an undecided guard may not apply.
    case bounds
  }

  init(_ plan: Plan) {
    must = Array(repeating: 0, count: plan.table.width)
    may = must
  }

  /// True when no fact is left open.
  var isExact: Bool { states.allSatisfy(\.isExact) }

  /// Works out guards and derived facts.
  mutating func settle(_ plan: Plan, _ given: CompiledFacts, _ reading: Reading) {
    states = given.columns
    differsFromBounds = false
    for layer in plan.layers {
      sweep(plan, layer, reading)
      for place in layer.settles { settle(plan, place, reading) }
    }
  }

  /// Whether a condition must, may or cannot hold.
  func truth(_ range: ArmRange) -> Truth {
    if Self.hasBit(must, range) { return .must }
    return Self.hasBit(may, range) ? .may : .never
  }

  /// Whether a rule must, may or cannot fire.
  func truth(_ grounds: CompiledGrounds) -> Truth {
    var truth = truth(grounds.when)
    if truth == .never { return .never }
    for exception in grounds.exceptions {
      switch self.truth(exception) {
      case .must: return .never
      case .may: truth = .may
      case .never: break
      }
    }
    return truth
  }

  private static func hasBit(_ words: [UInt64], _ range: ArmRange) -> Bool {
    var arm = range.start
    while arm < range.end {
      let last = min(range.end, (arm | 63) + 1)
      let width = UInt64(last - arm)
      let mask = (width == 64 ? UInt64.max : (1 << width) - 1) << UInt64(arm & 63)
      if words[arm >> 6] & mask != 0 { return true }
      arm = last
    }
    return false
  }

  private mutating func settle(_ plan: Plan, _ place: Int, _ reading: Reading) {
    let column = plan.columns[place]
    switch column.source {
    case .given: break
    case .cases(let cases): states[place] = state(cases)
    case .formula(let formula, let zero):
      if zero.contains(where: { states[$0].isOpen || states[$0].mayBeAbsent }) {
        differsFromBounds = true
      }
      states[place] = state(of: formula, plan, column.shape, reading)
    }
    if let arms = column.guardArms {
      switch truth(arms) {
      case .never: states[place] = .absent
      case .may where !states[place].isAbsent:
        states[place].mayBeAbsent = true
        if !states[place].isOpen { differsFromBounds = true }
      case .may, .must: break
      }
    }
  }

  /// The possible cases, from the top down to the first that must hold.
  private func state(_ cases: [(cell: Int?, when: ArmRange)]) -> ColumnState {
    var state = ColumnState(isOpen: false)
    state.mayBeAbsent = true
    for one in cases {
      let truth = truth(one.when)
      if truth == .never { continue }
      if let cell = one.cell {
        state.mask |= 1 << UInt64(cell)
      }
      if truth == .must {
        state.mayBeAbsent = one.cell == nil
        break
      }
    }
    if state.mask == 0 { return .absent }
    state.isOpen = state.mayBeAbsent || state.mask & (state.mask - 1) != 0
    return state
  }

  private func state(
    of formula: Formula, _ plan: Plan, _ shape: Shape, _ reading: Reading
  ) -> ColumnState {
    var state = ColumnState.open(shape)
    guard case .number(let domain) = shape else { return state }
    switch formula.amount(states, plan, keepsOpen: reading == .bounds) {
    case .absent: return .absent
    case .unknown(let mayBeAbsent): state.mayBeAbsent = mayBeAbsent
    case .between(let low, let high, let mayBeAbsent):
      state = .number(
        min(max(low, domain.lowerBound), domain.upperBound),
        min(max(high, domain.lowerBound), domain.upperBound))
      state.mayBeAbsent = mayBeAbsent
    }
    return state
  }

  /// Finds the arms of a layer that must and may hold: one pass of words a fact.
  mutating func sweep(_ plan: Plan, _ layer: Plan.Layer, _ reading: Reading) {
    for word in layer.words {
      must[word] = .max
      may[word] = .max
    }
    for place in layer.reads { sweep(plan, place, layer.words, reading) }
  }

  private mutating func sweep(
    _ plan: Plan, _ place: Int, _ words: Range<Int>, _ reading: Reading
  ) {
    let table = plan.table
    let state = states[place]
    let base = table.columns[place].base
    let width = table.width
    let absent = base
    if state.isAbsent { return both(table, absent, words) }
    switch plan.columns[place].shape {
    case .number:
      if state.isOpen {
        each(table, may: base + width, must: base + 2 * width, words)
      } else {
        let low = table.columns[place].cell(of: state.low)
        let high = state.low == state.high ? low : table.columns[place].cell(of: state.high)
        span(table, base, low...high, words)
      }
    case .choice(_, _):
      if state.mask == 0 { return both(table, absent, words) }
      if state.mask & (state.mask - 1) == 0 {
        both(table, base + (Table.firstCell + state.mask.trailingZeroBitCount) * width, words)
      } else {
        several(table, base, state.mask, words)
      }
    case .set:
      if state.isOpen, state.mask | state.excluded == 0 {
        each(table, may: base + width, must: base + 2 * width, words)
      } else {
        lines(table, place, state, words)
      }
    }
    if state.mayBeAbsent, state.isOpen || reading == .bounds {
      for word in words { must[word] &= table.words[absent + word] }
    }
  }

  private mutating func both(_ table: Table, _ row: Int, _ words: Range<Int>) {
    for word in words {
      let bits = table.words[row + word]
      must[word] &= bits
      may[word] &= bits
    }
  }

  private mutating func each(
    _ table: Table, may mayRow: Int, must mustRow: Int, _ words: Range<Int>
  ) {
    for word in words {
      may[word] &= table.words[mayRow + word]
      must[word] &= table.words[mustRow + word]
    }
  }

  private mutating func span(
    _ table: Table, _ base: Int, _ cells: ClosedRange<Int>, _ words: Range<Int>
  ) {
    if cells.count == 1 {
      return both(table, base + (Table.firstCell + cells.lowerBound) * table.width, words)
    }
    for word in words {
      var some: UInt64 = 0
      var all = UInt64.max
      for cell in cells {
        let bits = table.words[base + (Table.firstCell + cell) * table.width + word]
        some |= bits
        all &= bits
      }
      may[word] &= some
      must[word] &= all
    }
  }

  private mutating func several(
    _ table: Table, _ base: Int, _ cells: UInt64, _ words: Range<Int>
  ) {
    for word in words {
      var some: UInt64 = 0
      var all = UInt64.max
      for cell in cells.bits {
        let bits = table.words[base + (Table.firstCell + cell) * table.width + word]
        some |= bits
        all &= bits
      }
      may[word] &= some
      must[word] &= all
    }
  }

  /// A set: what stands when a line of tests fails, or when it may fail.
  private mutating func lines(
    _ table: Table, _ place: Int, _ state: ColumnState, _ words: Range<Int>
  ) {
    let column = table.columns[place]
    for (line, test) in column.tests.enumerated() {
      let truth = test.truth(state)
      if truth == .must { continue }
      let row = column.base + (Table.firstCell + line) * table.width
      for word in words {
        must[word] &= table.words[row + word]
        if truth == .never { may[word] &= table.words[row + word] }
      }
    }
  }
}
