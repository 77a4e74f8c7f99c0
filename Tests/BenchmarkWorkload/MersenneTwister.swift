/// The generator of Python's `random.Random(seed)`, so that cases drawn there can be drawn here.
///
/// Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
/// pseudo-random number generator" (1998); seeded by `init_by_array`, as Python does with integers.
struct MersenneTwister {
  private static let size = 624
  private static let shift = 397
  private var state: [UInt32]
  private var place = MersenneTwister.size

  /// Starts where Python starts with a seed of at most 32 bits.
  init(seed: UInt32) {
    state = [19_650_218]
    for index in 1..<Self.size {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
    var index = 1
    for _ in 0..<Self.size {
      let last = state[index - 1]
      state[index] = (state[index] ^ ((last ^ (last >> 30)) &* 1_664_525)) &+ seed
      advance(&index)
    }
    for _ in 1..<Self.size {
      let last = state[index - 1]
      state[index] =
        (state[index] ^ ((last ^ (last >> 30)) &* 1_566_083_941)) &- UInt32(index)
      advance(&index)
    }
    state[0] = 0x8000_0000
  }

  private mutating func advance(_ index: inout Int) {
    index += 1
    if index < Self.size { return }
    state[0] = state[Self.size - 1]
    index = 1
  }

  /// The next 32 bits.
  mutating func next() -> UInt32 {
    if place == Self.size { refill() }
    var bits = state[place]
    place += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9D2C_5680
    bits ^= (bits << 15) & 0xEFC6_0000
    return bits ^ (bits >> 18)
  }

  private mutating func refill() {
    for index in 0..<Self.size {
      let joined =
        (state[index] & 0x8000_0000) | (state[(index + 1) % Self.size] & 0x7FFF_FFFF)
      let mixed = joined & 1 == 0 ? joined >> 1 : (joined >> 1) ^ 0x9908_B0DF
      state[index] = state[(index + Self.shift) % Self.size] ^ mixed
    }
    place = 0
  }

  /// A whole number below another, as Python's `randrange` draws it.
  mutating func below(_ count: Int) -> Int {
    let width = UInt32(Int.bitWidth - count.leadingZeroBitCount)
    while true {
      let drawn = Int(next() >> (32 - width))
      if drawn < count { return drawn }
    }
  }

  /// A number from 0 up to 1, as Python's `random` draws it.
  mutating func unit() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }
}
