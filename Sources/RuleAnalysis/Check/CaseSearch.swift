import DecisionModel
import RuleEngine

/// Looks for cases of some kind among those of a pool, changed at random towards given conditions.
struct CaseSearch {
  let pool: CasePool
  /// Cases tried in one search.
  let attempts: Int

  /// The answers of the first completed, plausible case that `holds`; nil when none was found.
  ///
  /// `aim` changes a case before it is tried.
  func first(
    _ number: Int, aim: (inout Facts, inout SplitMix64) -> Void,
    where holds: (Decision, Facts) -> Bool
  ) -> Facts? {
    guard !pool.cases.isEmpty else { return nil }
    var random = SplitMix64(seed: pool.seed &+ UInt64(number))
    var decision = pool.engine.makeDecision()
    func isMet(_ facts: Facts) -> Bool {
      pool.engine.decide(pool.engine.compile(facts), into: &decision)
      return holds(decision, facts)
    }
    for attempt in 0..<attempts {
      // Every case of the pool is tried as it is, and then cases are changed.
      var facts =
        attempt < pool.cases.count
        ? pool.cases[attempt] : pool.cases[Int(random.below(UInt64(pool.cases.count)))]
      if attempt >= pool.cases.count { aim(&facts, &random) }
      guard isMet(facts) else { continue }
      let completed = pool.completed(pool.answers(of: facts))
      if pool.isPlausible(completed), isMet(completed) { return completed }
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
