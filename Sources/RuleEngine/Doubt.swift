public import DecisionModel

extension Engine {
  /// The open fact that an unsettled end hangs on most: a question, or a fact that costs are computed
  /// for; nil when bounds alone prove where it ends.
  ///
  /// It is what the search over completions branches on first, so that asking it brings a proof nearest.
  public func hinge(_ facts: CompiledFacts) -> FactKey? {
    var decision = makeDecision()
    decide(facts, into: &decision)
    let end = BoundedEnd(decision, plan.shared)
    guard end.ending == nil else { return nil }
    return Relevance(plan).branch(end.doubt, decision.widest, plan).map { plan.columns[$0].key }
  }
}
