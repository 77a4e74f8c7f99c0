internal import DecisionModel

/// One fact as the engine sees it.
struct Column: Sendable {
  /// The key.
  let key: FactKey
  /// Its values.
  let shape: Shape
  /// Who settles it.
  var source: Source
  /// When it applies; nil when it always does.
  var guardArms: ArmRange?
  /// The facts it is worked out from and guarded by, by place.
  let reads: [Int]
  /// True when the user is asked.
  let isAsked: Bool
  /// The keys to follow down when it is open although nobody is asked: what a computed fact rests on.
  let restsOn: [Int]

  enum Source: Sendable {
    /// The user or the cost model.
    case given
    /// Cases from the top, each with the cell it gives; nil when the value is not declared.
    case cases([(cell: Int?, when: ArmRange)])
    /// Arithmetic, with the facts that count as 0 while not answered.
    case formula(Formula, zero: [Int])
  }

  /// True when every decision works it out anew.
  var isDerived: Bool {
    if case .given = source { return false }
    return true
  }

  /// The facts that each fact needs settled first, by place.
  static func needs(of fact: FactDeclaration, index: [FactKey: Int]) -> [Int] {
    var keys = fact.applies.facts
    switch fact.role {
    case .asked, .computed: break
    case .cases(let cases): keys += cases.flatMap(\.when.facts)
    case .arithmetic(let expression, _): keys += expression.names.map { FactKey($0) }
    }
    var seen: Set<Int> = []
    return keys.compactMap { index[$0] }.filter { seen.insert($0).inserted }
  }
}

/// The order in which facts are settled.
struct FactOrder {
  /// Facts level by level; level 0 holds those that rest on nothing.
  private(set) var levels: [[Int]] = []
  /// Facts that rest on themselves, by place.
  private(set) var cyclic: [Int] = []

  init(needs: [[Int]]) {
    var level: [Int?] = Array(repeating: nil, count: needs.count)
    var remaining = Array(needs.indices)
    var depth = 0
    while !remaining.isEmpty {
      let ready = remaining.filter { fact in needs[fact].allSatisfy { level[$0] != nil } }
      if ready.isEmpty {
        cyclic = remaining
        break
      }
      for fact in ready { level[fact] = depth }
      levels.append(ready)
      remaining.removeAll { level[$0] != nil }
      depth += 1
    }
  }
}
