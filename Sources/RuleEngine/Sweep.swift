internal import DecisionModel

extension Evaluation {
  /// Finds the arms of a layer that must and may hold: one pass of words a fact.
  mutating func sweep(_ plan: Plan, _ layer: Plan.Layer, _ reading: Reading) {
    Self.sweep(plan.table, layer, reading, states, &must, &may)
  }

  private static func sweep(
    _ table: Table, _ layer: Plan.Layer, _ reading: Reading, _ states: [ColumnState],
    _ mustHold: inout [UInt64], _ mayHold: inout [UInt64]
  ) {
    var must = mustHold.mutableSpan
    var may = mayHold.mutableSpan
    for word in layer.words {
      must[word] = .max
      may[word] = .max
    }
    let rows = table.words.span
    let touched = layer.touched.span
    let reads = layer.reads.span
    for index in reads.indices {
      let read = reads[index]
      let words = touched.extracting(read.words)
      let state = states[read.fact]
      let column = read.column
      // The rows that hold all that may, and all that must hold; none where that was found otherwise.
      var (some, all) = (-1, -1)
      var isOpen = false
      switch read.kind {
      case .number where !state.isAbsent:
        isOpen = state.isOpen
        if isOpen { break }
        let low = table.cell(of: state.low, column)
        let high = state.low == state.high ? low : table.cell(of: state.high, column)
        if low == high {
          some = table.row(of: low, column)
        } else {
          several(table, column, low...high, words, &must, &may)
        }
      case .choice where !state.isAbsent && state.mask != 0:
        isOpen = state.mask == column.everything
        if isOpen { break }
        if state.mask & (state.mask &- 1) == 0 {
          some = table.row(of: state.mask.trailingZeroBitCount, column)
        } else {
          several(table, column, state.mask.bits, words, &must, &may)
        }
      case .set where !state.isAbsent:
        isOpen = state.isOpen && !state.isPartial
        if isOpen { break }
        if state.isPartial {
          partialLines(table, column, state, words, &must, &may)
        } else {
          lines(table, column, state.mask, state.first, words, &may)
        }
      case .number, .choice, .set:
        narrow(&may, by: rows, column.base, words)
        continue
      }
      if isOpen {
        if column.refusesOpen { some = column.base &+ table.width }
        all = column.base &+ 2 &* table.width
      }
      // No arm that reads an absent one must hold, also of those that would while it is open.
      if state.mayBeAbsent, state.isOpen || reading == .bounds { all = column.base }
      if some >= 0 { narrow(&may, by: rows, some, words) }
      if all >= 0 { narrow(&must, by: rows, all, words) }
    }
    // What may not hold need not: rows that say the same of both are gone through once.
    for word in layer.words { must[word] &= may[word] }
  }

  @inline(__always)
  private static func narrow(
    _ arms: inout MutableSpan<UInt64>, by rows: Swift.Span<UInt64>, _ row: Int,
    _ words: Swift.Span<Int>
  ) {
    // No word that an arm touches lies past the end of a row.
    precondition(row >= 0 && row <= rows.count &- arms.count)
    for index in words.indices {
      let word = unsafe words[unchecked: index]
      unsafe arms[unchecked: word] &= rows[unchecked: row &+ word]
    }
  }

  /// Several cells: arms may hold in one of them, and must hold in all.
  private static func several(
    _ table: Table, _ column: Table.Column, _ cells: some Sequence<Int>,
    _ words: Swift.Span<Int>,
    _ must: inout MutableSpan<UInt64>, _ may: inout MutableSpan<UInt64>
  ) {
    for index in words.indices {
      let word = words[index]
      var some: UInt64 = 0
      var all = UInt64.max
      for cell in cells {
        let bits = table.words[table.row(of: cell, column) + word]
        some |= bits
        all &= bits
      }
      may[word] &= some
      must[word] &= all
    }
  }

  /// A known set: what stands when a line of tests fails.
  private static func lines(
    _ table: Table, _ column: Table.Column, _ members: UInt64, _ first: Int,
    _ words: Swift.Span<Int>, _ may: inout MutableSpan<UInt64>
  ) {
    let (rows, lines) = (table.words.span, table.lines.span)
    var row = table.row(of: 0, column)
    for line in column.lines {
      if !lines[line].holds(members: members, first: first) {
        narrow(&may, by: rows, row, words)
      }
      row += table.width
    }
  }

  /// A partly known set: what stands when a line of tests may, and must, fail.
  private static func partialLines(
    _ table: Table, _ column: Table.Column, _ state: ColumnState, _ words: Swift.Span<Int>,
    _ must: inout MutableSpan<UInt64>, _ may: inout MutableSpan<UInt64>
  ) {
    var row = table.row(of: 0, column)
    for line in column.lines {
      let truth = table.lines[line].truth(
        sure: state.mask, possible: state.possible, firsts: state.firsts)
      if truth != .must { narrow(&must, by: table.words.span, row, words) }
      if truth == .never { narrow(&may, by: table.words.span, row, words) }
      row += table.width
    }
  }
}
