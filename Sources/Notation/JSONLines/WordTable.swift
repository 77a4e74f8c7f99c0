/// Finds short words by their bytes without making a string of them.
struct WordTable: Sendable {
  /// The bytes of all words, eight in one, each word filled up with zeros.
  private var bytes: [UInt64] = []
  private var entries: [Entry] = []
  /// Places of words by hash, open addressing; -1 is free.
  private var slots: [Int32] = []
  private let mask: Int

  private struct Entry: Sendable {
    /// Where its bytes begin, and how many it has.
    var start: Int
    var length: Int
    var number: Int
  }

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
      slots[slot] = Int32(entries.count)
      entries.append(Entry(start: bytes.count, length: text.count, number: number))
      for place in stride(from: 0, to: text.count, by: 8) {
        bytes.append(text.span.word(at: place, upTo: text.count))
      }
    }
  }

  /// The number of the word that stands there, or -1.
  @inline(__always)
  func number(of text: Swift.Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var slot = Int(truncatingIfNeeded: Self.hash(text, start, end)) & mask
    while true {
      let place = Int(slots[slot])
      if place < 0 { return -1 }
      if matches(entries[place], text, start, end) { return entries[place].number }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func matches(
    _ entry: Entry, _ text: Swift.Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard entry.length == end - start else { return false }
    var own = entry.start
    var place = start
    while place < end {
      if bytes[own] != text.word(at: place, upTo: end) { return false }
      own += 1
      place += 8
    }
    return true
  }

  /// A multiplication mixes eight bytes in.
  @inline(__always)
  private static func hash(_ text: Swift.Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0
    var place = start
    while place < end {
      hash = (hash ^ text.word(at: place, upTo: end)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      place += 8
    }
    return hash
  }
}
