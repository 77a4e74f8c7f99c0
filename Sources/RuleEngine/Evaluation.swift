internal import DecisionModel

/// The state of every fact and the truth of every arm, in one reading of the answers.
struct Evaluation: Sendable {
  /// What is known of each fact, derived ones and guards worked out.
  var states: [ColumnState]
  /// The arms that must hold.
  var must: [UInt64]
  /// The arms that may hold.
  var may: [UInt64]
  /// True when an open answer could change more than this reading says, so that bounds need the other.
  private(set) var differsFromBounds = false
  private var orders: [[Int]] = []
  /// For sets that are partly known, for each member those that stand behind it for certain.
  private(set) var behind: [Int: [UInt64]] = [:]
  private let exceptions: [ArmRange]

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
    states = Array(repeating: ColumnState(isOpen: true), count: plan.columns.count)
    exceptions = plan.exceptions
  }

  /// True when no fact is left open.
  var isExact: Bool { states.allSatisfy(\.isExact) }

  /// Lets go of the orders of sets, so that whoever gave them can change them in place.
  mutating func dropOrders() { orders = [] }

  /// The members of a known set in the order given.
  func order(_ place: Int) -> [Int] {
    place < orders.count ? orders[place] : Array(states[place].mask.bits)
  }

  /// Works out guards and derived facts.
  mutating func settle(_ plan: Plan, _ given: CompiledFacts, _ reading: Reading) {
    states.overwrite(with: given.columns)
    orders = given.orders
    behind = given.behind
    differsFromBounds = false
    // Spans count no references, and all threads share the plan.
    let layers = plan.layers.span
    for layer in layers.indices {
      if !layers[layer].words.isEmpty { sweep(plan, layers[layer], reading) }
      settle(plan, layers[layer].settles, reading)
    }
  }

  /// Puts facts that nothing before the rules rests on in place of what was.
  mutating func put(_ facts: CompiledFacts, at places: [Int]) {
    for place in places { states[place] = facts.columns[place] }
    orders = facts.orders
    behind = facts.behind
  }

  /// Whether a condition must, may or cannot hold.
  func truth(_ range: ArmRange) -> Truth {
    if Self.hasBit(must, range) { return .must }
    return Self.hasBit(may, range) ? .may : .never
  }

  /// Whether a rule must, may or cannot fire.
  func truth(_ grounds: CompiledGrounds) -> Truth {
    if !Self.hasBit(may, grounds.when) { return .never }
    var truth: Truth = Self.hasBit(must, grounds.when) ? .must : .may
    for exception in grounds.exceptions {
      if !Self.hasBit(may, exceptions[exception]) { continue }
      if Self.hasBit(must, exceptions[exception]) { return .never }
      truth = .may
    }
    return truth
  }

  /// Says of a condition what it comes to, whatever its arms say; it has one at least.
  mutating func put(_ truth: Truth, on range: ArmRange) {
    for arm in range.start..<range.end {
      must[arm >> 6] &= ~(1 << UInt64(arm & 63))
      may[arm >> 6] &= ~(1 << UInt64(arm & 63))
    }
    let bit: UInt64 = 1 << UInt64(range.start & 63)
    if truth != .never { may[range.start >> 6] |= bit }
    if truth == .must { must[range.start >> 6] |= bit }
  }

  @inline(__always)
  private static func hasBit(_ words: [UInt64], _ range: ArmRange) -> Bool {
    // Most conditions have their arms in one word.
    range.bits != 0 ? words[range.word] & range.bits != 0 : hasBitInSeveral(words, range)
  }

  private static func hasBitInSeveral(_ words: [UInt64], _ range: ArmRange) -> Bool {
    var arm = range.start
    while arm < range.end {
      let last = min(range.end, (arm | 63) + 1)
      let mask = (UInt64.max >> UInt64(64 - (last - arm))) << UInt64(arm & 63)
      if words[arm >> 6] & mask != 0 { return true }
      arm = last
    }
    return false
  }

  private mutating func settle(_ plan: Plan, _ places: [Int], _ reading: Reading) {
    let places = places.span
    for index in places.indices { settle(plan, places[index], reading) }
  }

  private mutating func settle(_ plan: Plan, _ place: Int, _ reading: Reading) {
    switch plan.settling[place].source {
    case .given: break
    case .cases(let range): states[place] = state(plan, range)
    case .formula(let index):
      for zero in plan.formulas[index].zero where states[zero].isOpen || states[zero].mayBeAbsent {
        differsFromBounds = true
      }
      states[place] = state(
        plan, plan.formulas[index].formula, plan.settling[place].domain, reading)
    }
    let guardArms = plan.settling[place].guardArms
    guard plan.settling[place].isGuarded else { return }
    if !Self.hasBit(may, guardArms) {
      states[place] = .absent
    } else if !Self.hasBit(must, guardArms), !states[place].isAbsent {
      states[place].mayBeAbsent = true
      if !states[place].isOpen || states[place].isPartial { differsFromBounds = true }
    }
  }

  /// The possible cases, from the top down to the first that must hold.
  private func state(_ plan: Plan, _ range: Range<Int>) -> ColumnState {
    var state = ColumnState(isOpen: false)
    state.mayBeAbsent = true
    for index in range {
      let one = plan.cases[index]
      if !Self.hasBit(may, one.when) { continue }
      if one.cell >= 0 { state.mask |= 1 << UInt64(one.cell) }
      if Self.hasBit(must, one.when) {
        state.mayBeAbsent = one.cell < 0
        break
      }
    }
    if state.mask == 0 { return .absent }
    state.isOpen = state.mayBeAbsent || state.mask & (state.mask - 1) != 0
    return state
  }

  private func state(
    _ plan: Plan, _ formula: Formula, _ domain: ClosedRange<Int64>, _ reading: Reading
  ) -> ColumnState {
    var state: ColumnState
    switch formula.amount(states, keepsOpen: reading == .bounds) {
    case .absent: return .absent
    case .unknown(let mayBeAbsent):
      state = .number(domain.lowerBound, domain.upperBound)
      state.isOpen = true
      state.mayBeAbsent = mayBeAbsent
    case .between(let low, let high, let mayBeAbsent):
      state = .number(
        min(max(low, domain.lowerBound), domain.upperBound),
        min(max(high, domain.lowerBound), domain.upperBound))
      state.mayBeAbsent = mayBeAbsent
    }
    return state
  }
}
