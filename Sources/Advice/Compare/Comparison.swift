public import DecisionModel

/// Use cases side by side.
public struct Comparison: Hashable, Sendable {
  /// The cases, in the order given.
  public var cases: [ComparedCase]
  /// The answers in which they differ, in the order of declaration; nil where a case leaves one open.
  public var answers: [(key: FactKey, values: [Value?])] { differing.map { ($0.key, $0.values) } }
  /// With two cases, the rules that fire in only one of them and bear on where they end.
  public var shifts: [RuleShift]

  private var differing: [Row]

  private struct Row: Hashable, Sendable {
    var key: FactKey
    var values: [Value?]
  }

  /// Puts cases side by side.
  public init(_ cases: [ComparedCase], _ ruleSet: RuleSet) {
    self.cases = cases
    differing = ruleSet.facts.compactMap { fact in
      let values = cases.map { one in one.advice.answers.last { $0.key == fact.key }?.value }
      return Set(values).count > 1 ? Row(key: fact.key, values: values) : nil
    }
    shifts = []
    if cases.count == 2, let first = cases.first, let last = cases.last {
      shifts = last.advice.shifts(from: first.advice)
    }
  }
}

/// A use case with its name.
public struct ComparedCase: Hashable, Sendable {
  /// The name, such as a file's.
  public var name: String
  /// What is advised.
  public var advice: Advice

  /// Names a use case.
  public init(name: String, advice: Advice) {
    self.name = name
    self.advice = advice
  }
}
