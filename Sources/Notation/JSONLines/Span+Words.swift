extension Swift.Span<UInt8> {
  /// Eight bytes, the first one lowest, from a place on up to an end; zeros stand behind it.
  @inline(__always)
  func word(at place: Int, upTo end: Int) -> UInt64 {
    guard place &+ 8 <= count else {
      var word: UInt64 = 0
      for next in place..<end { word |= UInt64(self[next]) << UInt64((next &- place) * 8) }
      return word
    }
    let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    let missing = 8 &- (end &- place)
    return UInt64(littleEndian: word) & (missing > 0 ? .max &>> UInt64(missing &* 8) : .max)
  }
}

extension UInt64 {
  /// The highest bit of the lowest byte that is no printable ASCII, a quote or a backslash, and maybe of some
  /// above it; 0 where all eight are plain.
  @inline(__always)
  var marksOfBytesThatAreNotPlain: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte is 0 where one of the kind stands; taking one from it borrows.
    let quotes = self ^ ones &* UInt64(Byte.quote)
    let backslashes = self ^ ones &* UInt64(Byte.backslash)
    let controls = (self &- ones &* UInt64(Byte.space)) & ~self
    let beyond = self | (self &+ ones)
    let marks =
      (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | controls | beyond
    return marks & (ones << 7)
  }
}
