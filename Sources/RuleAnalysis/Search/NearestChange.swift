import DecisionModel
import RuleEngine

/// Tries changes of so many answers at once that lead to one technique.
struct NearestChange {
  private var trials: Trials
  /// The technique's bit among those that can be reached.
  private let target: UInt64
  /// Decisions left.
  private var left: Int
  private var decision: Decision
  private let moves: [(key: FactKey, from: Value, to: [Value])]

  /// What a run with costs worked out counts for, in decisions.
  private static let costRun = 12

  /// Looks for a technique within so many decisions.
  init(from start: StartingCase, to technique: TechniqueID, cap: Int) {
    trials = Trials(start)
    let analysis = start.analysis
    target = analysis.engine.bit(of: technique)
    left = cap
    decision = analysis.engine.makeDecision()
    moves = analysis.answered(start).map { fact, value in
      (fact.key, value, analysis.cells.alternatives(to: value, of: fact))
    }.filter { !$0.to.isEmpty }
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
      guard mayLead(opened) else { return true }
      // Most values of one answer lead nowhere near, whatever the others would be.
      var promising: [(move: Int, values: [Value])] = []
      for move in chosen {
        let values = values(of: move, opened)
        if values.isEmpty { return true }
        promising.append((move, values))
      }
      var changes: [Flip.Change] = []
      return put(promising[...], &changes, &found)
    }
    for place in start..<max(start, moves.count) {
      var more = opened
      trials.analysis.open(moves[place].key, in: &more)
      guard choose(chosen + [place], from: place + 1, size, more, &found) else { return false }
    }
    return true
  }

  /// The values of one answer that may lead there with all other answers of a change open.
  private mutating func values(of move: Int, _ opened: CompiledFacts) -> [Value] {
    var tried = opened
    return moves[move].to.filter { value in
      left -= 1
      trials.analysis.engine.put(.known(value), for: moves[move].key, in: &tried)
      return mayLead(tried)
    }
  }

  private mutating func mayLead(_ opened: CompiledFacts) -> Bool {
    trials.analysis.engine.decide(opened, into: &decision)
    return trials.analysis.engine.reachable(decision) & target != 0
  }

  private mutating func put(
    _ chosen: ArraySlice<(move: Int, values: [Value])>, _ changes: inout [Flip.Change],
    _ found: inout [Flip]
  ) -> Bool {
    guard let (place, values) = chosen.first else { return run(changes, &found) }
    let move = moves[place]
    for value in values {
      changes.append(Flip.Change(key: move.key, from: move.from, to: value))
      let isDone = put(chosen.dropFirst(), &changes, &found)
      changes.removeLast()
      if !isDone { return false }
    }
    return true
  }

  private mutating func run(_ changes: [Flip.Change], _ found: inout [Flip]) -> Bool {
    let cells = trials.analysis.cells
    left -= changes.contains { cells.computedFrom.contains($0.key) } ? Self.costRun : 1
    guard left > 0 else { return false }
    let target = target
    let end = trials.ending(changes.map { ($0.key, $0.to) }) { engine, decision in
      engine.reachable(decision) & target != 0
    }
    guard let end, end.outcome != .noneFits, end.techniques & target != 0,
      let first = changes.first
    else { return true }
    let verdict = trials.analysis.verdict(end)
    found.append(
      Flip(
        key: first.key, from: first.from, to: first.to, with: Array(changes.dropFirst()),
        destination: verdict.techniques, outcome: verdict.outcome))
    return true
  }
}
