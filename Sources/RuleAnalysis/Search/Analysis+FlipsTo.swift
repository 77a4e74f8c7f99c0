public import DecisionModel
import RuleEngine

extension Analysis {
  /// The smallest changes of answers that bring a technique into the destination, of up to `depth`
  /// answers; every one was run through the engine as it stands there. What stands while nothing fits
  /// is not led to.
  ///
  /// The search stops at the first number of answers that is enough. It gives up past
  /// `limits.runsPerTarget` runs, and then says how many answers it has tried in full.
  public func flips(
    _ facts: Facts, to technique: TechniqueID, depth: Int = 3
  ) -> FlipSearch {
    let target = Verdict.standIn(for: technique, in: ruleSet)
    var search = NearestChange(
      Trials(self, facts), to: target, cap: limits.runsPerTarget)
    var result = FlipSearch(technique: technique, flips: [], completedDepth: 0)
    if verdict(search.trials.present).leads(to: target) {
      result.isThere = true
      return result
    }
    for size in stride(from: 1, through: depth, by: 1) {
      guard let found = search.changes(of: size) else { break }
      result.completedDepth = size
      result.flips = found
      if !found.isEmpty { break }
    }
    return result
  }
}

/// Tries changes of so many answers at once.
private struct NearestChange {
  var trials: Trials
  let target: TechniqueID
  let cap: Int
  private let moves: [(key: FactKey, from: Value, to: [Value])]

  init(_ trials: Trials, to target: TechniqueID, cap: Int) {
    self.trials = trials
    self.target = target
    self.cap = cap
    let analysis = trials.analysis
    moves = analysis.ruleSet.facts.compactMap { fact in
      guard fact.role == .asked, case .known(let value) = trials.base[fact.key],
        trials.facts[fact.key].value != nil
      else { return nil }
      return (fact.key, value, analysis.cells.alternatives(to: value, of: fact))
    }
  }

  /// Every change of `size` answers that leads there, or nil when the cap was passed.
  mutating func changes(of size: Int) -> [Flip]? {
    var found: [Flip] = []
    var chosen: [Flip.Change] = []
    return extend(&chosen, from: 0, size, &found) ? found : nil
  }

  private mutating func extend(
    _ chosen: inout [Flip.Change], from start: Int, _ size: Int, _ found: inout [Flip]
  ) -> Bool {
    if chosen.count == size {
      guard trials.runs < cap else { return false }
      let verdict = trials.analysis.verdict(trials.ending(chosen.map { ($0.key, $0.to) }))
      if verdict.leads(to: target), let first = chosen.first {
        found.append(
          Flip(
            key: first.key, from: first.from, to: first.to, with: Array(chosen.dropFirst()),
            destination: verdict.techniques, outcome: verdict.outcome))
      }
      return true
    }
    for place in start..<max(start, moves.count) {
      for value in moves[place].to {
        chosen.append(Flip.Change(key: moves[place].key, from: moves[place].from, to: value))
        let isDone = extend(&chosen, from: place + 1, size, &found)
        chosen.removeLast()
        if !isDone { return false }
      }
    }
    return true
  }
}

extension Verdict {
  /// True when a technique is part of an end that fits.
  fileprivate func leads(to technique: TechniqueID) -> Bool {
    outcome != .noneFits && techniques.contains(technique)
  }
}
