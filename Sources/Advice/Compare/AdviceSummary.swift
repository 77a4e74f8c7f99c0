import CostModel
public import DecisionModel

/// What two pieces of advice are compared by: also what is kept of a result saved earlier.
public struct AdviceSummary: Hashable, Sendable {
  /// The destination in a few words.
  public var headline: String
  /// What kind of end it is.
  public var outcome: String
  /// The techniques of the destination, in slot order.
  public var destination: [TechniqueID]
  /// The next step.
  public var next: StepID
  /// The steps of the path, in order.
  public var path: [Step]
  /// What the destination costs, in the order of `Measure`.
  public var costs: [Cost]
  /// The share of draws that keep the destination, 0 to 1; nil when none were made.
  public var robustness: Quantity?
  /// The word for the confidence.
  public var level: String
  /// True when no completion of the open answers changes the destination.
  public var settled: Bool

  /// A step and where it stands.
  public struct Step: Hashable, Sendable {
    /// The step.
    public var step: StepID
    /// Its name.
    public var title: String
    /// Where it stands, in the words of `PathStep.State`.
    public var state: String

    /// Names a step and where it stands.
    public init(step: StepID, title: String, state: String) {
      self.step = step
      self.title = title
      self.state = state
    }
  }

  /// What is compared of the costs.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Paid once.
    case upfront
    /// Paid each month.
    case monthly
    /// Paid over the horizon.
    case total
  }

  /// A cost in US dollars.
  public struct Cost: Hashable, Sendable {
    /// What is measured.
    public var measure: Measure
    /// One draw of ten is below; nil while an answer is wanted.
    public var low: Quantity?
    /// Half of the draws are below.
    public var likely: Quantity?
    /// Nine draws of ten are below.
    public var high: Quantity?

    /// States a cost.
    public init(measure: Measure, low: Quantity?, likely: Quantity?, high: Quantity?) {
      self.measure = measure
      self.low = low
      self.likely = likely
      self.high = high
    }
  }

  /// Gathers what was read elsewhere.
  public init(
    headline: String, outcome: String, destination: [TechniqueID], next: StepID, path: [Step],
    costs: [Cost], robustness: Quantity?, level: String, settled: Bool
  ) {
    self.headline = headline
    self.outcome = outcome
    self.destination = destination
    self.next = next
    self.path = path
    self.costs = costs
    self.robustness = robustness
    self.level = level
    self.settled = settled
  }
}

extension Advice {
  /// What it is compared by.
  public var summary: AdviceSummary {
    let confidence = recommendation.confidence
    return AdviceSummary(
      headline: recommendation.headline, outcome: recommendation.outcome.rawValue,
      destination: recommendation.destination, next: recommendation.next.step,
      path: recommendation.path.map {
        AdviceSummary.Step(step: $0.step, title: $0.title, state: $0.state.rawValue)
      },
      costs: cost.map { cost in
        AdviceSummary.Measure.allCases.map { measure in
          let amount = cost.destination.quantity(measure.rawValue)?.amount
          return AdviceSummary.Cost(
            measure: measure, low: amount?.low, likely: amount?.likely, high: amount?.high)
        }
      } ?? [],
      robustness: confidence.robustness, level: confidence.level, settled: confidence.settled)
  }
}
