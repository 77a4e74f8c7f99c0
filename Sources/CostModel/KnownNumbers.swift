/// The numbers of a scene that were worked out, by place.
///
/// Most scenes hold few of all there are, and scenes come and go: what is not known costs one byte and
/// four, and nothing to be counted by reference.
struct KnownNumbers<Number: Sendable>: Sendable {
  private var isKnown: [Bool]
  /// Where each number is kept once it has been known; -1 before that.
  private var slots: [Int32]
  private var numbers: [Number] = []

  /// Nothing is known yet of so many numbers.
  init(count: Int) {
    isKnown = Array(repeating: false, count: count)
    slots = Array(repeating: -1, count: count)
  }

  subscript(place: Int) -> Number? {
    get { isKnown[place] ? numbers[Int(slots[place])] : nil }
    set {
      guard let newValue else {
        isKnown[place] = false
        return
      }
      isKnown[place] = true
      if slots[place] >= 0 {
        numbers[Int(slots[place])] = newValue
      } else {
        slots[place] = Int32(numbers.count)
        numbers.append(newValue)
      }
    }
  }

  /// True for a number that is known.
  func has(_ place: Int) -> Bool { isKnown[place] }

  /// Forgets all of them.
  mutating func removeAll() {
    for place in isKnown.indices { isKnown[place] = false }
  }
}
