/// Which steps of a tape were worked out since a fact that they rest on changed last.
///
/// Steps that rest on the same facts are told together, so that a change looks at a few dozen sets of facts
/// and not at thousands of steps.
struct Freshness: Sendable {
  private let tape: Tape
  /// How many changes there were.
  private var now = 1
  /// For each set of facts after how many changes one of them changed last.
  private var changes: [Int]
  /// For each step after how many changes it was worked out last.
  private var workings: [Int] = []

  init(_ tape: Tape) {
    self.tape = tape
    changes = Array(repeating: 1, count: tape.grounds.count)
  }

  /// Makes room for so many steps.
  mutating func grow(to count: Int) {
    if workings.count < count { workings += repeatElement(0, count: count - workings.count) }
  }

  /// Takes note that facts changed.
  mutating func change(_ facts: FactPlaces) {
    now += 1
    for place in changes.indices where tape.grounds[place].meets(facts) { changes[place] = now }
  }

  /// Takes note that everything changed.
  mutating func changeAll() {
    now += 1
    for place in changes.indices { changes[place] = now }
  }

  /// True when a step has to be worked out; it then counts as worked out.
  mutating func takes(_ step: Int) -> Bool {
    if workings[step] >= changes[tape.groundOfStep[step]] { return false }
    workings[step] = now
    return true
  }
}
