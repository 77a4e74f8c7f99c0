import DecisionModel
import RuleEngine

/// Cases with where they end, to ask which declarations decide that.
public struct EndedCases: Sendable {
  private let cases: [Ended]
  /// The distinct rules that they are decided by.
  private let engines: [Engine]

  private struct Ended: Sendable {
    var name: String
    var engine: Int
    var facts: Facts
    var reading: CaseReading
    var ending: Ending
  }

  /// Ends each case by its rules.
  public init(_ cases: [Coverage.Case]) {
    var engines: [Engine] = []
    var ended: [Ended] = []
    for one in cases {
      let place = engines.firstIndex { $0.ruleSet == one.engine.ruleSet } ?? engines.count
      if place == engines.count { engines.append(one.engine) }
      let engine = engines[place]
      // A decision and a reading belong to the engine that made them.
      var (decision, reading) = (engine.makeDecision(), engine.makeReading())
      engine.read(engine.compile(one.facts), into: &reading)
      engine.end(reading, into: &decision)
      ended.append(
        Ended(
          name: one.name, engine: place, facts: one.facts, reading: reading,
          ending: Ending(decision)))
    }
    self.cases = ended
    self.engines = engines
  }

  /// The name of the first case that would end elsewhere without a declaration; nil when none would.
  public func first(decidedBy owner: Declared) -> String? {
    let mutant = Mutant.deleting(owner)
    var without = engines.map { MutantRules(mutant, of: $0) }
    var decisions = engines.map { $0.makeDecision() }
    return cases.first { one in
      guard without[one.engine]?.touches(one.reading) == true,
        let ending = without[one.engine]?.ending(one.reading, one.facts, &decisions[one.engine])
      else { return false }
      return !one.ending.leads(to: ending)
    }?.name
  }
}
