internal import DecisionModel

/// What short texts came to as numbers: most lines of a batch repeat few of them.
///
/// It has room for one text at each slot; a later one takes the place of an earlier one.
struct QuantityMemo: Sendable {
  private var entries = [Entry](repeating: Entry(), count: Self.count)

  /// A power of two.
  private static var count: Int { 1 << 10 }

  /// A text of one fact, by place; no fact stands at -1.
  struct Key: Hashable, Sendable {
    fileprivate var place: Int32
    fileprivate var length: Int32
    fileprivate var bytes: SIMD2<UInt64>

    /// Nil for a text that is empty, or too long to be kept.
    init?(_ place: Int, _ text: Swift.Span<UInt8>, _ range: Range<Int>) {
      guard 1...16 ~= range.count else { return nil }
      self.place = Int32(truncatingIfNeeded: place)
      length = Int32(range.count)
      bytes = .zero
      bytes[0] = text.word(at: range.lowerBound, upTo: range.upperBound)
      if range.count > 8 { bytes[1] = text.word(at: range.lowerBound + 8, upTo: range.upperBound) }
    }

    fileprivate init() { (place, length, bytes) = (-1, 0, .zero) }

    fileprivate var slot: Int {
      var hash = (bytes[0] ^ UInt64(UInt32(bitPattern: place))) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ hash >> 32 ^ bytes[1]) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: hash >> 40) & (QuantityMemo.count - 1)
    }
  }

  private struct Entry: Sendable {
    var key = Key()
    var answer = PlainAnswer.open
  }

  /// What a text came to, while it is kept.
  subscript(key: Key) -> PlainAnswer? {
    get {
      let entry = entries[key.slot]
      return entry.key == key ? entry.answer : nil
    }
    set {
      guard let newValue else { return }
      entries[key.slot] = Entry(key: key, answer: newValue)
    }
  }
}
