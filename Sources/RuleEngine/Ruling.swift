public import DecisionModel

/// What the rules say of one case, all of it by one decision.
public struct Ruling: Sendable {
  /// What became of every declaration.
  public let findings: Findings
  /// Where that leads.
  public let destination: Destination
  /// Reads other conditions of the same case.
  public let reader: ConditionReader
}

extension Engine {
  /// Decides a case. Unless it `explains`, the findings hold what a path reads and no more: nothing of
  /// rules and stops, and the open answers that could change an outcome for gates alone.
  public func rule(on facts: Facts, explains: Bool = true) -> Ruling {
    var decision = makeDecision()
    decide(compile(facts), into: &decision)
    return rule(decision, on: facts, explains: explains)
  }

  /// The same for facts that were decided already.
  public func rule(_ decision: Decision, on facts: Facts, explains: Bool = true) -> Ruling {
    var decision = decision
    return Ruling(
      findings: report(&decision, facts, explains: explains),
      destination: destination(of: decision),
      reader: ConditionReader(plan: plan, states: decision.present.states))
  }
}
