internal import DecisionModel

extension Evaluation {
  /// Finds the arms of a layer that must and may hold: one pass of words a fact.
  mutating func sweep(_ plan: Plan, _ layer: Plan.Layer, _ reading: Reading) {
    Self.sweep(plan, layer, reading, states, &must, &may)
  }

  private static func sweep(
    _ plan: Plan, _ layer: Plan.Layer, _ reading: Reading, _ states: [ColumnState],
    _ mustHold: inout [UInt64], _ mayHold: inout [UInt64]
  ) {
    var must = mustHold.mutableSpan
    var may = mayHold.mutableSpan
    for word in layer.words {
      must[word] = .max
      may[word] = .max
    }
    let touched = layer.touched.span
    for read in layer.reads {
      sweep(
        plan.table, states[read.fact], read.fact, plan.settling[read.fact].kind,
        touched.extracting(read.words), reading, &must, &may)
    }
    // What may not hold need not: rows that say the same of both are gone through once.
    for word in layer.words { must[word] &= may[word] }
  }

  /// Inlined, since all that it is called with would take longer to hand on than it takes to sweep.
  @inline(__always)
  private static func sweep(
    _ table: Table, _ state: ColumnState, _ place: Int, _ kind: Settling.Kind,
    _ words: Swift.Span<Int>, _ reading: Reading,
    _ must: inout MutableSpan<UInt64>, _ may: inout MutableSpan<UInt64>
  ) {
    let column = table.columns[place]
    let rows = table.words.span
    let absent = column.base
    if state.isAbsent { return narrow(&may, by: rows, absent, words) }
    switch kind {
    case .number:
      if state.isOpen {
        each(rows, column.base, table.width, words, &must, &may)
      } else {
        let low = table.cell(of: state.low, column)
        let high = state.low == state.high ? low : table.cell(of: state.high, column)
        if low == high {
          let row = column.base + (Table.firstCell + low) * table.width
          narrow(&may, by: rows, row, words)
        } else {
          several(table, column.base, low...high, words, &must, &may)
        }
      }
    case .choice:
      if state.mask == 0 { return narrow(&may, by: rows, absent, words) }
      if state.mask == column.everything {
        each(rows, column.base, table.width, words, &must, &may)
      } else if state.mask & (state.mask - 1) == 0 {
        let cell = state.mask.trailingZeroBitCount
        narrow(&may, by: rows, column.base + (Table.firstCell + cell) * table.width, words)
      } else {
        several(table, column.base, state.mask.bits, words, &must, &may)
      }
    case .set:
      if state.isPartial {
        partialLines(table, column, state, words, &must, &may)
      } else if state.isOpen {
        each(rows, column.base, table.width, words, &must, &may)
      } else {
        lines(table, column, state, words, &may)
      }
    }
    if state.mayBeAbsent, state.isOpen || reading == .bounds {
      narrow(&must, by: rows, absent, words)
    }
  }

  /// The two rows of a wholly open fact.
  private static func each(
    _ rows: Swift.Span<UInt64>, _ base: Int, _ width: Int, _ words: Swift.Span<Int>,
    _ must: inout MutableSpan<UInt64>, _ may: inout MutableSpan<UInt64>
  ) {
    narrow(&may, by: rows, base + width, words)
    narrow(&must, by: rows, base + 2 * width, words)
  }

  @inline(__always)
  private static func narrow(
    _ arms: inout MutableSpan<UInt64>, by rows: Swift.Span<UInt64>, _ row: Int,
    _ words: Swift.Span<Int>
  ) {
    // No word that an arm touches lies past the end of a row.
    precondition(row >= 0 && row + arms.count <= rows.count)
    for index in words.indices {
      let word = unsafe words[unchecked: index]
      unsafe arms[unchecked: word] &= rows[unchecked: row &+ word]
    }
  }

  /// Several cells: arms may hold in one of them, and must hold in all.
  private static func several(
    _ table: Table, _ base: Int, _ cells: some Sequence<Int>, _ words: Swift.Span<Int>,
    _ must: inout MutableSpan<UInt64>, _ may: inout MutableSpan<UInt64>
  ) {
    for index in words.indices {
      let word = words[index]
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
  private static func lines(
    _ table: Table, _ column: Table.Column, _ state: ColumnState, _ words: Swift.Span<Int>,
    _ may: inout MutableSpan<UInt64>
  ) {
    var row = column.base + Table.firstCell * table.width
    for line in column.lines {
      if !table.lines[line].holds(members: state.mask, first: state.first) {
        narrow(&may, by: table.words.span, row, words)
      }
      row += table.width
    }
  }

  /// A partly known set: what stands when a line of tests may, and must, fail.
  private static func partialLines(
    _ table: Table, _ column: Table.Column, _ state: ColumnState, _ words: Swift.Span<Int>,
    _ must: inout MutableSpan<UInt64>, _ may: inout MutableSpan<UInt64>
  ) {
    var row = column.base + Table.firstCell * table.width
    for line in column.lines {
      let truth = table.lines[line].truth(
        sure: state.mask, possible: state.possible, firsts: state.firsts)
      if truth != .must { narrow(&must, by: table.words.span, row, words) }
      if truth == .never { narrow(&may, by: table.words.span, row, words) }
      row += table.width
    }
  }
}
