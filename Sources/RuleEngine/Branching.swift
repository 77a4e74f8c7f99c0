internal import DecisionModel

/// Splits what is open about one fact into parts that together cover all of it.
struct Branching: Sendable {
  /// For each fact the first cell that no arm can tell from each cell of a choice.
  private var classes: [[Int]] = []
  /// For each set the members that stand for all that no test can tell apart.
  private var kinds: [UInt64] = []
  private var alone: [UInt64] = []
  private var implied: [UInt64] = []
  /// For each set the members that some test names.
  private var named: [UInt64] = []

  init(_ plan: Plan, sets: [Int]) {
    for (place, shape) in plan.shapes.enumerated() {
      classes.append([])
      kinds.append(0)
      alone.append(0)
      implied.append(0)
      named.append(0)
      let column = plan.table.columns[place]
      switch shape {
      case .number: break
      case .choice:
        let rows = (0..<shape.count).map { cell -> ArraySlice<UInt64> in
          let start = column.base + (Table.firstCell + cell) * plan.table.width
          return plan.table.words[start..<start + plan.table.width]
        }
        classes[place] = rows.indices.map { cell in
          rows.firstIndex { $0.elementsEqual(rows[cell]) } ?? cell
        }
      case .set(_, let single, let one):
        alone[place] = single
        implied[place] = one.map { 1 << UInt64($0) } ?? 0
        let tests = Array(plan.table.lines[column.lines])
        kinds[place] =
          sets.contains(place) ? shape.everything : SetWorld(shape, tests).representatives
        for test in tests { named[place] |= test.lacks.reduce(test.has | test.starts, |) }
      }
    }
  }

  /// True when something about a fact can be split.
  static func isOpen(_ state: ColumnState) -> Bool {
    if state.isAbsent { return false }
    if state.isPartial { return state.mask != state.possible || state.firsts.nonzeroBitCount > 1 }
    return state.isOpen || state.low != state.high
  }

  /// The parts of an open fact; one part or none when nothing is left to split.
  func parts(_ place: Int, _ state: ColumnState, _ plan: Plan) -> [ColumnState] {
    switch plan.settling[place].kind {
    case .choice:
      var seen: UInt64 = 0
      return state.mask.bits.compactMap { cell in
        let first = classes[place][cell]
        if seen.has(first) { return nil }
        seen |= 1 << UInt64(first)
        return .cell(cell)
      }
    case .number: return stretches(state, plan.table.columns[place], plan.table)
    case .set: return members(place, state)
    }
  }

  private func stretches(
    _ state: ColumnState, _ column: Table.Column, _ table: Table
  ) -> [ColumnState] {
    let inside = table.cuts[column.cuts].filter { state.low < $0 && $0 <= state.high }
    if !inside.isEmpty {
      let starts = [state.low] + inside
      return starts.indices.map { index in
        .number(starts[index], index + 1 < starts.count ? starts[index + 1] - 1 : state.high)
      }
    }
    guard state.low < state.high else { return [state] }
    let middle = Self.middle(state.low, state.high)
    return [.number(state.low, middle), .number(middle + 1, state.high)]
  }

  /// Halfway, by digits where the stretch spans several orders of magnitude.
  static func middle(_ low: Int64, _ high: Int64) -> Int64 {
    let least = max(low, 1_000_000)
    if low >= 0, high / 16 > least {
      let digits = (64 - least.leadingZeroBitCount + 64 - high.leadingZeroBitCount) / 2
      let middle = (1 as Int64) << Int64(digits)
      if low <= middle, middle < high { return middle }
    }
    return Int64(clamping: (Int128(low) + Int128(high)) >> 1)
  }

  private func members(_ place: Int, _ state: ColumnState) -> [ColumnState] {
    var start = state
    if !state.isPartial {
      start.isPartial = true
      start.mask = 0
      start.possible = kinds[place]
      start.firsts = kinds[place]
    }
    let undecided = start.possible & ~start.mask
    if undecided == 0 {
      return start.firsts.bits.map { first in
        var part = start
        part.firsts = 1 << UInt64(first)
        return part
      }
    }
    let ranked = undecided & named[place] != 0 ? undecided & named[place] : undecided
    let member: UInt64 = ranked & ~(ranked - 1)
    return [with(member, start, place), without(member, start, place)].compactMap(\.self)
  }

  private func with(_ member: UInt64, _ state: ColumnState, _ place: Int) -> ColumnState? {
    var part = state
    part.mask |= member | implied[place]
    if alone[place] & member != 0 {
      part.possible = part.mask
    } else {
      part.possible &= ~alone[place]
    }
    guard part.mask & ~part.possible == 0 else { return nil }
    part.firsts &= part.possible
    return part
  }

  private func without(_ member: UInt64, _ state: ColumnState, _ place: Int) -> ColumnState? {
    var part = state
    part.possible &= ~member
    // Every set but the empty one holds what is implied.
    if implied[place] & member != 0 { part.possible = 0 }
    guard part.mask & ~part.possible == 0 else { return nil }
    part.firsts &= part.possible
    return part
  }
}

extension SetWorld {
  /// One member of each kind.
  var representatives: UInt64 { kinds.reduce(0) { $0 | $1.bit } }
}
