public import CostModel
public import DecisionModel
internal import RuleEngine

/// What a run over many use cases asks of each: where it ends, without the reasons.
public struct CaseOutline: Hashable, Sendable {
  /// What kind of end it is.
  public var outcome: Destination.Outcome
  /// The techniques, in slot order.
  public var destination: [TechniqueID]
  /// The next step; nil unless it was asked for.
  public var next: StepID?
  /// What the destination costs; nil unless it was asked for.
  public var cost: Estimate?
  /// What changes when it takes the place of today's version; nil unless the cost was asked for, and
  /// where there is nothing to change.
  public var change: BreakEven?

  /// Holds an end.
  public init(outcome: Destination.Outcome, destination: [TechniqueID]) {
    self.outcome = outcome
    self.destination = destination
  }

  /// What advice says of it.
  public init(_ advice: Advice) {
    self.init(
      outcome: advice.recommendation.outcome, destination: advice.recommendation.destination)
    next = advice.recommendation.next.step
    cost = advice.cost?.destination
    change = advice.cost?.change
  }

  /// What to work out beside the destination.
  public struct Wish: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Combines wishes.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The next step.
    public static let next = Wish(rawValue: 1)
    /// The bill.
    public static let cost = Wish(rawValue: 2)
  }
}

extension Advisor {
  /// Where a use case ends, as `advise` says it, without what only explains it.
  public func outline(_ answers: [Answer], _ wish: CaseOutline.Wish = []) -> CaseOutline {
    let situation = bare(inOrder(answers))
    let techniques = situation.destination.techniques
    var outline = CaseOutline(outcome: situation.destination.outcome, destination: techniques)
    if wish.contains(.next) { outline.next = PathStates(situation).nextStep.step }
    if wish.contains(.cost) {
      outline.cost = biller.estimate(techniques, for: situation.findings.facts)
      outline.change = biller.change(to: techniques, for: situation.findings.facts)
    }
    return outline
  }
}
