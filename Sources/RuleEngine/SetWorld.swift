internal import DecisionModel

/// The sets that an open set may turn out to be, as far as some tests tell them apart.
///
/// Members that no test tells apart are one kind; a set is then a choice of kinds and of the kind that
/// comes first. Few kinds are left, so all of them are tried.
struct SetWorld: Sendable {
  private(set) var kinds: [(bit: UInt64, isAlone: Bool, isImplied: Bool)] = []

  init(_ shape: Shape, _ tests: [SetTest]) {
    guard case .set(_, let alone, let implied) = shape else { return }
    let impliedBit: UInt64 = implied.map { 1 << UInt64($0) } ?? 0
    var masks = [alone, impliedBit]
    for test in tests { masks += [test.has, test.starts] + test.lacks }
    var parts = [shape.everything].filter { $0 != 0 }
    for mask in masks {
      for place in parts.indices where parts[place] & mask != 0 && parts[place] & ~mask != 0 {
        parts.append(parts[place] & ~mask)
        parts[place] &= mask
      }
    }
    // The first of each kind stands for all of it.
    let firsts = parts.map { $0 & (0 &- $0) }.sorted()
    kinds = firsts.map { bit in
      (bit: bit, isAlone: alone & bit != 0, isImplied: impliedBit & bit != 0)
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
      let firsts = members == 0 ? [-1] : Array(members.bits)
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
}
