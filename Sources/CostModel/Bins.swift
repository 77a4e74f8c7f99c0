/// Some numbers dealt into bins from the least to the greatest.
///
/// A number is never in a later bin than a greater one, so the bins are in order.
private struct Bins {
  private static let last = 255
  private static let fewest = 64

  private let numbers: [Double]
  /// The bin of each number.
  private let bins: [UInt8]
  /// How many numbers are in each bin.
  private let counts: [Int32]

  /// Nil for so few that sorting them is less work, and where all are alike, or so far apart or so close
  /// that bins can't be told.
  init?(_ numbers: [Double], from least: Double, to most: Double) {
    let scale = Double(Self.last) / (most - least)
    guard numbers.count > Self.fewest, scale.isFinite, scale > 0 else { return nil }
    self.numbers = numbers
    bins = [UInt8](count: numbers.count) { Self.bin((numbers.at($0) - least) * scale) }
    var counts = [Int32](repeating: 0, count: Self.last + 1)
    for bin in bins { counts[Int(bin)] &+= 1 }
    self.counts = counts
  }

  /// The numbers that stand at some ascending places of the sorted ones: only the bins that hold a place
  /// are looked into.
  func elements(at places: [Int]) -> [Double] {
    var found: [Double] = []
    var before = 0
    for bin in counts.indices where found.count < places.count {
      let end = before + Int(counts[bin])
      if places[found.count] < end {
        let inside = numbers(in: bin)
        let here = places[found.count...].prefix { $0 < end }.map { $0 - before }
        // Where a few numbers are far from all others, one bin holds nearly all.
        let ends = Lanes.ends(of: inside) ?? (0, 0)
        found += inside.elements(atSorted: here, from: ends.least, to: ends.most)
      }
      before = end
    }
    return found
  }

  /// The bin of a number between 0 and `last`: the whole number next to it. Above 2^52 a double has no
  /// room for a fraction, so that the sum ends in it; that takes several numbers at a time and no check.
  @inline(__always)
  private static func bin(_ number: Double) -> UInt8 {
    UInt8(truncatingIfNeeded: (number + 0x1p52).bitPattern)
  }

  /// The numbers in a bin, in their order. Few are in each, so that eight at a time are asked whether one of
  /// them is.
  private func numbers(in bin: Int) -> [Double] {
    var found: [Double] = []
    found.reserveCapacity(Int(counts[bin]))
    let bin = UInt8(bin)
    let whole = bins.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      var rest = eight(from: start).places(of: bin)
      while rest != 0 {
        found.append(numbers.at(start &+ rest.trailingZeroBitCount / 8))
        rest &= rest &- 1
      }
    }
    for place in whole..<bins.count where bins[place] == bin { found.append(numbers[place]) }
    return found
  }

  /// Eight bins, the first one in the last byte.
  @inline(__always)
  private func eight(from start: Int) -> UInt64 {
    var eight: UInt64 = 0
    for place in 0..<8 { eight |= UInt64(bins.at(start &+ place)) &<< UInt64(8 &* place) }
    return eight
  }
}

extension UInt64 {
  /// A bit in each byte that is like one, and none in others.
  @inline(__always)
  fileprivate func places(of byte: UInt8) -> UInt64 {
    // Where all bits are alike the difference is 0, and adding to its low bits carries nothing.
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = self ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    return ~(((difference & low) &+ low) | difference | low)
  }
}

extension [Double] {
  /// The numbers that stand at some ascending places of the sorted ones, between the least and the
  /// greatest.
  func elements(atSorted places: [Int], from least: Double, to most: Double) -> [Double] {
    if let bins = Bins(self, from: least, to: most) { return bins.elements(at: places) }
    let sorted = sorted()
    return places.map { sorted[$0] }
  }
}
