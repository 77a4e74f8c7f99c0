import DecisionModel

/// Sorts the steps of a path.
struct PathOrder {
  /// Pairs of which the first comes before the second.
  private(set) var pairs: [(first: StepID, second: StepID)] = []

  /// Puts one step before another.
  mutating func put(_ first: StepID, before second: StepID) {
    if first != second { pairs.append((first, second)) }
  }

  /// The steps so that every pair is kept and, where nothing decides, in the order given.
  ///
  /// When pairs contradict each other, the earliest step in the order given goes first.
  func sorted(_ steps: [StepID]) -> [StepID] {
    let present = Set(steps)
    var waiting = steps
    var after: [StepID: Set<StepID>] = [:]
    for pair in pairs where present.contains(pair.first) && present.contains(pair.second) {
      after[pair.second, default: []].insert(pair.first)
    }
    var sorted: [StepID] = []
    while !waiting.isEmpty {
      let free = waiting.firstIndex { (after[$0] ?? []).isEmpty } ?? 0
      let step = waiting.remove(at: free)
      sorted.append(step)
      for other in waiting { after[other]?.remove(step) }
    }
    return sorted
  }
}
