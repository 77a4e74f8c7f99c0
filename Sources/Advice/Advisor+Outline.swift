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

  /// What `advise` says of the decision itself and of odd answers; of the recommendation no path, confidence,
  /// ties or limits, and nothing else.
  ///
  /// The next step, which may take longer to find than all the rest, is left out unless it `saysNext`, or
  /// the headline does.
  public func decision(_ answers: [Answer], saysNext: Bool) -> Advice {
    let ordered = inOrder(answers)
    let situation = bare(ordered)
    let path = Path(
      situation, saysNext: saysNext || situation.destination.outcome == .noneFits)
    return Advice(
      answers: ordered, facts: situation.findings.facts, findings: situation.findings,
      recommendation: recommendation(situation, path), techniques: [], disagreements: [],
      warnings: [], cost: nil, flips: [], unanswered: [], unused: situation.unused(of: ordered),
      conflicts: situation.conflicts)
  }

  /// A situation of which only that is worked out which an end and the next step rest on: no reasons, and
  /// costs as far as decisions tell them apart.
  func bare(_ answers: [Answer]) -> Situation {
    let facts = engine.ordered(Facts(answers, ruleSet))
    var endings = CostedEndings(engine, estimator, decisive, at: .drawn)
    endings.start(from: facts)
    var decision = engine.makeDecision()
    engine.decide(endings.compiled(changing: []), into: &decision)
    let ruling = engine.rule(decision, on: facts, explains: false)
    var situation = Self.situation(ruling, answers: answers, by: engine, limits)
    let known = situation.findings.facts
    // Only a step that waits for a gate over costs asks for this.
    let estimate = estimating(known)
    situation.wanted = { wanted(by: $0, for: $1, known, estimate($1)) }
    return situation
  }
}
