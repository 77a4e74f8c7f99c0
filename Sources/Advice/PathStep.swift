public import CostModel
public import DecisionModel

/// One step from today to the destination.
public struct PathStep: Hashable, Sendable {
  /// Its id.
  public var step: StepID
  /// Its name.
  public var title: String
  /// The technique, for the step of a technique.
  public var technique: TechniqueID?
  /// Where it stands.
  public var state: State
  /// What to do, with numbers from the answers.
  public var action: String
  /// When to stop here.
  public var stopWhen: String
  /// What must be so before it is worth taking; empty when nothing stands in the way.
  public var entry: String
  /// The keys whose open answers decide whether it is taken.
  public var open: [FactKey]
  /// The rules, gates and orderings that put it there.
  public var why: [RuleName]
  /// What to do well at this step.
  public var practices: [Note]
  /// Working days; nil when the rule files give none.
  public var effort: Step.Effort?
  /// What is paid at it once; nil when nothing is.
  public var cost: Estimated?

  /// Where a step stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Tried, in use, or said to be there.
    case done
    /// The next thing to do.
    case next
    /// In the destination, or needed before something in it.
    case later
    /// Only when its entry condition comes true.
    case onlyIf = "only_if"
  }
}
