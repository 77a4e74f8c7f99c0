import DecisionModel
import RuleEngine

/// Tries changes of so many answers at once that lead to one of some techniques.
struct NearestChange {
  private var trials: Trials
  /// The case in the engine's numbers.
  private let compiled: CompiledFacts
  private let moves: [Move]
  /// The bits of the techniques among those that can be reached.
  private let targets: UInt64
  /// Decisions left.
  private var left = 0
  private var decision: Decision

  /// An answer and what it could be instead.
  struct Move: Sendable {
    var key: FactKey
    var from: Value
    var to: [Value]
  }

  /// What was found, each with the techniques that it leads to.
  struct Found: Sendable {
    var flips: [(flip: Flip, techniques: UInt64)] = []
    /// False when the cap was passed, so that there may be more.
    var isComplete = true
  }

  init(from trials: Trials, _ compiled: CompiledFacts, _ moves: [Move], to targets: UInt64) {
    self.trials = trials
    self.compiled = compiled
    self.moves = moves
    self.targets = targets
    decision = trials.analysis.engine.makeDecision()
  }

  /// Every change of `size` answers that leads there, of those that begin with one move and go on with
  /// later ones.
  mutating func changes(
    of size: Int, beginningWith first: Int, within cap: Int
  ) -> Found {
    left = cap
    var found = Found()
    var opened = compiled
    trials.analysis.open(moves[first].key, in: &opened)
    found.isComplete = choose([first], size, opened, &found)
    return found
  }

  /// Opens one more answer at a time: where even that can't lead there, none of its values can.
  private mutating func choose(
    _ chosen: [Int], _ size: Int, _ opened: CompiledFacts, _ found: inout Found
  ) -> Bool {
    if chosen.count == size {
      guard left > 0 else { return false }
      let reached = reach(opened) & targets
      if reached == 0 { return true }
      // Most values of one answer lead nowhere near, whatever the others would be.
      var promising: [Promising] = []
      for move in chosen {
        let values = values(of: move, opened, reached)
        if values.isEmpty { return true }
        promising.append(Promising(move: move, values: values))
      }
      var changes: [Flip.Change] = []
      return put(promising[...], reached, &changes, &found)
    }
    for place in moves.indices.dropFirst((chosen.last ?? -1) + 1) {
      var more = opened
      trials.analysis.open(moves[place].key, in: &more)
      guard choose(chosen + [place], size, more, &found) else { return false }
    }
    return true
  }

  /// A move with those of its values that may lead there, and to which techniques.
  private struct Promising {
    var move: Int
    var values: [(value: Value, reach: UInt64)]
  }

  /// The values of one answer that may lead there with all other answers of a change open.
  private mutating func values(
    of move: Int, _ opened: CompiledFacts, _ wanted: UInt64
  ) -> [(value: Value, reach: UInt64)] {
    var tried = opened
    return moves[move].to.compactMap { value in
      trials.analysis.engine.put(.known(value), for: moves[move].key, in: &tried)
      let reached = reach(tried) & wanted
      return reached == 0 ? nil : (value, reached)
    }
  }

  /// The techniques that may be reached.
  private mutating func reach(_ opened: CompiledFacts) -> UInt64 {
    left -= 1
    trials.analysis.engine.decide(opened, into: &decision)
    return trials.analysis.engine.reachable(decision)
  }

  private mutating func put(
    _ chosen: ArraySlice<Promising>, _ wanted: UInt64, _ changes: inout [Flip.Change],
    _ found: inout Found
  ) -> Bool {
    guard let first = chosen.first else { return run(changes, wanted, &found) }
    let move = moves[first.move]
    for (value, reach) in first.values where reach & wanted != 0 {
      changes.append(Flip.Change(key: move.key, from: move.from, to: value))
      let isDone = put(chosen.dropFirst(), wanted & reach, &changes, &found)
      changes.removeLast()
      if !isDone { return false }
    }
    return true
  }

  private mutating func run(
    _ changes: [Flip.Change], _ wanted: UInt64, _ found: inout Found
  ) -> Bool {
    left -= 1
    guard left > 0 else { return false }
    let end = trials.ending(changes.map { ($0.key, $0.to) })
    guard end.outcome != .noneFits, end.techniques & wanted != 0, let first = changes.first
    else { return true }
    let verdict = trials.analysis.verdict(end)
    let flip = Flip(
      key: first.key, from: first.from, to: first.to, with: Array(changes.dropFirst()),
      destination: verdict.techniques, outcome: verdict.outcome)
    found.flips.append((flip, end.techniques))
    return true
  }
}
