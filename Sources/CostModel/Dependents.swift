/// For each number those that are worked out from it.
struct Dependents: Sendable {
  private var above: [[Int]]

  /// Turns around which numbers each one reads.
  init(of below: [[Int]]) {
    above = Array(repeating: [], count: below.count)
    for (node, reads) in below.enumerated() {
      for read in reads where above[read].last != node { above[read].append(node) }
    }
  }

  /// True for some numbers and for all that follow from them.
  func following(_ nodes: some Sequence<Int>) -> [Bool] {
    var marks = Array(repeating: false, count: above.count)
    var waiting = Array(nodes)
    while let node = waiting.popLast() {
      if marks[node] { continue }
      marks[node] = true
      waiting += above[node]
    }
    return marks
  }
}
