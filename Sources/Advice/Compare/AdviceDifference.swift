public import DecisionModel

/// What moves from one piece of advice to another.
public struct AdviceDifference: Hashable, Sendable {
  /// The advice that is started from.
  public let from: AdviceSummary
  /// The advice that is arrived at.
  public let to: AdviceSummary

  /// Compares two pieces of advice.
  public init(from: AdviceSummary, to: AdviceSummary) {
    self.from = from
    self.to = to
  }

  /// True when it ends elsewhere, or otherwise.
  public var destinationMoves: Bool {
    from.destination != to.destination || from.outcome != to.outcome
  }

  /// True when the next step is another one.
  public var nextMoves: Bool { from.next != to.next }

  /// True when the confidence reads otherwise: another word, another whole percent, settled or not.
  public var confidenceMoves: Bool {
    from.level != to.level || from.settled != to.settled
      || from.robustness?.wholePercent != to.robustness?.wholePercent
  }

  /// True when nothing moves that a report would show.
  public var isNone: Bool {
    !destinationMoves && !nextMoves && !confidenceMoves && steps.isEmpty && costs.isEmpty
  }

  /// A step that comes, goes or changes its state.
  public struct StepChange: Hashable, Sendable {
    /// The step.
    public var step: StepID
    /// Its name.
    public var title: String
    /// Where it stood; nil when it was not on the path.
    public var from: String?
    /// Where it stands; nil when it is not on the path any more.
    public var to: String?
  }

  /// The steps that come, go or change their state: in the order of the later path, those that go last.
  public var steps: [StepChange] {
    let came = to.path.compactMap { step -> StepChange? in
      let earlier = from.path.first { $0.step == step.step }?.state
      guard earlier != step.state else { return nil }
      return StepChange(step: step.step, title: step.title, from: earlier, to: step.state)
    }
    let went = from.path.filter { step in !to.path.contains { $0.step == step.step } }
    return came + went.map { StepChange(step: $0.step, title: $0.title, from: $0.state, to: nil) }
  }

  /// A cost that moves.
  public struct CostChange: Hashable, Sendable {
    /// What it was.
    public var from: AdviceSummary.Cost
    /// What it is.
    public var to: AdviceSummary.Cost

    /// What it grows by, in US dollars; nil when one of the two is not known or never comes.
    public var change: Quantity? {
      guard let old = from.likely, let new = to.likely, old != .largest, new != .largest else {
        return nil
      }
      let (micros, overflow) = new.micros.subtractingReportingOverflow(old.micros)
      return overflow ? nil : Quantity(micros: micros)
    }

    /// What it grows by as a share of what it was.
    public var share: Quantity? {
      guard let change, let old = from.likely, old.micros > 0 else { return nil }
      let share = Double(change.micros) / Double(old.micros)
      return share.magnitude < 1_000_000 ? Quantity(rounding: share) : nil
    }
  }

  /// The costs whose likely value reads otherwise in a report; what rounding hides is no change.
  public var costs: [CostChange] {
    AdviceSummary.Measure.allCases.compactMap { measure in
      let old = from.costs.first { $0.measure == measure }
      let new = to.costs.first { $0.measure == measure }
      guard old?.likely?.money != new?.likely?.money else { return nil }
      let none = AdviceSummary.Cost(measure: measure, low: nil, likely: nil, high: nil)
      let change = CostChange(from: old ?? none, to: new ?? none)
      // Two sides of a rounded digit, less than a thousandth apart.
      if let share = change.share, share.micros.magnitude < 1_000 { return nil }
      return change
    }
  }
}

extension Quantity {
  /// A share in whole percents, as a report prints it.
  fileprivate var wholePercent: Int64 { micros / 10_000 + (micros % 10_000 >= 5_000 ? 1 : 0) }
}
