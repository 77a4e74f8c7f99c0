import DecisionModel
import RuleEngine

/// Looks for cases of some kind among those of a pool, changed at random towards given conditions.
struct CaseSearch {
  let pool: CasePool
  /// Changed cases tried in one search, after every case of the pool as it is.
  let attempts: Int

  /// The answers of the first completed, plausible case that `holds`; nil when none was found.
  ///
  /// `aim` changes a case before it is tried.
  func first(
    _ number: Int, aim: (inout Draft, inout SplitMix64) -> Void,
    where holds: (Decision, Facts) -> Bool
  ) -> Facts? {
    guard !pool.cases.isEmpty else { return nil }
    var random = SplitMix64(seed: pool.seed &+ UInt64(number))
    var decision = pool.engine.makeDecision()
    func completed(_ facts: Facts) -> Facts? {
      let completed = pool.completed(pool.answers(of: facts))
      guard pool.isPlausible(completed) else { return nil }
      pool.engine.decide(pool.engine.compile(completed), into: &decision)
      return holds(decision, completed) ? completed : nil
    }
    for (facts, decided) in zip(pool.cases, pool.decided) where holds(decided.decision, facts) {
      if let found = completed(facts) { return found }
    }
    for _ in 0..<attempts {
      let place = Int(random.below(UInt64(pool.cases.count)))
      var draft = Draft(pool.cases[place])
      aim(&draft, &random)
      pool.engine.decide(
        draft.compiled(pool.engine, from: pool.decided[place].compiled), into: &decision)
      let facts = draft.facts
      guard holds(decision, facts) else { continue }
      if let found = completed(facts) { return found }
    }
    return nil
  }

  /// A case with as few answers as still do.
  func smallest(_ facts: Facts, where holds: (Decision, Facts) -> Bool) -> Facts {
    var decision = pool.engine.makeDecision()
    return pool.smallest(facts) { facts in
      pool.engine.decide(pool.engine.compile(facts), into: &decision)
      return holds(decision, facts)
    }
  }
}
