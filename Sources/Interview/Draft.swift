public import DecisionModel

/// All that an interview has to remember: what was answered and how it came there.
///
/// Two interviews with equal drafts ask the same next question.
public struct Draft: Hashable, Sendable {
  /// Which questions are asked.
  public var scope: Scope
  /// What was answered, by key.
  public var answers: [FactKey: Answer] = [:]
  /// The keys in the order they were first answered in.
  public var trail: [FactKey] = []
  /// The keys that were left for later, once for each time.
  public var skipped: [FactKey] = []
  /// The contradictions that the user lets stand.
  public var kept: [RuleName] = []
  /// True when the cost is to be narrowed although the destination is settled.
  public var narrows = false
  /// True when an answer was changed and the table was not shown since.
  public var wasEdited = false

  /// Which questions an interview asks.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// Those that can change the destination, until none can.
    case usual
    /// Those that the rule files mark as quick, until none can change the destination.
    case quick
    /// Every question that applies.
    case all
  }

  /// Nothing answered so far.
  public init(scope: Scope = .usual) { self.scope = scope }

  /// Takes answers that were given elsewhere; of several to a key the last one counts.
  public init(scope: Scope = .usual, given: [Answer]) {
    self.init(scope: scope)
    for answer in given { record(answer) }
  }

  /// Files an answer.
  mutating func record(_ answer: Answer) {
    if answers.updateValue(answer, forKey: answer.key) == nil { trail.append(answer.key) }
    skipped.removeAll { $0 == answer.key }
  }

  /// The same with answers that were given elsewhere, which take the place of earlier ones.
  public func taking(_ given: [Answer]) -> Draft {
    var draft = self
    for answer in given { draft.record(answer) }
    return draft
  }

  /// The answers in the order of the questions' declaration.
  public func answers(in ruleSet: RuleSet) -> [Answer] {
    ruleSet.facts.compactMap { answers[$0.key] }
  }
}
