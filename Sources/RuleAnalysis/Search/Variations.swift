public import DecisionModel

/// Works out computed facts for one variation of a case after another. A copy goes on for itself, from
/// what was worked out so far.
public protocol Variations: Sendable {
  /// Prepared facts with the computed ones added, or with those of `wanted` only.
  mutating func settled(_ facts: Facts, only wanted: Set<FactKey>?) -> Facts
  /// Goes on with the prices of another draw.
  mutating func turn(to draw: Int)
}

/// Every variation anew.
struct Anew: Variations {
  let recompute: @Sendable (Facts, Int?) -> Facts
  private(set) var draw: Int?

  func settled(_ facts: Facts, only wanted: Set<FactKey>?) -> Facts { recompute(facts, draw) }

  mutating func turn(to draw: Int) { self.draw = draw }
}

/// The costs of variations, shared by all who vary one case.
final class SharedCosts {
  /// At likely prices.
  var likely: any Variations
  /// Computed facts stay open unless they are the same however open answers turn out.
  var proof: any Variations

  init(likely: any Variations, proof: any Variations) {
    self.likely = likely
    self.proof = proof
  }
}
