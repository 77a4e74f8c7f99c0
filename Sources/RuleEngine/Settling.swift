public import DecisionModel

extension Engine {
  /// Whether bounds alone prove that no completion of the open answers changes the destination, up to
  /// techniques that count as one.
  ///
  /// Sound, not complete: true is a proof, false says nothing. Computed facts are taken as they are
  /// given: whoever computes them keeps them open, or as ranges, while what they rest on is open.
  public func isSettledByIntervals(_ facts: Facts) -> Bool {
    var decision = makeDecision()
    decide(compile(facts), into: &decision)
    return isSettledByIntervals(decision)
  }

  /// The same for a decision that `decide` made.
  public func isSettledByIntervals(_ decision: Decision) -> Bool {
    settledEnding(decision) == endPoint(decision)
  }

  /// The end that bounds prove for every completion of the open answers; nil when they prove none.
  public func provedEndPoint(_ decision: Decision) -> EndPoint? { settledEnding(decision) }

  func settledEnding(_ decision: Decision) -> EndPoint? {
    if decision.isComplete { return endPoint(decision) }
    return BoundedEnd(decision, plan.shared).ending
  }
}
