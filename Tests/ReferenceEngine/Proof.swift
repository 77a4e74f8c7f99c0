public import DecisionModel

/// An engine, as proofs see it.
public struct Subject: Sendable {
  /// What it says, and where that leads.
  public var decide: @Sendable (Facts) -> (findings: Findings, destination: Destination)
  /// Whether it claims that nothing open changes the destination.
  public var isSettled: @Sendable (Facts) -> Bool

  /// Wraps an engine that holds a rule set.
  public init(
    decide: @escaping @Sendable (Facts) -> (findings: Findings, destination: Destination),
    isSettled: @escaping @Sendable (Facts) -> Bool
  ) {
    self.decide = decide
    self.isSettled = isSettled
  }
}

/// Whether an engine agrees with the reference, and keeps its claims about open answers.
public struct Proof: Sendable {
  private let subject: @Sendable (RuleSet) -> Subject
  private let completions: Int

  /// Tries this engine, with some completions of the open answers for each case.
  public init(completions: Int, _ subject: @escaping @Sendable (RuleSet) -> Subject) {
    self.completions = completions
    self.subject = subject
  }

  /// What came of one case.
  public struct Result: Sendable {
    /// What is wrong, in a line each; empty when nothing is.
    public var complaints: [String]
    /// What the engine says.
    public var findings: Findings
    /// Where it leads.
    public var destination: Destination
    /// Whether the destination was claimed to be settled.
    public var isSettled: Bool
  }

  /// Tries one case.
  public func check(_ ruleSet: RuleSet, _ facts: Facts, number: Int) -> Result {
    let subject = subject(ruleSet)
    let (findings, destination) = subject.decide(facts)
    var result = Result(
      complaints: Self.differences((findings, destination), ruleSet, facts), findings: findings,
      destination: destination, isSettled: subject.isSettled(facts))
    let soundness = Soundness(subject: subject, result: result, ruleSet: ruleSet)
    result.complaints += soundness.complaints(facts, completions, seed: UInt64(number))
    return result
  }

  private static func differences(
    _ result: (Findings, Destination), _ ruleSet: RuleSet, _ facts: Facts
  ) -> [String] {
    let (findings, destination) = result
    let (expected, expectedEnd) = ReferenceEngine(ruleSet).decide(facts)
    var lines: [String] = []
    for fact in ruleSet.facts where findings.facts[fact.key] != expected.facts[fact.key] {
      lines.append(
        "\(fact.key): \(findings.facts[fact.key]), expected \(expected.facts[fact.key])")
    }
    for grounds in ruleSet.allGrounds {
      let (one, other) = (findings.outcomes[grounds.name], expected.outcomes[grounds.name])
      if one != other { lines.append("\(grounds.name): \(told(one)), expected \(told(other))") }
    }
    for need in ruleSet.needs where findings.needs[need.name] != expected.needs[need.name] {
      lines.append("\(need.name): \(told(findings.needs[need.name]))")
    }
    for technique in ruleSet.techniques {
      let (one, other) = (findings.standings[technique.id], expected.standings[technique.id])
      if one != other { lines.append("\(technique.id): \(told(one)), expected \(told(other))") }
    }
    if destination != expectedEnd {
      lines.append("destination \(destination), expected \(expectedEnd)")
    }
    return lines
  }

  private static func told<Item>(_ item: Item?) -> String { item.map { "\($0)" } ?? "nothing" }

  /// The smallest rules and answers, reached by leaving things out, that still fail.
  public func smallest(
    _ ruleSet: RuleSet, _ facts: Facts, number: Int
  ) -> (RuleSet, Facts) {
    var (ruleSet, facts) = (ruleSet, facts)
    var isShrinking = true
    while isShrinking {
      isShrinking = false
      for (fewer, less) in Shrinking.steps(ruleSet, facts)
      where !check(fewer, less, number: number).complaints.isEmpty {
        (ruleSet, facts) = (fewer, less)
        isShrinking = true
        break
      }
    }
    return (ruleSet, facts)
  }
}

/// Ways to leave one thing out.
enum Shrinking {
  static func steps(_ ruleSet: RuleSet, _ facts: Facts) -> [(RuleSet, Facts)] {
    var steps: [(RuleSet, Facts)] = []
    func drop<Item>(_ path: WritableKeyPath<RuleSet, [Item]>) {
      for index in ruleSet[keyPath: path].indices {
        var fewer = ruleSet
        fewer[keyPath: path].remove(at: index)
        steps.append((fewer, facts))
      }
    }
    drop(\.rules)
    drop(\.gates)
    drop(\.stops)
    drop(\.practices)
    drop(\.warnings)
    drop(\.needs)
    drop(\.exclusions)
    drop(\.equivalents)
    drop(\.exhaustions)
    drop(\.families)
    drop(\.facts)
    let members = ruleSet.techniques.flatMap(\.members).map(\.technique)
    for index in ruleSet.techniques.indices.dropFirst()
    where !members.contains(ruleSet.techniques[index].id) {
      var fewer = ruleSet
      fewer.techniques.remove(at: index)
      steps.append((fewer, facts))
    }
    if ruleSet.history != nil {
      var fewer = ruleSet
      fewer.history = nil
      steps.append((fewer, facts))
      func dropPart<Item>(_ path: WritableKeyPath<History, [Item]>) {
        for index in (ruleSet.history ?? History())[keyPath: path].indices {
          var fewer = ruleSet
          fewer.history?[keyPath: path].remove(at: index)
          steps.append((fewer, facts))
        }
      }
      dropPart(\.exhaustedSlots)
      dropPart(\.exhausted)
      dropPart(\.unfit)
      dropPart(\.instead)
    }
    for key in facts.keys where facts[key] != .unasked {
      var less = facts
      less[key] = .unasked
      steps.append((ruleSet, less))
    }
    for (index, fact) in ruleSet.facts.enumerated() {
      for condition in conditions(shrinking: fact.applies) {
        var fewer = ruleSet
        fewer.facts[index].applies = condition
        steps.append((fewer, facts))
      }
    }
    Self.drop(\.rules, \.grounds, ruleSet, facts, &steps)
    Self.drop(\.gates, \.grounds, ruleSet, facts, &steps)
    Self.drop(\.stops, \.grounds, ruleSet, facts, &steps)
    return steps
  }

  private static func drop<Item>(
    _ list: WritableKeyPath<RuleSet, [Item]>, _ grounds: WritableKeyPath<Item, Grounds>,
    _ ruleSet: RuleSet, _ facts: Facts, _ steps: inout [(RuleSet, Facts)]
  ) {
    for index in ruleSet[keyPath: list].indices {
      let one = ruleSet[keyPath: list][index][keyPath: grounds]
      for place in one.exceptions.indices {
        var fewer = ruleSet
        fewer[keyPath: list][index][keyPath: grounds].exceptions.remove(at: place)
        steps.append((fewer, facts))
      }
      for condition in conditions(shrinking: one.when) {
        var fewer = ruleSet
        fewer[keyPath: list][index][keyPath: grounds].when = condition
        steps.append((fewer, facts))
      }
    }
  }

  private static func conditions(shrinking condition: Condition) -> [Condition] {
    var smaller: [Condition] = []
    for (line, clause) in condition.clauses.enumerated() {
      var fewer = condition
      fewer.clauses.remove(at: line)
      smaller.append(fewer)
      if clause.atoms.count > 1 {
        for atom in clause.atoms.indices {
          var shorter = condition
          shorter.clauses[line].atoms.remove(at: atom)
          smaller.append(shorter)
        }
      }
    }
    return smaller
  }
}
