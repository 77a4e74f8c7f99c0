/// Places of facts in the graph, as a set.
///
/// All places from the last one on share it: of a price book that reads more facts the set says that one of
/// those is meant, but no longer which.
struct FactPlaces: Hashable, Sendable {
  private var words: SIMD2<UInt64> = .zero

  /// The last place that is told from others.
  private static let last = 127

  init() {}

  init(_ place: Int) {
    let place = min(place, Self.last)
    words[place >> 6] |= 1 << UInt64(place & 63)
  }

  init(_ places: some Sequence<Int>) {
    self = places.reduce(FactPlaces()) { $0.union(FactPlaces($1)) }
  }

  var isEmpty: Bool { words == .zero }

  func union(_ other: FactPlaces) -> FactPlaces {
    var all = self
    all.words |= other.words
    return all
  }

  /// True when some place is in both.
  func meets(_ other: FactPlaces) -> Bool { words & other.words != .zero }

  /// The places below an end, in order: all from the last one on where that is meant.
  func places(below end: Int) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(words[0].nonzeroBitCount + words[1].nonzeroBitCount)
    for word in words.indices {
      var rest = words[word]
      while rest != 0 {
        places.append(word * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    if contains(Self.last) { places += (Self.last..<max(Self.last + 1, end)).dropFirst() }
    return places
  }

  func contains(_ place: Int) -> Bool {
    let place = min(place, Self.last)
    return words[place >> 6] & 1 << UInt64(place & 63) != 0
  }
}
