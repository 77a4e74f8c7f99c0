internal import DecisionModel

/// Which arms accept which value of which fact, as words of bits.
///
/// Each fact has rows of `width` words: row 0 for a fact that is not applicable (the arms that don't
/// read it), rows 1 and 2 for a wholly open one (the arms that may, and that must, accept it), and
/// then one row a cell. A set has one row for each distinct line of tests instead, holding the arms
/// that stand when that line fails.
struct Table: Sendable {
  /// Words a row.
  let width: Int
  /// All rows, one after another.
  private(set) var words: [UInt64] = []
  /// What is needed to find a fact's rows.
  private(set) var columns: [Column] = []
  /// Where cells of numbers begin, but for the first of each fact; sorted within a fact.
  private(set) var cuts: [Int64] = []
  /// The distinct lines of tests on sets.
  private(set) var lines: [SetTest] = []
  /// The fact that is cut into the most cells, and how many, where all together they are more than the
  /// engine holds; its numbers and sets are then not cut at all.
  private(set) var widest: (fact: Int, cells: Int)?

  struct Column: Sendable {
    /// The index of the first word of row 0.
    var base = 0
    /// Its stretch of `cuts`.
    var cuts = 0..<0
    /// Its stretch of `lines`.
    var lines = 0..<0
    /// A choice: all its cells.
    var everything: UInt64 = 0
    /// True when some arm cannot accept an open one.
    var refusesOpen = false
  }

  /// The row of the first cell, or of the first line of tests on a set.
  static let firstCell = 3

  init(shapes: [Shape], arms: [[Constraint]]) {
    width = max(1, (arms.count + 63) / 64)
    var readers: [[Reader]] = Array(repeating: [], count: shapes.count)
    for (arm, constraints) in arms.enumerated() {
      for constraint in constraints { readers[constraint.fact].append((arm, constraint)) }
    }
    let cells = zip(shapes, readers).map { Self.cells($0, $1) }
    let rows = cells.reduce(Self.firstCell * shapes.count, +)
    if rows * width > Engine.tableCap, let most = cells.max(), let fact = cells.firstIndex(of: most)
    {
      widest = (fact, most)
      readers = readers.map { _ in [] }
    }
    for (fact, shape) in shapes.enumerated() { add(shape, readers[fact]) }
  }

  /// How many rows the values of a fact take.
  private static func cells(_ shape: Shape, _ readers: [Reader]) -> Int {
    switch shape {
    case .choice: shape.count
    case .number: cuts(readers).count + 1
    case .set: tests(readers).count
    }
  }

  /// An arm, and what it asks of a fact.
  private typealias Reader = (arm: Int, constraint: Constraint)

  /// Where what is asked of a number changes, sorted.
  private static func cuts(_ readers: [Reader]) -> [Int64] {
    var cuts: [Int64] = []
    for (_, constraint) in readers { cuts += constraint.cuts }
    cuts.sort()
    return cuts.enumerated().filter { $0.offset == 0 || cuts[$0.offset - 1] != $0.element }
      .map(\.element)
  }

  /// The distinct lines of tests on a set.
  private static func tests(_ readers: [Reader]) -> [SetTest] {
    var tests: [SetTest] = []
    for (_, constraint) in readers {
      for test in constraint.setTests where !tests.contains(test) { tests.append(test) }
    }
    return tests
  }

  /// The cell a number falls in.
  func cell(of value: Int64, _ column: Column) -> Int {
    var low = column.cuts.lowerBound
    var high = column.cuts.upperBound
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low - column.cuts.lowerBound
  }

  /// The index of the first word of the row of a cell.
  @inline(__always)
  func row(of cell: Int, _ column: Column) -> Int {
    column.base &+ (Self.firstCell &+ cell) &* width
  }

  private mutating func add(_ shape: Shape, _ readers: [Reader]) {
    var column = Column()
    column.base = words.count
    var values: [ColumnState] = []
    var tests: [SetTest] = []
    switch shape {
    case .choice:
      values = (0..<shape.count).map { .cell($0) }
      column.everything = shape.everything
    case .number:
      let own = Self.cuts(readers)
      column.cuts = cuts.count..<cuts.count + own.count
      cuts += own
      values = ([Int64.min] + own).map { .number($0, $0) }
    case .set:
      tests = Self.tests(readers)
      column.lines = lines.count..<lines.count + tests.count
      lines += tests
    }
    let rows = Self.firstCell + values.count + tests.count
    words.append(contentsOf: repeatElement(.max, count: rows * width))
    for (arm, constraint) in readers {
      refuse(arm, row: 0, column)
      let whileOpen = constraint.truth(.open(shape), countsPossibleAbsence: false)
      if whileOpen == .never {
        column.refusesOpen = true
        refuse(arm, row: 1, column)
      }
      if whileOpen != .must { refuse(arm, row: 2, column) }
      for (place, value) in values.enumerated()
      where constraint.truth(value, countsPossibleAbsence: false) != .must {
        refuse(arm, row: Self.firstCell + place, column)
      }
      for test in constraint.setTests {
        guard let place = tests.firstIndex(of: test) else { continue }
        refuse(arm, row: Self.firstCell + place, column)
      }
    }
    columns.append(column)
  }

  /// Takes an arm out of a row, in which all stand that don't read the fact.
  private mutating func refuse(_ arm: Int, row: Int, _ column: Column) {
    words[column.base + row * width + arm / 64] &= ~(1 << UInt64(arm % 64))
  }
}
