/// Which prices the computed facts are settled at.
public enum PricePoint: Hashable, Sendable {
  /// Every price somewhere in its range: facts come out as ranges from one draw in ten to nine.
  case drawn
  /// Every price at its likely value.
  case likely
  /// The prices of one seeded draw, by its number.
  case draw(Int)
}
