internal import DecisionModel

extension OutlineSheet {
  /// How many pairs of numbers are held against each other at most.
  private static let mostPairs = 128

  /// Whether one number is never greater than another in the same draw, as far as bounds and arithmetic that
  /// both share tell; true is a proof, false says nothing. Both must be worked out.
  ///
  /// Sums, products and quotients are rounded so that they keep the order of what they are made of.
  func isNeverAbove(_ one: Int, _ other: Int) -> Bool {
    var pairs = Self.mostPairs
    return isNeverAbove(one, other, &pairs)
  }

  /// Where the number of a step comes from, also where arithmetic only hands on what it is given.
  func source(of step: Int) -> Origin? { origin(of: step) ?? handedOn(by: step).map { .step($0) } }

  /// The operand that a step is in every draw; nil where arithmetic makes another number of it.
  private func handedOn(by step: Int) -> Int? {
    switch steps[step] {
    case .binary(.add, let left, let right) where self[left].only == 0: right
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
      self[right].only == 0 ? left : nil
    case .binary(.multiply, let left, let right) where self[left].only == 1: right
    case .binary(.multiply, let left, let right), .binary(.divide, let left, let right):
      self[right].only == 1 ? left : nil
    case .call(.min, let left, let right):
      isAtMost(left, right) ? left : isAtMost(right, left) ? right : nil
    case .call(.max, let left, let right):
      isAtMost(left, right) ? right : isAtMost(right, left) ? left : nil
    default: nil
    }
  }

  /// True when all draws of one number lie at or below all of another.
  private func isAtMost(_ one: Int, _ other: Int) -> Bool {
    self[one].isTold && self[other].isTold && self[one].high <= self[other].low
  }

  private func isNeverAbove(_ one: Int, _ other: Int, _ pairs: inout Int) -> Bool {
    guard self[one].isTold, self[other].isTold else { return false }
    if one == other || self[one].high <= self[other].low { return true }
    // In the likely case it is not.
    if pairs == 0 || self[one].likely > self[other].likely { return false }
    pairs -= 1
    switch (source(of: one), source(of: other)) {
    case (.step(let below)?, _): return isNeverAbove(below, other, &pairs)
    case (_, .step(let below)?): return isNeverAbove(one, below, &pairs)
    case (.drawn(let source, let shape)?, .drawn(let same, let theirs)?):
      return source == same && shape == theirs
    default: break
    }
    return isNeverAbove(one, other, asMadeAlike: &pairs)
      || isNeverAbove(one, other, asPart: &pairs)
  }

  /// Where the same arithmetic makes both, by what it is made of.
  private func isNeverAbove(_ one: Int, _ other: Int, asMadeAlike pairs: inout Int) -> Bool {
    switch (steps[one], steps[other]) {
    case (.binary(let sign, let left, let right), .binary(let same, let their, let theirs))
    where sign == same:
      let (first, second) = sign.grows ? (right, theirs) : (theirs, right)
      let keepsOrder = sign.keepsOrder || self[left].low >= 0 && self[first].low > 0
      return keepsOrder && isNeverAbove(left, their, &pairs)
        && isNeverAbove(first, second, &pairs)
    case (.call(let function, let left, let right), .call(let same, let their, let theirs))
    where function == same:
      return isNeverAbove(left, their, &pairs) && isNeverAbove(right, theirs, &pairs)
    default: return false
    }
  }

  /// Where the other is a sum with the one in it, and nothing in it is less than 0.
  private func isNeverAbove(_ one: Int, _ other: Int, asPart pairs: inout Int) -> Bool {
    guard case .binary(.add, let left, let right) = steps[other] else { return false }
    return self[right].low >= 0 && isNeverAbove(one, left, &pairs)
      || self[left].low >= 0 && isNeverAbove(one, right, &pairs)
  }
}

extension Expression.Operator {
  /// True where more on the right gives more, else less.
  fileprivate var grows: Bool {
    switch self {
    case .add, .multiply: true
    case .subtract, .divide: false
    }
  }

  /// True where that holds of any numbers, else of those above 0 alone.
  fileprivate var keepsOrder: Bool {
    switch self {
    case .add, .subtract: true
    case .multiply, .divide: false
    }
  }
}
