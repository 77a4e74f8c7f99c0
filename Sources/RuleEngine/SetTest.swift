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

  /// The members that any of the tests names.
  var mentioned: UInt64 { lacks.reduce(has | starts) { $0 | $1 } }

  /// Whether it holds for a set that is fully known.
  func holds(members: UInt64, first: Int?) -> Bool {
    if has & members != 0 { return true }
    if members == 0 ? empty : notEmpty { return true }
    if let first, starts & (1 << UInt64(first)) != 0 { return true }
    return lacks.contains { $0 & members == 0 }
  }

  /// Whether it must, may or cannot hold for a set of which some members may be open.
  func truth(_ state: ColumnState) -> Truth {
    let open = ~(state.mask | state.excluded)
    if open == 0 || !state.isOpen {
      return holds(members: state.mask, first: state.order.first) ? .must : .never
    }
    if has & state.mask != 0 || (notEmpty && state.mask != 0) { return .must }
    if lacks.contains(where: { $0 & ~state.excluded == 0 }) { return .must }
    let starting = state.order.first.map { 1 << UInt64($0) } ?? ~state.excluded
    if let first = state.order.first, starts & (1 << UInt64(first)) != 0 { return .must }
    let isPossible =
      has & open != 0 || notEmpty || (empty && state.mask == 0) || starts & starting != 0
      || lacks.contains { $0 & state.mask == 0 }
    return isPossible ? .may : .never
  }

  /// Whether all lines must, may or cannot hold; exact for known sets, an outer bound for partly open
  /// ones.
  static func truth(of tests: [SetTest], _ state: ColumnState) -> Truth {
    var result = Truth.must
    for test in tests {
      switch test.truth(state) {
      case .never: return .never
      case .may: result = .may
      case .must: break
      }
    }
    return result
  }
}

/// The sets that an open set may turn out to be, as far as some tests tell them apart.
///
/// Members that no test tells apart are one kind; a set is then a choice of kinds and of the kind that
/// comes first. Few kinds are left, so all of them are tried.
struct SetWorld: Sendable {
  private var kinds: [(bit: UInt64, isAlone: Bool, isImplied: Bool)] = []

  init(_ shape: Shape, _ tests: [SetTest]) {
    guard case .set(let members, let alone, let implied) = shape else { return }
    var seen: Set<[UInt64]> = []
    for index in members.indices {
      let bit: UInt64 = 1 << UInt64(index)
      var signature = [alone & bit == 0 ? 0 : 1, index == implied ? 1 : 0] as [UInt64]
      for test in tests {
        signature.append(test.has & bit == 0 ? 0 : 1)
        signature.append(test.starts & bit == 0 ? 0 : 1)
        for lacked in test.lacks { signature.append(lacked & bit == 0 ? 0 : 1) }
      }
      if seen.insert(signature).inserted {
        kinds.append((bit, alone & bit != 0, index == implied))
      }
    }
  }

  /// Whether all tests must, may or cannot hold over every set that an answer could give.
  func truth(of tests: [SetTest]) -> Truth {
    let most = 16
    // More kinds than this never come from a condition that a person wrote; then nothing is claimed.
    guard kinds.count <= most else { return .may }
    var holdsSomewhere = false
    var failsSomewhere = false
    for chosen in 0..<(1 << kinds.count) where isPossible(chosen) {
      var members: UInt64 = 0
      for index in kinds.indices where chosen >> index & 1 == 1 { members |= kinds[index].bit }
      let firsts: [Int?] = members == 0 ? [nil] : bits(members)
      for first in firsts {
        let holds = tests.allSatisfy { $0.holds(members: members, first: first) }
        if holds { holdsSomewhere = true } else { failsSomewhere = true }
      }
    }
    return !holdsSomewhere ? .never : failsSomewhere ? .may : .must
  }

  private func isPossible(_ chosen: Int) -> Bool {
    let isSingle = chosen.nonzeroBitCount == 1
    var impliedIsMissing = false
    for index in kinds.indices {
      let isIn = chosen >> index & 1 == 1
      if isIn, kinds[index].isAlone, !isSingle { return false }
      if !isIn, kinds[index].isImplied { impliedIsMissing = chosen != 0 }
    }
    return !impliedIsMissing
  }

  private func bits(_ mask: UInt64) -> [Int] {
    var rest = mask
    var found: [Int] = []
    while rest != 0 {
      found.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return found
  }
}
