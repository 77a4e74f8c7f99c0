import DecisionModel

extension SplitMix64 {
  /// A number from 0 up to a bound, which is left out; 0 when the bound is.
  mutating func below(_ bound: UInt64) -> UInt64 {
    bound == 0 ? 0 : next().multipliedFullWidth(by: bound).high
  }

  /// The place of a weight, drawn in proportion; 0 when there is no weight.
  mutating func place(among weights: [Int]) -> Int {
    var rest = below(UInt64(weights.reduce(0, +).magnitude))
    for (place, weight) in weights.enumerated() {
      if rest < UInt64(weight) { return place }
      rest -= UInt64(weight)
    }
    return 0
  }
}
