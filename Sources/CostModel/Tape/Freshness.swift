/// Which steps of a tape have to be worked out, since nobody has done so or a fact that they rest on changed: a
/// bit each.
struct Freshness: Sendable {
  private let behind: StepsBehind
  private var stale: [UInt64]

  init(_ behind: StepsBehind) {
    self.behind = behind
    stale = Array(repeating: .max, count: behind.width)
  }

  /// Takes note that a fact changed.
  mutating func change(_ fact: Int) { behind.add(fact, to: &stale) }

  /// Takes note that everything changed.
  mutating func changeAll() {
    for word in stale.indices { stale[word] = .max }
  }

  /// Those of some steps of one word that have to be worked out; they then count as worked out.
  @inline(__always)
  mutating func take(_ steps: UInt64, in word: Int) -> UInt64 {
    let taken = steps & stale[word]
    stale[word] &= ~taken
    return taken
  }
}

/// The steps of a tape that rest on each fact.
struct StepsBehind: Sendable {
  /// How many words hold a bit for each step.
  let width: Int
  /// One stretch of words a fact.
  private let words: [UInt64]

  init(_ tape: Tape) {
    let width = (tape.steps.count + 63) / 64
    var words = Array(repeating: 0 as UInt64, count: tape.graph.facts.count * width)
    for (step, facts) in tape.behind.enumerated() {
      if facts.isEmpty { continue }
      for fact in tape.graph.facts.indices where facts.contains(fact) {
        words[fact * width + step / 64] |= 1 << UInt64(step % 64)
      }
    }
    self.width = width
    self.words = words
  }

  /// Adds the steps that rest on a fact.
  func add(_ fact: Int, to steps: inout [UInt64]) {
    let own = words.span.extracting(fact * width..<(fact + 1) * width)
    var steps = steps.mutableSpan
    precondition(steps.count == own.count)
    for word in own.indices { unsafe steps[unchecked: word] |= own[unchecked: word] }
  }
}
