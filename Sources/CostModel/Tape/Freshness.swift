/// Some steps of a tape: a bit each.
struct StepSet: Sendable {
  fileprivate var words: [UInt64]

  /// None, of a tape of which so many words hold a bit for each step.
  init(width: Int) { words = Array(repeating: 0, count: width) }

  /// Adds as many others.
  mutating func add(_ others: StepSet) { words.add(others.words.span) }

  mutating func removeAll() {
    for word in words.indices { words[word] = 0 }
  }
}

/// Which steps of a tape have to be worked out, since nobody has done so or a fact that they rest on changed.
struct Freshness: Sendable {
  private var stale: [UInt64]

  /// Nothing is worked out yet of a tape of which so many words hold a bit for each step.
  init(width: Int) { stale = Array(repeating: .max, count: width) }

  /// Takes note that what some steps rest on changed.
  mutating func change(_ steps: StepSet) { stale.add(steps.words.span) }

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

  /// Those of some steps of one word that rest on a fact.
  func those(of steps: UInt64, in word: Int, behind fact: Int) -> UInt64 {
    steps & words[fact * width + word]
  }

  /// Adds the steps that rest on a fact.
  func add(_ fact: Int, to steps: inout StepSet) {
    steps.words.add(words.span.extracting(fact * width..<(fact + 1) * width))
  }
}

extension [UInt64] {
  /// Adds the bits of as many words.
  fileprivate mutating func add(_ others: Swift.Span<UInt64>) {
    var own = mutableSpan
    precondition(own.count == others.count)
    for word in others.indices { unsafe own[unchecked: word] |= others[unchecked: word] }
  }
}
