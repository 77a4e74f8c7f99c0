internal import DecisionModel

/// Keeps what was worked out by the answers that it rests on.
///
/// It has room for so many answers, and forgets everything when that is used up: what is found never
/// depends on what was forgotten.
struct AnswerMemo<Value: Sendable>: Sendable {
  /// The facts that the key is made of, by place.
  private let places: [Int]
  /// The answers that were looked for last, those that nobody gave left out.
  private var wanted = Key()
  /// The answers of all entries, one entry after the other.
  private var keys = Key()
  private var entries: [Entry] = []
  /// The entry of each slot, or -1.
  private var slots: [Int32]
  /// The first slot that the last answers looked for may stand in.
  private var first = 0
  /// How many answers there is room for.
  private let room: Int

  /// Some answers that were given, with their facts by index among `places`.
  private struct Key {
    var facts: [UInt32] = []
    var answers: [PlainAnswer] = []

    mutating func removeAll() {
      facts.removeAll(keepingCapacity: true)
      answers.removeAll(keepingCapacity: true)
    }
  }

  private struct Entry {
    var start: Int
    var count: Int
    var value: Value
  }

  /// A power of two; four times the entries that fit, where each has thirty answers.
  private static var slotCount: Int { 1 << 16 }
  /// How many slots in a row an entry may stand in.
  private static var reach: Int { 8 }

  /// Keeps values that rest on the facts at these places; `room` is for answers that were given.
  init(_ places: [Int], room: Int = 1 << 19) {
    self.places = places
    self.room = room
    slots = Array(repeating: -1, count: Self.slotCount)
  }

  /// What is kept for these answers.
  mutating func find(_ answers: Swift.Span<PlainAnswer>) -> Value? {
    look(for: answers)
    for step in 0..<Self.reach {
      let entry = Int(slots[(first + step) & (Self.slotCount - 1)])
      if entry < 0 { return nil }
      if isWanted(entries[entry]) { return entries[entry].value }
    }
    return nil
  }

  /// Keeps a value for the answers that were looked for last.
  mutating func keep(_ value: Value) {
    if keys.answers.count + wanted.answers.count > room { forget() }
    let steps = 0..<Self.reach
    let free = steps.first { slots[(first + $0) & (Self.slotCount - 1)] < 0 } ?? 0
    slots[(first + free) & (Self.slotCount - 1)] = Int32(entries.count)
    entries.append(
      Entry(start: keys.answers.count, count: wanted.answers.count, value: value))
    keys.facts += wanted.facts
    keys.answers += wanted.answers
  }

  private mutating func forget() {
    keys.removeAll()
    entries.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
  }

  private func isWanted(_ entry: Entry) -> Bool {
    guard entry.count == wanted.answers.count else { return false }
    for index in 0..<entry.count {
      let place = entry.start + index
      if keys.facts[place] != wanted.facts[index] || keys.answers[place] != wanted.answers[index] {
        return false
      }
    }
    return true
  }

  /// Takes the answers that were given, and finds the slot they stand in: a multiplication mixes each one in.
  private mutating func look(for answers: Swift.Span<PlainAnswer>) {
    wanted.removeAll()
    var hash: UInt64 = 0
    for (index, place) in places.enumerated() {
      let answer = answers[place]
      if answer.kind == .open { continue }
      wanted.facts.append(UInt32(truncatingIfNeeded: index))
      wanted.answers.append(answer)
      let bits = UInt64(bitPattern: answer.bits ^ answer.high << 20)
      let kind = UInt64(answer.kind.rawValue) << 56 ^ UInt64(index) << 40
      let word = bits &+ kind ^ UInt64(UInt8(bitPattern: answer.first)) << 48
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    first = Int(truncatingIfNeeded: hash >> 32) & (Self.slotCount - 1)
  }
}
