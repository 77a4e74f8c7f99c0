internal import DecisionModel

/// Finds the asked facts that could decide an undecided condition.
struct OpenKeys {
  let plan: Plan
  let evaluation: Evaluation
  let countsPossibleAbsence: Bool

  /// The keys, in declaration order; none when no completion of the answers changes the outcome.
  func keys(_ grounds: CompiledGrounds) -> [FactKey] {
    guard evaluation.truth(grounds) == .may else { return [] }
    return keys([grounds.when] + plan.exceptions[grounds.exceptions])
  }

  func keys(_ conditions: [ArmRange]) -> [FactKey] {
    var found: Set<Int> = []
    var seen: Set<Int> = []
    for range in conditions where evaluation.truth(range) == .may {
      for arm in range.start..<range.end {
        let truths = plan.arms[arm].map { constraint in
          constraint.truth(
            evaluation.states[constraint.fact], countsPossibleAbsence: countsPossibleAbsence)
        }
        if truths.contains(.never) { continue }
        for (constraint, truth) in zip(plan.arms[arm], truths) where truth == .may {
          follow(constraint.fact, &found, &seen)
        }
      }
    }
    return found.sorted().map { plan.columns[$0].key }
  }

  /// The keys that an open fact waits for: itself, or what it is worked out from.
  func keys(below fact: Int) -> [FactKey] {
    var found: Set<Int> = []
    var seen: Set<Int> = []
    follow(fact, &found, &seen)
    return found.sorted().map { plan.columns[$0].key }
  }

  /// Derived facts are followed to what they are worked out from, computed ones to what they rest on.
  private func follow(_ place: Int, _ found: inout Set<Int>, _ seen: inout Set<Int>) {
    let state = evaluation.states[place]
    guard !state.isExact, seen.insert(place).inserted else { return }
    let column = plan.columns[place]
    if column.isAsked, state.isOpen || state.low != state.high { found.insert(place) }
    for read in column.reads + column.restsOn { follow(read, &found, &seen) }
  }
}
