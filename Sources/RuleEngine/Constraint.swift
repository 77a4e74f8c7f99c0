internal import DecisionModel

/// What one arm of a condition asks of one fact: every line must accept the value, and a line accepts
/// what any of its tests accepts.
struct Constraint: Sendable {
  /// The fact, by its place in `RuleSet.facts`.
  let fact: Int
  private let meaning: Meaning

  /// The lines, translated for the fact's shape.
  private enum Meaning: Sendable {
    case cells(UInt64)
    case numbers([ClosedRange<Int64>])
    /// A test a line, and what comes of them while the set is open.
    case sets([SetTest], whileOpen: Truth)
  }

  /// Asks what one line does.
  init(fact: Int, shape: Shape, anyOf tests: [Atom.Test]) {
    self.fact = fact
    switch shape {
    case .choice: meaning = .cells(tests.reduce(0) { $0 | Self.cells($1, of: shape) })
    case .number: meaning = .numbers(Intervals.union(tests.compactMap(\.accepted)))
    case .set: meaning = Self.sets([SetTest(tests, of: shape)], of: shape)
    }
  }

  private init(fact: Int, _ meaning: Meaning) {
    self.fact = fact
    self.meaning = meaning
  }

  /// Asks what another line about the fact does as well.
  func and(_ line: Constraint, of shape: Shape) -> Constraint {
    switch (meaning, line.meaning) {
    case (.cells(let own), .cells(let more)): Constraint(fact: fact, .cells(own & more))
    case (.numbers(let own), .numbers(let more)):
      Constraint(fact: fact, .numbers(Intervals.common(own, more)))
    case (.sets(let own, _), .sets(let more, _)):
      Constraint(fact: fact, Self.sets(own + more, of: shape))
    default: preconditionFailure("two lines about a fact are of its one shape")
    }
  }

  private static func sets(_ tests: [SetTest], of shape: Shape) -> Meaning {
    .sets(tests, whileOpen: SetWorld(shape, tests).truth(of: tests))
  }

  /// The tests of each line on a set, for the table; empty for other facts.
  var setTests: [SetTest] {
    if case .sets(let tests, _) = meaning { return tests }
    return []
  }

  /// Where acceptance of a number changes.
  var cuts: [Int64] {
    guard case .numbers(let intervals) = meaning else { return [] }
    return intervals.flatMap { interval in
      var cuts: [Int64] = []
      if interval.lowerBound != .min { cuts.append(interval.lowerBound) }
      if interval.upperBound != .max { cuts.append(interval.upperBound + 1) }
      return cuts
    }
  }

  private static func cells(_ test: Atom.Test, of shape: Shape) -> UInt64 {
    switch test {
    case .isOneOf(let values): shape.named(values)
    case .isNoneOf(let values): shape.everything & ~shape.named(values)
    default: 0
    }
  }

  /// Whether the fact's value must, may or cannot be accepted. `countsPossibleAbsence` says whether
  /// a known value may still turn out not applicable.
  func truth(_ state: ColumnState, countsPossibleAbsence: Bool) -> Truth {
    if state.isAbsent { return .never }
    let truth: Truth
    switch meaning {
    case .cells(let cells):
      truth = state.mask & cells == 0 ? .never : state.mask & ~cells == 0 ? .must : .may
    case .numbers(let intervals):
      truth = Intervals.truth(of: state.low...state.high, in: intervals)
    case .sets(let tests, let whileOpen):
      if state.isPartial {
        let truths = tests.map {
          $0.truth(sure: state.mask, possible: state.possible, firsts: state.firsts)
        }
        truth = truths.contains(.never) ? .never : truths.contains(.may) ? .may : .must
      } else if state.isOpen {
        truth = whileOpen
      } else {
        let holds = tests.allSatisfy { $0.holds(members: state.mask, first: state.first) }
        truth = holds ? .must : .never
      }
    }
    if truth == .must, state.mayBeAbsent, state.isOpen || countsPossibleAbsence { return .may }
    return truth
  }
}

extension Shape {
  /// The cells of the named values; an open-ended choice has no cell for a name it does not list.
  fileprivate func named(_ values: [ValueName]) -> UInt64 {
    guard case .choice(let known, _) = self else { return 0 }
    return values.reduce(into: 0) { mask, name in
      if let index = known.firstIndex(of: name) { mask |= 1 << UInt64(index) }
    }
  }
}
