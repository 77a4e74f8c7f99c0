/// What reading the rule files gave, as two archives: two cores take them apart in half the time.
public struct RulesArchive: Hashable, Sendable {
  /// The rules, with what there was to say of them.
  public var rules: Archive
  /// The prices.
  public var prices: Archive

  /// Holds what was written as literals.
  public init(rules: Archive, prices: Archive) {
    self.rules = rules
    self.prices = prices
  }
}
