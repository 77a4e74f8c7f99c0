internal import CostModel
public import DecisionModel
internal import RuleAnalysis
public import RuleEngine

extension Advisor {
  /// The facts that advice rests on: answers with everything derived and computed worked out.
  public func facts(of answers: [Answer]) -> Facts {
    estimator.settled(engine.prepare(Facts(answers, ruleSet)))
  }

  /// The facts that answers state.
  public func stated(_ answers: [Answer]) -> Facts { Facts(answers, ruleSet) }

  /// The same without what no decision rests on.
  public func decisiveFacts(of answers: [Answer]) -> Facts {
    settled(engine.prepare(Facts(answers, ruleSet)))
  }

  /// Prepared facts with the computed ones added that a decision rests on.
  public func settled(_ prepared: Facts) -> Facts {
    estimator.settled(prepared, only: decisive)
  }

  /// What rules that may differ from this advisor's say of facts that are worked out: destination,
  /// path and verdicts, without reasons, costs, confidence and flips.
  public func outline(_ facts: Facts, by engine: Engine) -> Advice {
    var situation = decide(facts, answers: [], by: engine)
    situation.explains = false
    let path = Path(situation, nil)
    return Advice(
      answers: [], facts: situation.findings.facts, findings: situation.findings,
      recommendation: recommendation(situation, path),
      techniques: TechniqueReports(situation, path: path.techniques).all,
      disagreements: [], warnings: situation.warnings(on: path), cost: nil, flips: [],
      unanswered: [], unused: [], conflicts: [])
  }
}
