internal import DecisionModel

/// The arms of one condition: a stretch of the engine's list. The condition holds when any arm does.
struct ArmRange: Hashable, Sendable {
  let start: Int
  let end: Int
  /// The word that holds all of them, and their bits in it; no bits where that takes several words.
  let word: Int
  let bits: UInt64

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
    let isInOneWord = start < end && start >> 6 == (end - 1) >> 6
    word = isInOneWord ? start >> 6 : 0
    bits = isInOneWord ? (UInt64.max >> UInt64(64 - (end - start))) << UInt64(start & 63) : 0
  }
}

/// A rule-like declaration: a condition and the exceptions to it, a stretch of the engine's list.
struct CompiledGrounds: Hashable, Sendable {
  var when: ArmRange
  var exceptions: Range<Int>
}

/// Turns conditions into arms, in the order in which they are evaluated.
struct ArmBuilder {
  /// The arms, each with what it asks of facts; padding between layers asks nothing.
  private(set) var arms: [[Constraint]] = []
  /// The exceptions to all rules.
  private(set) var exceptions: [ArmRange] = []
  /// What went past the cap.
  private(set) var problems: [Engine.Problem] = []
  let shapes: [Shape]
  private let index: [FactKey: Int]

  init(shapes: [Shape], index: [FactKey: Int]) {
    self.shapes = shapes
    self.index = index
  }

  /// Fills up to the next whole word, so that a layer owns its words.
  mutating func align() {
    while arms.count % 64 != 0 { arms.append([]) }
  }

  mutating func add(_ condition: Condition, of owner: String) -> ArmRange {
    let start = arms.count
    arms += ArmBuilder.arms(of: condition, shapes: shapes, index: index) { count in
      problems.append(.tooManyArms(in: owner, count: count))
    }
    return ArmRange(start: start, end: arms.count)
  }

  mutating func add(_ grounds: Grounds) -> CompiledGrounds {
    let when = add(grounds.when, of: grounds.name.rawValue)
    let start = exceptions.count
    for exception in grounds.exceptions {
      exceptions.append(add(exception.when, of: grounds.name.rawValue))
    }
    return CompiledGrounds(when: when, exceptions: start..<exceptions.count)
  }

  /// One arm for every choice of one fact a line; `overflow` is told the full count when it is past
  /// the cap, and the rest is left out.
  static func arms(
    of condition: Condition, shapes: [Shape], index: [FactKey: Int],
    overflow: (Int) -> Void = { _ in }
  ) -> [[Constraint]] {
    let choices = condition.clauses.map { clause in
      var merged: [(fact: Int, tests: [Atom.Test])] = []
      merged.reserveCapacity(clause.atoms.count)
      for atom in clause.atoms {
        guard let fact = index[atom.fact] else { continue }
        if let known = merged.firstIndex(where: { $0.fact == fact }) {
          merged[known].tests.append(atom.test)
        } else {
          merged.append((fact, [atom.test]))
        }
      }
      return merged.map { fact, tests in
        Constraint(fact: fact, shape: shapes[fact], anyOf: tests)
      }
    }
    // In how many ways the lines from each one on can be met; the last line takes turns fastest.
    var ways = Array(repeating: 1, count: choices.count + 1)
    for line in choices.indices.reversed() {
      ways[line] = min(ways[line + 1] * choices[line].count, 1_000_000)
    }
    if ways[0] > Engine.armCap { overflow(ways[0]) }

    return (0..<min(ways[0], Engine.armCap)).map { number in
      var arm: [Constraint] = []
      arm.reserveCapacity(choices.count)
      for line in choices.indices {
        let one = choices[line][number / ways[line + 1] % choices[line].count]
        if let known = arm.firstIndex(where: { $0.fact == one.fact }) {
          arm[known] = arm[known].and(one, of: shapes[one.fact])
        } else {
          arm.append(one)
        }
      }
      return arm
    }
  }
}
