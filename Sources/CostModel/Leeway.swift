public import DecisionModel

/// How far a computed fact may come out otherwise than it is, because whoever reads it makes nothing of
/// the difference.
public struct Leeway: Sendable {
  /// The ranges between two numbers that are read as something else each; one when all are read alike.
  public var ranges: @Sendable (Quantity, Quantity) -> [QuantityRange]
  /// True when the order of the members of a set doesn't matter.
  public var ignoresOrder: Bool
  /// In how many ways a fact may come out where only draws tell which it is.
  public var mostWays: Int

  /// Says what makes no difference.
  public init(
    ignoresOrder: Bool, mostWays: Int,
    ranges: @escaping @Sendable (Quantity, Quantity) -> [QuantityRange]
  ) {
    self.ignoresOrder = ignoresOrder
    self.mostWays = mostWays
    self.ranges = ranges
  }

  /// None: a computed fact comes out as it is.
  static let none = Leeway(ignoresOrder: false, mostWays: 1) { _, _ in [] }

  /// The same where one way must be said.
  var decided: Leeway {
    var leeway = self
    leeway.mostWays = 1
    return leeway
  }
}
