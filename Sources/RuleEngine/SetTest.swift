internal import DecisionModel

/// One line of tests on a set, as masks; it holds when any of them does.
struct SetTest: Hashable, Sendable {
  /// Holds when one of these is in the set.
  var has: UInt64 = 0
  /// Holds when none of one of these masks is in the set.
  var lacks: [UInt64] = []
  /// Holds when the first member is one of these.
  var starts: UInt64 = 0
  /// Holds when the set is empty.
  var empty = false
  /// Holds when the set is not empty.
  var notEmpty = false

  init(_ tests: [Atom.Test], of shape: Shape) {
    for test in tests {
      switch test {
      case .has(let names): has |= shape.mask(of: names)
      case .lacks(let names): lacks.append(shape.mask(of: names))
      case .startsWith(let names): starts |= shape.mask(of: names)
      case .isEmpty: empty = true
      case .isNotEmpty: notEmpty = true
      default: break
      }
    }
  }

  /// Whether it holds for a set that is fully known; `first` is -1 for an empty one.
  func holds(members: UInt64, first: Int) -> Bool {
    if has & members != 0 { return true }
    if members == 0 ? empty : notEmpty { return true }
    if first >= 0, starts.has(first) { return true }
    for index in lacks.indices where lacks[index] & members == 0 { return true }
    return false
  }
}
