import DecisionModel
import RuleEngine

/// Tries changes of so many answers at once, for one technique after another.
struct NearestChange {
  private(set) var trials: Trials
  private var target: TechniqueID = ""
  /// Its bit among techniques.
  private var bit: UInt64 = 0
  private var left = 0
  private var decision: Decision
  /// Where changes led that were run, by the places of the moves and of their values: what one technique
  /// was looked for in need not be run for the next.
  private var known: [[Int]: EndPoint] = [:]
  /// The techniques that may be reached, worked out once as well.
  private var reach: [Part: UInt64] = [:]
  /// The ends so far with their names put back.
  private var verdicts: [EndPoint: Verdict] = [:]
  private let moves: [(key: FactKey, from: Value, to: [Value])]

  /// Changes that are tried together: some moves with any value, and the places of moves with those of
  /// their values.
  private struct Part: Hashable {
    var open: [Int] = []
    var given: [Int] = []
  }

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
    bit = trials.analysis.engine.bit(of: target)
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
      guard reachable(Part(open: chosen), opened) & bit != 0 else { return true }
      // Most values of one answer lead nowhere near, whatever the others would be.
      var promising: [(move: Int, values: [Int])] = []
      for move in chosen {
        let values = values(of: move, among: chosen, opened)
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
  private mutating func values(
    of move: Int, among chosen: [Int], _ opened: CompiledFacts
  ) -> [Int] {
    var tried = opened
    return moves[move].to.indices.filter { value in
      left -= 1
      let part = Part(open: chosen, given: [move, value])
      if let known = reach[part] { return known & bit != 0 }
      trials.analysis.engine.put(
        .known(moves[move].to[value]), for: moves[move].key, in: &tried)
      return reachable(part, tried) & bit != 0
    }
  }

  private mutating func reachable(_ part: Part, _ opened: CompiledFacts) -> UInt64 {
    if let known = reach[part] { return known }
    trials.analysis.engine.decide(opened, into: &decision)
    let found = trials.analysis.engine.reachable(decision)
    reach[part] = found
    return found
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

  /// Where changes lead, or nil when bounds show that it isn't to the technique.
  private mutating func end(of changes: [Flip.Change], _ places: [Int]) -> EndPoint? {
    if let known = known[places] { return known }
    let part = Part(given: places)
    if let known = reach[part], known & bit == 0 { return nil }
    let bit = bit
    var found: UInt64?
    let end = trials.ending(changes.map { ($0.key, $0.to) }) { (engine, decision) in
      let reachable = engine.reachable(decision)
      found = reachable
      return reachable & bit != 0
    }
    reach[part] = found
    known[places] = end
    return end
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
    guard let end = end(of: changes, places) else { return true }
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
