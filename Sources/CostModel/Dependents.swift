/// For each number those that are worked out from it.
struct Dependents: Sendable {
  /// Those of all numbers, one after the other, and where those of each begin.
  private var above: [Int]
  private var starts: [Int]

  /// Turns around which numbers each one reads.
  init(of below: [[Int]]) {
    starts = Array(repeating: 0, count: below.count + 1)
    for reads in below { for read in reads { starts[read + 1] += 1 } }
    for node in below.indices { starts[node + 1] += starts[node] }
    above = Array(repeating: 0, count: starts.last ?? 0)
    var ends = starts
    for (node, reads) in below.enumerated() {
      for read in reads {
        above[ends[read]] = node
        ends[read] += 1
      }
    }
  }

  /// True for some numbers and for all that follow from them.
  func following(_ nodes: some Sequence<Int>) -> [Bool] {
    var marks = Array(repeating: false, count: starts.count - 1)
    var waiting = Array(nodes)
    while let node = waiting.popLast() {
      if marks[node] { continue }
      marks[node] = true
      waiting += above[starts[node]..<starts[node + 1]]
    }
    return marks
  }
}
