/// A seeded stream of numbers, the same on every machine.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

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
