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

  /// Whether it must, may or cannot hold for a set of which some members are sure and some possible.
  func truth(sure: UInt64, possible: UInt64, firsts: UInt64) -> Truth {
    if has & sure != 0 || (sure != 0 && notEmpty) || (possible == 0 && empty) { return .must }
    if sure != 0, firsts & ~starts == 0 { return .must }
    for index in lacks.indices where lacks[index] & possible == 0 { return .must }
    if has & possible != 0 || (possible != 0 && notEmpty) || (sure == 0 && empty) { return .may }
    if starts & firsts != 0 { return .may }
    for index in lacks.indices where lacks[index] & sure == 0 { return .may }
    return .never
  }
}
