public import Advice
public import DecisionModel

extension AdviceRecord {
  /// What moved since another result.
  public struct Baseline: Hashable, Sendable {
    /// The file it was read from.
    public var file: String
    /// Whether anything moved.
    public var changed: Bool
    /// The headline then.
    public var headlineFrom: String
    /// Whether the destination is another one.
    public var destinationChanged: Bool
    /// The id of the next step then.
    public var nextFrom: String
    /// Whether the next step is another one.
    public var nextChanged: Bool
    /// The costs that read otherwise.
    public var costs: [CostChange]
    /// Whether the rules are others than then.
    public var rulesChanged: Bool
    /// The date of the prices then, where it is another one.
    public var pricesFrom: String?
    /// Whether the prices are of another date than then.
    public var pricesChanged: Bool
    /// The date of the prices now.
    public var pricesTo: String?
    /// All that moved.
    public var difference: AdviceDifference
    /// The name of the next step then; nil in documents from before it was written.
    public var nextTitleFrom: String?
    /// The name of the next step now; nil in documents from before it was written.
    public var nextTitleTo: String?
  }

  /// A cost that reads otherwise than in another result.
  public struct CostChange: Hashable, Sendable {
    /// `upfront`, `monthly`, `per_request` or `total`.
    public var measure: String
    /// The likely cost then, in US dollars.
    public var from: Quantity?
    /// The likely cost now, in US dollars.
    public var to: Quantity?
    /// The likely cost now less that of then, in US dollars.
    public var change: Quantity?
    /// The change as a share of that of then.
    public var share: Quantity?
  }
}
