/// The largest support and the largest objection of each group, for each technique.
struct Sums: Sendable {
  /// Four lanes each: support and objection that must count, support and objection that may.
  private var parts: [SIMD4<Int32>]
  /// What those that were raised since all were cleared stood at before, in order.
  private var raised: [(sum: Int, from: SIMD4<Int32>)] = []

  /// What one rule does to one sum.
  struct Push: Sendable {
    let sum: Int
    /// The technique that the sum belongs to.
    let technique: Int
    /// The lanes when the rule must fire.
    let must: SIMD4<Int32>
    /// The lanes when it may.
    let may: SIMD4<Int32>

    /// Weights are held small enough that no sum of them overflows.
    init(sum: Int, of technique: Int, weight: Int) {
      self.sum = sum
      self.technique = technique
      let held = Int32(min(max(weight, -10_000), 10_000))
      must = SIMD4(max(held, 0), max(-held, 0), max(held, 0), max(-held, 0))
      may = SIMD4(0, 0, max(held, 0), max(-held, 0))
    }
  }

  init(_ count: Int) { parts = Array(repeating: .zero, count: count) }

  mutating func clear() { goBack(to: 0) }

  /// How often a sum was raised since all were cleared.
  var count: Int { raised.count }

  /// Lets all stand as they did when sums had been raised so often.
  mutating func goBack(to count: Int) {
    while raised.count > count {
      let last = raised.removeLast()
      parts[last.sum] = last.from
    }
  }

  mutating func push(_ push: Push, must: Bool) {
    raise(push.sum, to: must ? push.must : push.may)
  }

  /// By how much a rule that must fire raises the known score of its technique.
  mutating func gain(of push: Push) -> Int {
    let gain = raise(push.sum, to: push.must)
    return Int(gain[0]) - Int(gain[1])
  }

  @inline(__always) @discardableResult
  private mutating func raise(_ sum: Int, to lanes: SIMD4<Int32>) -> SIMD4<Int32> {
    let before = parts[sum]
    let after = pointwiseMax(before, lanes)
    if after == before { return .zero }
    raised.append((sum, before))
    parts[sum] = after
    return after &- before
  }

  /// What a rule that may fire would add beyond those of its group that must, for or against.
  func excess(of push: Push) -> Int32 {
    let part = parts[push.sum]
    return max(0, push.may[2] - part[0], push.may[3] - part[1])
  }

  /// The score that a stretch of sums comes to.
  func score(_ range: Range<Int>) -> (known: Int, low: Int, high: Int) {
    var total = SIMD4<Int32>.zero
    for index in range { total &+= parts[index] }
    return (
      Int(total[0]) - Int(total[1]), Int(total[0]) - Int(total[3]), Int(total[2]) - Int(total[1])
    )
  }
}
