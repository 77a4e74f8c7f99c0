public import DecisionModel

/// Something a file expects of the advice: one line that begins with `expect.`.
public struct Expectation: Hashable, Sendable {
  /// The key, such as `expect.destination`.
  public var key: String
  /// What is expected.
  public var subject: Subject
  /// The value as written.
  public var raw: String
  /// The place of the value.
  public var span: Span

  /// Expects something.
  public init(key: String, subject: Subject, raw: String, span: Span) {
    self.key = key
    self.subject = subject
    self.raw = raw
    self.span = span
  }

  /// What can be expected.
  public enum Subject: Hashable, Sendable {
    /// The destination is exactly this set.
    case destination([TechniqueID])
    /// The destination holds all of these.
    case includes([TechniqueID])
    /// The destination holds at least one of these, families expanded.
    case any([TechniqueID])
    /// The destination holds none of these, families expanded.
    case excludes([TechniqueID])
    /// This is the next step.
    case next(StepID)
    /// These steps are on the path, in this order.
    case order([StepID])
    /// These techniques are blocked.
    case blocked([TechniqueID])
    /// These techniques are postponed.
    case postponed([TechniqueID])
    /// These techniques are neither blocked nor discouraged.
    case allowed([TechniqueID])
    /// The advice ends in this way.
    case outcome(Destination.Outcome)
    /// These must fire.
    case fires([RuleName])
    /// These must not fire.
    case silent([RuleName])
    /// These warnings are given.
    case warns([RuleName])
    /// These practices are on the path.
    case practice([RuleName])
    /// A cost lies in a range.
    case cost(CostTarget, CostMeasure, CostRange)
  }

  /// Whose cost is meant.
  public enum CostTarget: Hashable, Sendable {
    /// The destination as a bundle.
    case destination
    /// One technique.
    case technique(TechniqueID)
  }

  /// Which cost is meant.
  public enum CostMeasure: String, Hashable, Sendable, CaseIterable {
    /// Before it runs.
    case upfront
    /// Each month.
    case monthly
    /// Over the horizon.
    case total
    /// For one request.
    case perRequest = "per_request"
    /// Months until it has paid for itself.
    case paybackMonths = "payback_months"
    /// Hours of training.
    case trainHours = "train_hours"

    /// What the measure is written in.
    public var dimension: Dimension {
      switch self {
      case .upfront, .total: .money
      case .monthly: .moneyPerMonth
      case .perRequest: .moneyPerRequest
      case .paybackMonths: .ratio
      case .trainHours: .hours
      }
    }
  }

  /// Where the likely value must lie; nil stands for never, which is past every number.
  public struct CostRange: Hashable, Sendable {
    /// The least, nil for never.
    public var low: Quantity?
    /// The most, nil for never.
    public var high: Quantity?

    /// Spans a range.
    public init(low: Quantity?, high: Quantity?) {
      self.low = low
      self.high = high
    }

    /// True when a value lies in the range; nil stands for never.
    public func contains(_ value: Quantity?) -> Bool {
      guard let value else { return high == nil }
      guard let low, low <= value else { return false }
      guard let high else { return true }
      return value <= high
    }
  }
}
