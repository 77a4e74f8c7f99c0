internal import DecisionModel

extension Evaluation {
  /// Finds the arms of a layer that must and may hold: one pass of words a fact.
  mutating func sweep(_ plan: Plan, _ layer: Plan.Layer, _ reading: Reading) {
    for word in layer.words {
      must[word] = .max
      may[word] = .max
    }
    for read in layer.reads {
      sweep(
        plan.table, read.fact, plan.settling[read.fact].kind, layer.touched[read.words], reading)
    }
  }

  private mutating func sweep(
    _ table: Table, _ place: Int, _ kind: Settling.Kind, _ words: ArraySlice<Int>,
    _ reading: Reading
  ) {
    let state = states[place]
    let column = table.columns[place]
    let absent = column.base
    if state.isAbsent { return both(table, absent, words) }
    switch kind {
    case .number:
      if state.isOpen {
        each(table, column.base, words)
      } else {
        let low = table.cell(of: state.low, column)
        let high = state.low == state.high ? low : table.cell(of: state.high, column)
        if low == high {
          both(table, column.base + (Table.firstCell + low) * table.width, words)
        } else {
          several(table, column.base, low...high, words)
        }
      }
    case .choice:
      if state.mask == 0 { return both(table, absent, words) }
      if state.mask & (state.mask - 1) == 0 {
        let cell = state.mask.trailingZeroBitCount
        both(table, column.base + (Table.firstCell + cell) * table.width, words)
      } else {
        several(table, column.base, state.mask.bits, words)
      }
    case .set:
      if state.isPartial {
        partialLines(table, column, state, words)
      } else if state.isOpen {
        each(table, column.base, words)
      } else {
        lines(table, column, state, words)
      }
    }
    if state.mayBeAbsent, state.isOpen || reading == .bounds {
      for word in words { must[word] &= table.words[absent + word] }
    }
  }

  /// One row, for what is known.
  private mutating func both(_ table: Table, _ row: Int, _ words: ArraySlice<Int>) {
    Self.narrow(&must, by: table, row, words)
    Self.narrow(&may, by: table, row, words)
  }

  /// The two rows of a wholly open fact.
  private mutating func each(_ table: Table, _ base: Int, _ words: ArraySlice<Int>) {
    Self.narrow(&may, by: table, base + table.width, words)
    Self.narrow(&must, by: table, base + 2 * table.width, words)
  }

  @inline(__always)
  private static func narrow(
    _ arms: inout [UInt64], by table: Table, _ row: Int, _ words: ArraySlice<Int>
  ) {
    let rows = table.words.span
    var arms = arms.mutableSpan
    for word in words { arms[word] &= rows[row + word] }
  }

  /// Several cells: arms may hold in one of them, and must hold in all.
  private mutating func several(
    _ table: Table, _ base: Int, _ cells: some Sequence<Int>, _ words: ArraySlice<Int>
  ) {
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

  /// A known set: what stands when a line of tests fails.
  private mutating func lines(
    _ table: Table, _ column: Table.Column, _ state: ColumnState, _ words: ArraySlice<Int>
  ) {
    var row = column.base + Table.firstCell * table.width
    for line in column.lines {
      if !table.lines[line].holds(members: state.mask, first: state.first) {
        both(table, row, words)
      }
      row += table.width
    }
  }

  /// A partly known set: what stands when a line of tests may, and must, fail.
  private mutating func partialLines(
    _ table: Table, _ column: Table.Column, _ state: ColumnState, _ words: ArraySlice<Int>
  ) {
    var row = column.base + Table.firstCell * table.width
    for line in column.lines {
      switch table.lines[line].truth(
        sure: state.mask, possible: state.possible, firsts: state.firsts)
      {
      case .must: break
      case .never: both(table, row, words)
      case .may: for word in words { must[word] &= table.words[row + word] }
      }
      row += table.width
    }
  }
}
