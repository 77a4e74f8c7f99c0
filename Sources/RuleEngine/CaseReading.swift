internal import DecisionModel

/// What the rules see in one case: facts settled and conditions looked up, nothing decided yet.
///
/// It is read once and then ended by the rules as they are and by variations of them. Open answers are
/// read as they stand: that is all that ends rest on.
public struct CaseReading: Sendable {
  var evaluation: Evaluation
}

extension Decision {
  /// What was read of the case.
  public var reading: CaseReading { CaseReading(evaluation: present) }
}

extension Engine {
  /// A reading to be overwritten by `read`.
  public func makeReading() -> CaseReading { CaseReading(evaluation: Evaluation(plan)) }

  /// Reads a case.
  public func read(_ facts: CompiledFacts, into reading: inout CaseReading) {
    reading.evaluation.settle(plan, facts, .present)
    reading.evaluation.sweep(plan, plan.main, .present)
  }

  /// Ends a case that was read, as `decide` does but for bounds.
  public func end(_ reading: CaseReading, into decision: inout Decision) {
    decision.decideEnd(plan.techniques, reading.evaluation)
  }

  /// Ends a case that was read as the varied rules do; only for variations that end readings.
  public func end(
    _ reading: CaseReading, by variation: Variation, into decision: inout Decision
  ) {
    switch variation.change {
    case .effects(let techniques, _): decision.decideEnd(techniques.plan, reading.evaluation)
    case .condition(let range, let condition, _):
      decision.decideEnd(plan.techniques, reading.evaluation.putting(condition, on: range))
    }
  }

  /// Whether a variation changes anything about a case that was read. Where it doesn't, the case ends
  /// as it does without; where it does, it may.
  public func touches(_ variation: Variation, _ reading: CaseReading) -> Bool {
    switch variation.change {
    case .effects(_, let grounds): reading.evaluation.truth(grounds) == .must
    case .condition(let range, let condition, _):
      reading.evaluation.truth(range) != reading.evaluation.truth(of: condition)
    }
  }

  /// Whether a rule, gate or stop with a varied condition fires otherwise than without.
  public func firesOtherwise(_ variation: Variation, in reading: CaseReading) -> Bool {
    guard case .condition(let range, let condition, .grounds(let grounds)) = variation.change,
      touches(variation, reading)
    else { return false }
    // Without arms there is nothing to put a truth on; saying too much costs time only.
    if range.start == range.end { return true }
    let varied = reading.evaluation.putting(condition, on: range)
    return varied.truth(grounds) != reading.evaluation.truth(grounds)
  }
}

extension Evaluation {
  /// Whether a condition must, may or cannot hold, by the settled facts.
  fileprivate func truth(of condition: CompiledCondition) -> Truth {
    ConditionReader.truth(ofArms: condition.arms, states)
  }

  /// The same with a condition in the place of some arms.
  fileprivate func putting(_ condition: CompiledCondition, on range: ArmRange) -> Evaluation {
    var varied = self
    varied.put(truth(of: condition), on: range)
    return varied
  }
}
