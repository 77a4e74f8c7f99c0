public import DecisionModel
import RuleEngine

extension Analysis {
  /// The smallest changes of answers that bring a technique into the destination, of up to `depth`
  /// answers; every one was run through the engine as it stands there. What stands while nothing fits is
  /// not led to, and what is in use stays as it is: that a technique is used leads nobody to it.
  ///
  /// The search stops at the first number of answers that is enough, or gives up past
  /// `limits.runsPerSize` decisions, and then says how many answers it has tried in full. Numbers are
  /// tried at the nearest value of each of their cells, and where costs read them also where one of them
  /// alone leads there.
  public func flips(
    _ facts: Facts, to technique: TechniqueID, depth: Int = 3
  ) -> FlipSearch {
    flips(facts, to: [technique], depth: depth).searches[0]
  }

  /// The smallest changes that bring each of some techniques into the destination, and all changes of
  /// one answer. What one technique is looked for in, all are looked for in.
  public func flips(
    _ facts: Facts, to techniques: [TechniqueID], depth: Int = 3
  ) -> (single: [Flip], searches: [FlipSearch]) {
    let start = Trials(self, facts, at: .drawn)
    let single = flips(from: start)
    var searches = techniques.map { search(for: $0, start, depth > 0 ? single : [], depth) }
    for size in 2...max(2, depth) where size <= depth {
      let open = searches.indices.filter { searches[$0].isOpen(at: size) }
      if open.isEmpty { break }
      let bits = open.map { engine.bit(of: searches[$0].technique) }
      let found = changes(of: size, from: start, to: bits.reduce(0, |))
      for (place, bit) in zip(open, bits) {
        searches[place].flips = nearest(
          of: found.flips.filter { $0.techniques & bit != 0 }.map(\.flip))
        if found.isComplete { searches[place].completedDepth = size }
      }
    }
    return (single, searches)
  }

  /// A search as far as changes of one answer go.
  private func search(
    for technique: TechniqueID, _ start: Trials, _ single: [Flip], _ depth: Int
  ) -> FlipSearch {
    let target = Verdict.standIn(for: technique, in: ruleSet)
    var result = FlipSearch(technique: technique, flips: [], completedDepth: 0)
    guard limits.runsPerSize > 0 else { return result }
    result.isThere = verdict(start.present).leads(to: target)
    if result.isThere { return result }
    result.flips = single.filter {
      $0.key != ruleSet.history?.inUse && $0.leads(to: target) && !isFarFetched($0, start.facts)
    }
    result.completedDepth = min(1, depth)
    return result
  }

  /// Flips without those that change the same answers to lead to the same end, one of them further.
  private func nearest(of flips: [Flip]) -> [Flip] {
    flips.filter { flip in !flips.contains { isShorter($0, than: flip) } }
  }

  private func isShorter(_ one: Flip, than other: Flip) -> Bool {
    guard one.destination == other.destination, one.outcome == other.outcome else { return false }
    var isShorter = false
    for (one, other) in zip(one.changes, other.changes) {
      guard one.key == other.key else { return false }
      if one.to == other.to { continue }
      guard isNearer(one.to, than: other.to, from: one.from) else { return false }
      isShorter = true
    }
    return isShorter
  }

  /// Every change of so many answers that leads to one of some techniques, dealt out by its first answer:
  /// of all decisions each gets its part of the changes there are.
  private func changes(
    of size: Int, from start: Trials, to targets: UInt64
  ) -> NearestChange.Found {
    let moves = answered(start.facts).filter { $0.fact.key != ruleSet.history?.inUse }
      .map { fact, value in
        NearestChange.Move(
          key: fact.key, from: value, to: cells.alternatives(to: value, of: fact))
      }.filter { !$0.to.isEmpty }
    let counts = moves.map(\.to.count)
    let all = max(1, Self.changes(of: size, counts[...]))
    let cap = limits.runsPerSize
    let compiled = compiled(start.facts, computed: completed(start.facts, at: start.prices))
    let parts = workers.share(moves.count) {
      NearestChange(from: start, compiled, moves, to: targets)
    } work: { search, first in
      let part = counts[first] * Self.changes(of: size - 1, counts[(first + 1)...])
      return search.changes(of: size, beginningWith: first, within: cap * part / all)
    }
    let likely = parts.flatMap(\.flips).filter { !isFarFetched($0.flip, start.facts) }
    return NearestChange.Found(flips: likely, isComplete: parts.allSatisfy(\.isComplete))
  }

  /// Whether a change makes answers that hardly occur together, by an assumption that the case itself keeps.
  private func isFarFetched(_ flip: Flip, _ facts: Facts) -> Bool {
    var changed = facts
    for change in flip.changes { changed[change.key] = .known(change.to) }
    let (before, after) = (engine.reader(of: facts), engine.reader(of: changed))
    return ruleSet.assumptions.map { engine.compile($0.never) }
      .contains { after.truth(of: $0) == .must && before.truth(of: $0) != .must }
  }

  /// How many changes of so many answers there are, with so many other values for each answer.
  private static func changes(of size: Int, _ counts: ArraySlice<Int>) -> Int {
    var found = [1] + Array(repeating: 0, count: size)
    for count in counts {
      for size in stride(from: size, to: 0, by: -1) { found[size] += found[size - 1] * count }
    }
    return found[size]
  }
}

extension Analysis {
  /// Answers in the engine's numbers, with the computed facts of a completed case.
  func compiled(_ facts: Facts, computed base: Facts) -> CompiledFacts {
    var compiled = engine.compile(facts)
    for key in cells.computed { engine.put(base[key], for: key, in: &compiled) }
    engine.putOrder(of: base, in: &compiled)
    return compiled
  }

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

extension FlipSearch {
  /// True while changes of so many answers are worth a try.
  fileprivate func isOpen(at size: Int) -> Bool {
    !isThere && flips.isEmpty && completedDepth == size - 1
  }
}
