internal import DecisionModel

/// The members of a set as they come.
struct PlainMembers {
  private var mask: UInt64 = 0
  private var first: Int8 = -1
  private let alone: UInt64
  private let isOrdered: Bool

  init(_ words: AnswerWords) { (alone, isOrdered) = (words.alone, words.isOrdered) }

  /// Takes one more by its number; false for what is none, comes again, or stands in an order that the
  /// bits cannot hold.
  @inline(__always)
  mutating func take(_ member: Int) -> Bool {
    guard member >= 0, mask >> UInt64(member) & 1 == 0 else { return false }
    if isOrdered, mask != 0, mask & ~(1 << UInt64(first)) >= 1 << UInt64(member) { return false }
    mask |= 1 << UInt64(member)
    if first < 0 { first = Int8(member) }
    return true
  }

  /// All of them; nil when one has to stand alone and doesn't.
  var answer: PlainAnswer? {
    if mask & alone != 0, mask & (mask - 1) != 0 { return nil }
    return PlainAnswer(.set, bits: Int64(bitPattern: mask), first: first)
  }
}
