public import DecisionModel

/// Works out computed facts for one variation of a case after another. A copy goes on for itself, from
/// what was worked out so far.
public protocol Variations: Sendable {
  /// Prepared facts with the computed ones added, or with those of `wanted` only.
  mutating func settled(_ facts: Facts, only wanted: Set<FactKey>?) -> Facts
}

/// Every variation anew.
struct Anew: Variations {
  let recompute: @Sendable (Facts, PricePoint) -> Facts

  func settled(_ facts: Facts, only wanted: Set<FactKey>?) -> Facts { recompute(facts, .likely) }
}
