internal import DecisionModel

/// The sets that an open set may turn out to be, as far as some tests tell them apart.
///
/// Members that no test tells apart are one kind; a set is then a choice of kinds and of the kind that
/// comes first. Few kinds are left, so all of them are tried.
struct SetWorld: Sendable {
  private(set) var kinds: [(bit: UInt64, isAlone: Bool, isImplied: Bool)] = []

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
