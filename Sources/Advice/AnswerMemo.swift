internal import DecisionModel

/// Keeps what was worked out by the answers that it rests on.
///
/// It holds a fixed number of entries, and a new one takes the place of another when there is no room:
/// what is found never depends on what was forgotten.
struct AnswerMemo<Value: Sendable>: Sendable {
  /// The facts that the key is made of, by place.
  private let places: [Int]
  /// The answers of each entry, one entry after the other.
  private var keys: [PlainAnswer] = []
  private var values: [Value] = []
  /// The entry of each slot, or -1.
  private var slots: [Int32]
  /// The first slot that the last answers looked for may stand in.
  private var first = 0

  /// A power of two.
  private static var mostEntries: Int { 1 << 12 }
  /// How many slots in a row an entry may stand in.
  private static var reach: Int { 8 }

  /// Keeps values that rest on the facts at these places.
  init(_ places: [Int]) {
    self.places = places
    slots = Array(repeating: -1, count: Self.mostEntries)
  }

  /// What is kept for these answers.
  mutating func find(_ answers: Swift.Span<PlainAnswer>) -> Value? {
    first = slot(answers)
    for step in 0..<Self.reach {
      let entry = Int(slots[(first + step) % Self.mostEntries])
      if entry < 0 { return nil }
      if isKey(of: entry, answers) { return values[entry] }
    }
    return nil
  }

  /// Keeps a value for the answers that were looked for last.
  mutating func keep(_ value: Value, for answers: Swift.Span<PlainAnswer>) {
    var slot = first
    for step in 0..<Self.reach where slots[(first + step) % Self.mostEntries] < 0 {
      slot = (first + step) % Self.mostEntries
      break
    }
    let entry = Int(slots[slot])
    guard entry < 0 else {
      values[entry] = value
      for (index, place) in places.enumerated() {
        keys[entry * places.count + index] = answers[place]
      }
      return
    }
    slots[slot] = Int32(values.count)
    values.append(value)
    for place in places { keys.append(answers[place]) }
  }

  private func isKey(of entry: Int, _ answers: Swift.Span<PlainAnswer>) -> Bool {
    let start = entry * places.count
    for index in places.indices where keys[start + index] != answers[places[index]] { return false }
    return true
  }

  /// Where these answers stand: a multiplication mixes each one in.
  private func slot(_ answers: Swift.Span<PlainAnswer>) -> Int {
    var hash: UInt64 = 0
    for place in places {
      let answer = answers[place]
      let bits = answer.bits ^ answer.high << 20
      let word = UInt64(bitPattern: bits) &+ UInt64(answer.kind.rawValue) << 56
      hash = (hash ^ word ^ UInt64(UInt8(bitPattern: answer.first)) << 48) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 32) & (Self.mostEntries - 1)
  }
}
