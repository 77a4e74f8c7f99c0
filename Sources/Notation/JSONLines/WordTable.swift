/// Finds short words by their bytes without making a string of them.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var numbers: [Int32] = []
  /// Places of words by hash, open addressing; -1 is free.
  private var slots: [Int32] = []
  private let mask: Int

  /// Holds words with their numbers; of equal ones the first counts.
  init(_ words: [(word: String, number: Int)]) {
    var size = 4
    while size < words.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    for (word, number) in words {
      let text = Array(word.utf8)
      var slot = Int(truncatingIfNeeded: Self.hash(text.span, 0, text.count)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(numbers.count)
      bytes += text
      starts.append(Int32(bytes.count))
      numbers.append(Int32(number))
    }
  }

  /// The number of the word that stands there, or -1.
  @inline(__always)
  func number(of text: Swift.Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var slot = Int(truncatingIfNeeded: Self.hash(text, start, end)) & mask
    while true {
      let place = Int(slots[slot])
      if place < 0 { return -1 }
      if matches(place, text, start, end) { return Int(numbers[place]) }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func matches(_ place: Int, _ text: Swift.Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let own = Int(starts[place])
    guard Int(starts[place + 1]) - own == end - start else { return false }
    for offset in 0..<(end - start) where bytes[own + offset] != text[start + offset] {
      return false
    }
    return true
  }

  /// Fowler, Noll and Vo's hash, 64 bits, variant 1a.
  @inline(__always)
  private static func hash(_ text: Swift.Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<end { hash = (hash ^ UInt64(text[place])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
