public import DecisionModel

/// A limit that the destination likely goes over: the likely estimate lies above it, while the lowest one, or
/// answers that are still open, may leave it within, so that no rule can hold that against it.
public struct LikelyExcess: Hashable, Sendable {
  /// The answer that sets the limit, such as `latency_target`.
  public var limit: FactKey
  /// The measure that is held against it, such as `latency_ms`.
  public var measure: String
  /// The likely estimate, in the base unit of the limit.
  public var likely: Quantity
  /// The limit, of a range its upper end, in its base unit.
  public var most: Quantity
  /// What both are counted in.
  public var dimension: Dimension
  /// The open answers for which a usual value stands in.
  public var assumed: [FactKey]

  /// A sentence: `likely over latency_target: 3.42 s against 800 ms, with usual values for gpu`.
  public var words: String {
    let (about, bound) = (likely.estimateWords(dimension), most.estimateWords(dimension))
    let excess =
      "likely over \(limit): \(about == bound ? likely.words(dimension) : about) against \(bound)"
    guard !assumed.isEmpty else { return excess }
    return excess + ", with usual values for " + assumed.map(\.rawValue).joined(separator: ", ")
  }
}

extension Quantity {
  /// An estimate as a sentence holds it: no more digits than it deserves.
  func estimateWords(_ dimension: Dimension) -> String {
    switch dimension {
    case .money: "$" + money
    case .moneyPerMonth: "$" + money + " a month"
    case .period: grouped(decimals: 0) + " days"
    default: (self < Quantity(100) ? self : rounded(digits: 3)).words(dimension)
    }
  }
}
