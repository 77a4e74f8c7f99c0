/// The largest support and the largest objection of each group, for each technique.
struct Sums: Sendable {
  /// Four of each sum: support and objection that must count, support and objection that may.
  private var parts: [Int32]
  /// What those that were raised since all were cleared stood at before, in order.
  private var raised: [(part: Int, from: Int32)] = []

  /// What one rule does to one sum.
  struct Push: Sendable {
    let sum: Int
    /// The technique that the sum belongs to.
    let technique: Int
    /// What it adds, or takes away where it is less than 0; held small enough that no sum overflows.
    let weight: Int32

    init(sum: Int, of technique: Int, weight: Int) {
      self.sum = sum
      self.technique = technique
      self.weight = Int32(min(max(weight, -10_000), 10_000))
    }

    /// The part that it raises when the rule must fire; the one for when it may comes two later.
    fileprivate var part: Int { sum &* 4 &+ (weight < 0 ? 1 : 0) }
  }

  init(_ count: Int) { parts = Array(repeating: 0, count: count * 4) }

  mutating func clear() { goBack(to: 0) }

  /// How often a part was raised since all were cleared.
  var count: Int { raised.count }

  /// Lets all stand as they did when parts had been raised so often.
  mutating func goBack(to count: Int) {
    while raised.count > count {
      let last = raised.removeLast()
      parts[last.part] = last.from
    }
  }

  mutating func push(_ push: Push, must: Bool) {
    if must { raise(push.part, to: abs(push.weight)) }
    raise(push.part + 2, to: abs(push.weight))
  }

  /// By how much a rule that must fire raises the known score of its technique; what may count stays.
  @inline(__always)
  mutating func gain(of push: Push) -> Int {
    let gain = raise(push.part, to: abs(push.weight))
    return Int(push.weight < 0 ? -gain : gain)
  }

  @inline(__always) @discardableResult
  private mutating func raise(_ part: Int, to height: Int32) -> Int32 {
    let before = parts[part]
    if height <= before { return 0 }
    raised.append((part, before))
    parts[part] = height
    return height - before
  }

  /// What a rule that may fire would add beyond those of its group that must, for or against.
  func excess(of push: Push) -> Int32 { max(0, abs(push.weight) - parts[push.part]) }

  /// The score that a stretch of sums comes to.
  func score(_ range: Range<Int>) -> (known: Int, low: Int, high: Int) {
    var (known, low, high) = (0, 0, 0)
    for sum in range {
      let (support, objection) = (Int(parts[sum * 4]), Int(parts[sum * 4 + 1]))
      known += support - objection
      low += support - Int(parts[sum * 4 + 3])
      high += Int(parts[sum * 4 + 2]) - objection
    }
    return (known, low, high)
  }
}
