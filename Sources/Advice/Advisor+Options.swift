public import DecisionModel
public import RuleAnalysis

extension Advisor {
  /// What to look into beside the decision itself.
  public struct Options: Hashable, Sendable {
    /// The day prices are taken at; nil for that of the price book.
    public var asOf: Day?
    /// Draws behind each cost range; nil for as many as the price book says.
    public var priceDraws: Int?
    /// Draws behind the bills alone; what is decided never depends on it.
    public var billDraws: Int?
    /// How much of the bills is worked out.
    public var bills = Bills.traced
    /// How far to look beside the decision.
    public var looks = Looks.everywhere
    /// How far searches go.
    public var limits = Analysis.Limits()

    /// Everything, as of the price book's day.
    public init() {}

    /// How far to look beside the decision; what is decided never depends on it.
    public enum Looks: Hashable, Sendable {
      /// Nowhere: advice says nothing of its confidence, of what is unanswered and of flips.
      case nowhere
      /// Only what bounds prove.
      case bounds
      /// Flips, witnesses and robustness as well.
      case everywhere
    }

    /// How much of the bills is worked out; what is decided never depends on it.
    public enum Bills: Hashable, Sendable {
      /// Nothing: the advice says no cost.
      case none
      /// What everything costs, and for the destination what that rests on.
      case totals
      /// What everything costs, and what that rests on.
      case traced
    }
  }
}
