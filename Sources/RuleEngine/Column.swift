internal import DecisionModel

/// One fact as reports and open keys see it.
struct Column: Sendable {
  /// The key.
  let key: FactKey
  /// Its values.
  let shape: Shape
  /// True when the user is asked.
  let isAsked: Bool
  /// The facts it is worked out from and guarded by, by place.
  let reads: [Int]
  /// What a computed fact rests on, by place.
  let restsOn: [Int]

  /// The facts that a fact needs settled first, by place.
  static func needs(of fact: FactDeclaration, index: [FactKey: Int]) -> [Int] {
    var keys = fact.applies.facts
    switch fact.role {
    case .asked, .computed: break
    case .cases(let cases): keys += cases.flatMap(\.when.facts)
    case .arithmetic(let expression, _): keys += expression.names.map { FactKey($0) }
    }
    var needs: [Int] = []
    for key in keys {
      if let place = index[key], !needs.contains(place) { needs.append(place) }
    }
    return needs
  }
}

/// One fact as every decision sees it: nothing in it is counted by reference.
struct Settling: Sendable {
  /// Which rows of the table hold.
  var kind: Kind
  /// Who settles it.
  var source = Source.given
  /// When it applies; an empty stretch from -1 when it always does.
  var guardArms = ArmRange(start: -1, end: -1)
  /// The bounds of a number.
  var domain: ClosedRange<Int64> = 0...0

  enum Kind: Sendable { case choice, set, number }

  enum Source: Sendable {
    /// The user or the cost model.
    case given
    /// A stretch of the plan's cases.
    case cases(Range<Int>)
    /// One of the plan's formulas.
    case formula(Int)
  }

  /// One case of a derived fact: the cell it gives, or -1 when the value is not declared.
  struct Case: Sendable {
    var cell: Int
    var when: ArmRange
  }

  init(_ shape: Shape) {
    switch shape {
    case .choice: kind = .choice
    case .set: kind = .set
    case .number(let bounds):
      kind = .number
      domain = bounds
    }
  }

  /// True when every decision works it out anew.
  var isDerived: Bool {
    if case .given = source { return false }
    return true
  }

  /// True when it may turn out not applicable.
  var isGuarded: Bool { guardArms.start >= 0 }
}

/// The order in which facts are settled.
struct FactOrder {
  /// Facts level by level; level 0 holds those that rest on nothing.
  private(set) var levels: [[Int]] = []
  /// Facts that rest on themselves, or on such facts, by place.
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
