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
    var trials = Trials(self, facts)
    let single = flips(&trials)
    var search = NearestChange(trials)
    return (
      single, techniques.map { flips(&search, depth > 0 ? single : [], to: $0, depth: depth) }
    )
  }

  private func flips(
    _ search: inout NearestChange, _ single: [Flip], to technique: TechniqueID, depth: Int
  ) -> FlipSearch {
    let target = Verdict.standIn(for: technique, in: ruleSet)
    var result = FlipSearch(technique: technique, flips: [], completedDepth: 0)
    guard limits.runsPerTarget > 0 else { return result }
    if verdict(search.trials.present).leads(to: target) {
      result.isThere = true
      return result
    }
    result.flips = single.filter { $0.leads(to: target) }
    result.completedDepth = min(1, depth)
    guard result.flips.isEmpty, depth > 1 else { return result }
    search.aim(at: target, cap: limits.runsPerTarget)
    for size in 2...depth {
      guard let found = search.changes(of: size) else { break }
      result.completedDepth = size
      result.flips = found
      if !found.isEmpty { break }
    }
    return result
  }
}

/// Tries changes of so many answers at once, for one technique after another.
private struct NearestChange {
  private(set) var trials: Trials
  private var target: TechniqueID = ""
  private var left = 0
  private var decision: Decision
  /// Where changes led that were run, by the places of the moves and of their values: what one technique
  /// was looked for in need not be run for the next.
  private var known: [[Int]: EndPoint] = [:]
  /// The ends so far with their names put back.
  private var verdicts: [EndPoint: Verdict] = [:]
  private let moves: [(key: FactKey, from: Value, to: [Value])]
  /// What a run with costs worked out counts for, in decisions.
  private static let costRun = 12

  init(_ trials: Trials) {
    self.trials = trials
    let analysis = trials.analysis
    decision = analysis.engine.makeDecision()
    moves = analysis.answered(trials).map { fact, value in
      (fact.key, value, analysis.cells.alternatives(to: value, of: fact))
    }.filter { !$0.to.isEmpty }
  }

  /// Looks for a technique from now on, with so many decisions left.
  mutating func aim(at target: TechniqueID, cap: Int) {
    self.target = target
    left = cap
  }

  /// Every change of `size` answers that leads there, or nil when the cap was passed.
  mutating func changes(of size: Int) -> [Flip]? {
    var found: [Flip] = []
    return choose([], from: 0, size, trials.compiled, &found) ? found : nil
  }

  /// Opens one more answer at a time: where even that can't lead there, none of its values can.
  private mutating func choose(
    _ chosen: [Int], from start: Int, _ size: Int, _ opened: CompiledFacts, _ found: inout [Flip]
  ) -> Bool {
    if chosen.count == size {
      guard left > 0 else { return false }
      left -= 1
      trials.analysis.engine.decide(opened, into: &decision)
      guard trials.analysis.engine.mayReach(target, decision) else { return true }
      // Most values of one answer lead nowhere near, whatever the others would be.
      var promising: [(move: Int, values: [Int])] = []
      for move in chosen {
        let values = values(of: move, opened)
        if values.isEmpty { return true }
        promising.append((move, values))
      }
      var changes: [Flip.Change] = []
      var places: [Int] = []
      return put(promising[...], &changes, &places, &found)
    }
    for place in start..<max(start, moves.count) {
      var more = opened
      trials.analysis.open(moves[place].key, in: &more)
      guard choose(chosen + [place], from: place + 1, size, more, &found) else { return false }
    }
    return true
  }

  /// The values of one answer, by place, that may lead there with all answers of a change open.
  private mutating func values(of move: Int, _ opened: CompiledFacts) -> [Int] {
    let engine = trials.analysis.engine
    var tried = opened
    return moves[move].to.indices.filter { value in
      left -= 1
      engine.put(.known(moves[move].to[value]), for: moves[move].key, in: &tried)
      engine.decide(tried, into: &decision)
      return engine.mayReach(target, decision)
    }
  }

  private mutating func put(
    _ chosen: ArraySlice<(move: Int, values: [Int])>, _ changes: inout [Flip.Change],
    _ places: inout [Int], _ found: inout [Flip]
  ) -> Bool {
    guard let (place, values) = chosen.first else { return run(changes, places, &found) }
    let move = moves[place]
    for value in values {
      changes.append(Flip.Change(key: move.key, from: move.from, to: move.to[value]))
      places += [place, value]
      let isDone = put(chosen.dropFirst(), &changes, &places, &found)
      changes.removeLast()
      places.removeLast(2)
      if !isDone { return false }
    }
    return true
  }

  private mutating func verdict(of end: EndPoint) -> Verdict {
    let verdict = verdicts[end] ?? trials.analysis.verdict(end)
    verdicts[end] = verdict
    return verdict
  }

  private mutating func run(
    _ changes: [Flip.Change], _ places: [Int], _ found: inout [Flip]
  ) -> Bool {
    let cells = trials.analysis.cells
    left -= changes.contains { cells.computedFrom.contains($0.key) } ? Self.costRun : 1
    guard left > 0 else { return false }
    let (engine, target) = (trials.analysis.engine, target)
    let end =
      known[places]
      ?? trials.ending(changes.map { ($0.key, $0.to) }) { engine.mayReach(target, $0) }
    guard let end else { return true }
    known[places] = end
    let verdict = verdict(of: end)
    if verdict.leads(to: target), let first = changes.first {
      found.append(
        Flip(
          key: first.key, from: first.from, to: first.to, with: Array(changes.dropFirst()),
          destination: verdict.techniques, outcome: verdict.outcome))
    }
    return true
  }
}

extension Analysis {
  /// Opens an answer, with everything that is computed from it.
  func open(_ key: FactKey, in facts: inout CompiledFacts) {
    engine.open(key, in: &facts)
    guard cells.computedFrom.contains(key) else { return }
    for computed in cells.computed where cells.mayRest(computed, on: key) {
      engine.open(computed, in: &facts)
    }
  }
}

extension Verdict {
  /// True when a technique is part of an end that fits.
  fileprivate func leads(to technique: TechniqueID) -> Bool {
    outcome != .noneFits && techniques.contains(technique)
  }
}

extension Flip {
  /// The same of where a flip leads.
  fileprivate func leads(to technique: TechniqueID) -> Bool {
    outcome != .noneFits && destination.contains(technique)
  }
}
