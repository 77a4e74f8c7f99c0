public import DecisionModel

/// A number as somebody wrote it, in the base unit of its dimension.
public struct NumberReading: Hashable, Sendable {
  /// What is said of the number.
  public var shape: Shape
  /// True when no unit was written, so that the base unit was taken.
  public var isBare: Bool

  /// What is said of a number.
  public enum Shape: Hashable, Sendable {
    /// Exactly this: `200ms`.
    case exact(Quantity)
    /// About this, give or take a fifth: `~200`.
    case about(Quantity)
    /// Between these, both included: `300-500ms`.
    case range(Quantity, Quantity)
    /// Low, likely and high: `8..32..60 h`.
    case estimate(Quantity, Quantity, Quantity)
    /// Less than this: `<1s`.
    case below(Quantity)
    /// At most this: `<=1s`.
    case atMost(Quantity)
    /// More than this: `>5`.
    case above(Quantity)
    /// At least this: `>=5`.
    case atLeast(Quantity)
  }

  /// Holds a reading.
  public init(_ shape: Shape, isBare: Bool = false) {
    self.shape = shape
    self.isBare = isBare
  }

  /// The number, when exactly one was given.
  public var exact: Quantity? {
    if case .exact(let quantity) = shape { return quantity }
    return nil
  }

  /// The likely value, when one was given or follows: the number itself, or the middle of three.
  public var likely: Quantity? {
    switch shape {
    case .exact(let quantity), .about(let quantity), .estimate(_, let quantity, _): quantity
    case .range, .below, .atMost, .above, .atLeast: nil
    }
  }

  /// The least and the most it can be, where an open end takes the end of the domain.
  ///
  /// Bounds that are left out (`<1s`, `>5`) are a millionth of the base unit away. Low may be past
  /// high when the domain leaves nothing.
  public func bounds(within domain: QuantityRange) -> QuantityRange {
    switch shape {
    case .exact(let quantity): QuantityRange(quantity)
    case .about(let quantity): Self.spread(quantity)
    case .range(let low, let high), .estimate(let low, _, let high): QuantityRange(low, high)
    case .below(let high): QuantityRange(domain.low, Quantity(micros: high.micros - 1))
    case .atMost(let high): QuantityRange(domain.low, high)
    case .above(let low):
      QuantityRange(
        low == .largest ? low : Quantity(micros: low.micros + 1), max(domain.high, low))
    case .atLeast(let low): QuantityRange(low, max(domain.high, low))
    }
  }

  /// A fifth less to a fifth more, rounded outward to millionths.
  private static func spread(_ quantity: Quantity) -> QuantityRange {
    let fifth = quantity.micros / 5 + (quantity.micros % 5 == 0 ? 0 : 1)
    let high = quantity.micros.addingReportingOverflow(fifth)
    return QuantityRange(
      Quantity(micros: quantity.micros - fifth),
      high.overflow ? .largest : Quantity(micros: high.partialValue))
  }
}
