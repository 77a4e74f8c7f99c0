import DecisionModel
import RuleEngine

/// Looks for two completions that differ in one open answer and end differently.
///
/// Every key is looked at in one completion after the other. Where one answer changes the end others are
/// likely to as well: every other completion is such a one, as long as there are any. Of the rest all but
/// the first are made for one of the keys that are left, so that something which reads that key holds.
struct WitnessSearch {
  private let analysis: Analysis
  private let start: Trials
  private let cases: WitnessCases
  private var random: SplitMix64
  /// Completions in which one answer is known to change the end.
  private var brinks: [Facts] = []
  /// Those of them that are still to be looked at.
  private var waiting: [Facts]
  /// What was found.
  private(set) var witnesses: [FactKey: Witness] = [:]
  /// How many completions are looked at independently of each other. More would find again what is known.
  private static let atOnce = 4

  /// `elsewhere` is a completion that ends elsewhere than the advice as it stands, when one is known.
  init(_ trials: Trials, elsewhere: Facts?) {
    analysis = trials.analysis
    start = trials
    cases = WitnessCases(analysis, trials.facts)
    random = SplitMix64(seed: analysis.ruleSet.confidence?.seed ?? 0)
    waiting = [elsewhere].compactMap(\.self)
  }

  /// Looks for a witness of every key.
  mutating func run(_ keys: [FactDeclaration]) {
    let limits = analysis.limits
    var left = keys
    for first in stride(from: 0, to: limits.bases, by: Self.atOnce) where !left.isEmpty {
      let turns = first..<min(first + Self.atOnce, limits.bases)
      let drawn = turns.map { turn in
        if turn % 2 == 0, let brink = waiting.popLast() { return brink }
        let target = turn < limits.basesAtRandom ? nil : left[turn / 2 % left.count]
        return cases.drawn(for: target, brinks, &random)
      }
      let (start, sought) = (start, left)
      let found = analysis.workers.share(drawn.count) {
        start
      } work: { trials, place in
        let movable = trials.move(to: drawn[place], movedBy: sought.map(\.key))
        return sought.map { fact in
          movable.contains(fact.key) ? Self.look(at: fact, in: &trials, first + place) : nil
        }
      }
      record(found, of: sought)
      left.removeAll { witnesses[$0.key] != nil }
    }
  }

  /// Records the first witness of each key, closed in on, and that both its sides are on the brink; the one
  /// that it was found in was looked at.
  private mutating func record(_ found: [[Witness?]], of keys: [FactDeclaration]) {
    let new = keys.indices.compactMap { place in
      found.lazy.compactMap { $0[place] }.first.map { (key: keys[place].key, witness: $0) }
    }
    let start = start
    let near = analysis.workers.share(new.count) {
      start
    } work: { trials, place in
      trials.closedIn(on: new[place].key, new[place].witness)
    }
    for (one, witness) in zip(new, near) {
      witnesses[one.key] = witness
      for value in [witness.first, witness.second] {
        var side = witness.others
        side[one.key] = .known(value)
        if side != witness.others { waiting.append(side) }
        brinks.append(side)
      }
    }
  }

  /// Two values of a key that end differently in the same completion of all others; others are tried in
  /// each turn.
  private static func look(
    at fact: FactDeclaration, in base: inout Trials, _ turn: Int
  ) -> Witness? {
    guard let present = base.facts[fact.key].value else { return nil }
    let analysis = base.analysis
    let values = analysis.cells.representatives(of: fact, cap: .max)
    let count = min(analysis.limits.valuesPerBase, values.count)
    for place in 0..<count {
      // The greatest of all every other turn, since costs count most there.
      let isLast = place == 0 && turn % 2 == 0
      let value = isLast ? values[values.count - 1] : values[(turn * count + place) % values.count]
      if value == present { continue }
      let ending = base.ending(fact.key, value)
      // An answer to a question that does not apply changes nothing.
      guard base.applies(fact.key) else { return nil }
      if ending == base.present { continue }
      return Witness(
        first: present, firstVerdict: analysis.verdict(base.present),
        second: value, secondVerdict: analysis.verdict(ending), others: base.facts)
    }
    return nil
  }
}

extension Trials {
  /// The same witness with two numbers that lie as close together as a few runs can tell, where costs or sums
  /// rest on them: right beside such a bound others that move them little can matter.
  fileprivate mutating func closedIn(on key: FactKey, _ witness: Witness) -> Witness {
    guard case .number(let first) = witness.first, case .number(let second) = witness.second,
      analysis.cells.computedFrom.contains(key) || analysis.cells.summedFrom.contains(key)
    else { return witness }
    move(to: witness.others)
    var near = (at: first.low, end: ending(key, witness.first))
    var far = (at: second.low, end: ending(key, witness.second))
    for _ in 0..<analysis.limits.runsPerWitness {
      guard let middle = Self.between(near.at, far.at) else { break }
      let end = ending(key, .number(QuantityRange(middle)))
      if end == near.end { near.at = middle } else { far = (middle, end) }
    }
    return Witness(
      first: .number(QuantityRange(near.at)), firstVerdict: analysis.verdict(near.end),
      second: .number(QuantityRange(far.at)), secondVerdict: analysis.verdict(far.end),
      others: witness.others)
  }

  /// A whole number halfway between two, by digits where they span several orders of magnitude; nil when
  /// there is none.
  private static func between(_ one: Quantity, _ other: Quantity) -> Quantity? {
    let (low, high) = (min(one, other).micros, max(one, other).micros)
    let least = max(low, 1_000_000)
    let middle =
      low >= 0 && high / 16 > least
      ? Int64((Double(least) * Double(high)).squareRoot())
      : low / 2 + high / 2
    let whole = middle - middle % 1_000_000
    return low < whole && whole < high ? Quantity(micros: whole) : nil
  }
}
