public import DecisionModel
import RuleEngine

extension Analysis {
  /// The smallest changes of answers that bring a technique into the destination, of up to `depth`
  /// answers; every one was run through the engine as it stands there. What stands while nothing fits is
  /// not led to.
  ///
  /// The search stops at the first number of answers that is enough, or gives up past
  /// `limits.runsPerTarget` decisions, and then says how many answers it has tried in full. Numbers are
  /// tried at the nearest value of each of their cells, and where costs read them also where one of them
  /// alone leads there.
  public func flips(
    _ facts: Facts, to technique: TechniqueID, depth: Int = 3
  ) -> FlipSearch {
    flips(facts, to: [technique], depth: depth).searches[0]
  }

  /// The smallest changes that bring each of some techniques into the destination, and all changes of
  /// one answer, which are looked for once.
  public func flips(
    _ facts: Facts, to techniques: [TechniqueID], depth: Int = 3
  ) -> (single: [Flip], searches: [FlipSearch]) {
    let start = Trials(self, facts).start
    let single = flips(from: start)
    let near = depth > 0 ? single : []
    return (
      single,
      workers.map(techniques.count) { place in
        flips(from: start, near, to: techniques[place], depth: depth)
      }
    )
  }

  private func flips(
    from start: StartingCase, _ single: [Flip], to technique: TechniqueID, depth: Int
  ) -> FlipSearch {
    let target = Verdict.standIn(for: technique, in: ruleSet)
    var result = FlipSearch(technique: technique, flips: [], completedDepth: 0)
    guard limits.runsPerTarget > 0 else { return result }
    if verdict(start.present).leads(to: target) {
      result.isThere = true
      return result
    }
    result.flips = single.filter { $0.leads(to: target) }
    result.completedDepth = min(1, depth)
    guard result.flips.isEmpty, depth > 1 else { return result }
    var search = NearestChange(from: start, to: target, cap: limits.runsPerTarget)
    for size in 2...depth {
      guard let found = search.changes(of: size) else { break }
      result.completedDepth = size
      result.flips = found
      if !found.isEmpty { break }
    }
    return result
  }
}

extension Analysis {
  /// Opens an answer, with everything that is computed from it.
  func open(_ key: FactKey, in facts: inout CompiledFacts) {
    engine.open(key, in: &facts)
    guard let resting = cells.resting(on: key) else { return }
    for (computed, isResting) in zip(cells.computed, resting) where isResting {
      engine.open(computed, in: &facts)
    }
  }
}

extension Verdict {
  /// True when a technique is part of an end that fits.
  func leads(to technique: TechniqueID) -> Bool {
    outcome != .noneFits && techniques.contains(technique)
  }
}

extension Flip {
  /// The same of where a flip leads.
  fileprivate func leads(to technique: TechniqueID) -> Bool {
    outcome != .noneFits && destination.contains(technique)
  }
}
