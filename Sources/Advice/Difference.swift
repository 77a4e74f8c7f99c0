public import DecisionModel

/// What one advice says otherwise than another.
public struct Difference: Hashable, Sendable {
  /// The advice before.
  public var before: Advice
  /// The advice after.
  public var after: Advice
  /// The answers that differ, by key as declared.
  public var answers: [AnswerChange]
  /// Techniques that came into the destination.
  public var added: [TechniqueID]
  /// Techniques that left it.
  public var removed: [TechniqueID]
  /// Rules and gates that fire now and did not before, with the techniques they speak of.
  public var started: [Fired]
  /// Rules and gates that fired before and do not any more.
  public var ended: [Fired]

  /// One answer before and after; nil where there was none.
  public struct AnswerChange: Hashable, Sendable {
    /// The key.
    public var key: FactKey
    /// What was written before.
    public var before: Answer?
    /// What is written now.
    public var after: Answer?
  }

  /// A rule or gate that fires on one side only.
  public struct Fired: Hashable, Sendable {
    /// Its name.
    public var rule: RuleName
    /// What it does.
    public var effect: Reason.Effect
    /// The techniques, in slot order.
    public var techniques: [TechniqueID]
    /// Why, placeholders filled.
    public var text: String
    /// True when it speaks of a technique that came or went.
    public var isDecisive: Bool
  }

  /// Holds two pieces of advice against each other.
  public init(_ before: Advice, _ after: Advice) {
    self.before = before
    self.after = after
    let (old, new) = (before.recommendation.destination, after.recommendation.destination)
    let added = new.filter { !old.contains($0) }
    let removed = old.filter { !new.contains($0) }
    self.added = added
    self.removed = removed
    answers = Self.changes(before.answers, after.answers)
    let moved = Set(added + removed)
    started = Self.fired(in: after, notIn: before, moved)
    ended = Self.fired(in: before, notIn: after, moved)
  }

  /// True when the destination, the next step and the kind of end are the same.
  public var isSame: Bool {
    added.isEmpty && removed.isEmpty
      && before.recommendation.outcome == after.recommendation.outcome
      && before.recommendation.next == after.recommendation.next
  }

  private static func changes(_ before: [Answer], _ after: [Answer]) -> [AnswerChange] {
    var keys: [FactKey] = []
    for key in (before + after).map(\.key) where !keys.contains(key) { keys.append(key) }
    return keys.compactMap { key in
      let old = before.first { $0.key == key }
      let new = after.first { $0.key == key }
      return old?.value == new?.value && (old == nil) == (new == nil)
        ? nil : AnswerChange(key: key, before: old, after: new)
    }
  }

  private static func fired(
    in one: Advice, notIn other: Advice, _ moved: Set<TechniqueID>
  ) -> [Fired] {
    var found: [Fired] = []
    for report in one.techniques {
      let known = other.techniques.first { $0.id == report.id }?.reasons ?? []
      for reason in report.reasons
      where !known.contains(where: { $0.rule == reason.rule && $0.effect == reason.effect }) {
        let place = found.firstIndex { $0.rule == reason.rule && $0.effect == reason.effect }
        let at =
          place
          ?? {
            found.append(
              Fired(
                rule: reason.rule, effect: reason.effect, techniques: [], text: reason.text,
                isDecisive: false))
            return found.count - 1
          }()
        found[at].techniques.append(report.id)
        if moved.contains(report.id), reason.counts { found[at].isDecisive = true }
      }
    }
    return found
  }
}
