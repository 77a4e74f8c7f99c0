import DecisionModel
import RuleEngine

extension Declared {
  /// The name of the first case that would end elsewhere without this declaration; nil when none would.
  public func firstDecided(of cases: [Coverage.Case]) -> String? {
    var without: [(rules: RuleSet, engine: Engine?)] = []
    for one in cases {
      let rules = one.engine.ruleSet
      let place = without.firstIndex { $0.rules == rules } ?? without.count
      if place == without.count {
        let changed = Mutant.deleted(self, from: rules)
        without.append((rules, changed.map(Engine.init)))
      }
      guard let engine = without[place].engine else { continue }
      let facts = engine.compile(one.facts)
      // A decision belongs to the engine that made it.
      var (after, before) = (engine.makeDecision(), one.engine.makeDecision())
      let ending = engine.ending(facts, &after)
      if !ending.leads(to: one.engine.ending(facts, &before)) { return one.name }
    }
    return nil
  }
}
