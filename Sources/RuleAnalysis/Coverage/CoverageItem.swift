public import DecisionModel

/// Something that scenarios should exercise.
public struct CoverageItem: Hashable, Sendable {
  /// The declaration.
  public var owner: Declared
  /// What it is about the declaration.
  public var subject: Subject
  /// Where that stands.
  public var span: Span
  /// The first case that exercises it; nil when none does.
  public var coveredBy: String?

  /// What can be exercised.
  public enum Subject: Hashable, Sendable {
    /// It must fire; for a need, it is stated.
    case fires
    /// It cannot fire.
    case isSilent
    /// A line of one of its conditions holds.
    case lineHolds(ConditionPlace, clause: Int)
    /// A line of one of its conditions fails.
    case lineFails(ConditionPlace, clause: Int)
    /// A number lies below a bound of a line.
    case below(ConditionPlace, clause: Int, atom: Int, start: Int64)
    /// A number lies at or above a bound of a line.
    case above(ConditionPlace, clause: Int, atom: Int, start: Int64)
    /// An exception keeps it from firing.
    case excepted(ConditionPlace)
    /// Without it a case would end elsewhere.
    case decides
  }

  /// The kinds that are counted apart.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Declarations that fire in one case and are silent in another.
    case rules
    /// Lines that hold in one case and fail in another.
    case conditions
    /// Both sides of each bound on a number.
    case bounds
    /// Exceptions.
    case exceptions
    /// Declarations that decide where some case ends.
    case decisive
  }

  /// The kind it counts under.
  public var kind: Kind {
    switch subject {
    case .fires, .isSilent: .rules
    case .lineHolds, .lineFails: .conditions
    case .below, .above: .bounds
    case .excepted: .exceptions
    case .decides: .decisive
    }
  }
}

extension CoverageItem {
  /// Everything to exercise in some rules, in order of declaration. What can never happen is left out:
  /// a line that every answer satisfies cannot fail.
  static func all(of rules: RuleSet, _ truth: (Condition) -> Truth) -> [CoverageItem] {
    rules.conditional.flatMap { owner -> [CoverageItem] in
      let conditions = rules.conditions(of: owner)
      return declared(owner, conditions, rules, truth)
        + conditions.flatMap { lines($0.place, $0.condition, truth) }
    }
  }

  private static func declared(
    _ owner: Declared, _ conditions: [(place: ConditionPlace, condition: Condition)],
    _ rules: RuleSet, _ truth: (Condition) -> Truth
  ) -> [CoverageItem] {
    guard owner.kind != .derived, owner.kind != .history, let main = conditions.first else {
      return []
    }
    let span = rules.span(of: owner) ?? .outside("")
    var subjects: [Subject] = []
    if truth(main.condition) != .never { subjects.append(.fires) }
    let exceptions = conditions.dropFirst()
    if truth(main.condition) != .must || !exceptions.isEmpty { subjects.append(.isSilent) }
    subjects += exceptions.map { .excepted($0.place) }
    if [.rule, .stop, .need].contains(owner.kind) || rules.forbids(owner) {
      subjects.append(.decides)
    }
    return subjects.map { CoverageItem(owner: owner, subject: $0, span: span) }
  }

  private static func lines(
    _ place: ConditionPlace, _ condition: Condition, _ truth: (Condition) -> Truth
  ) -> [CoverageItem] {
    condition.clauses.enumerated().flatMap { line, clause -> [CoverageItem] in
      let span = clause.atoms.first?.span ?? .outside("")
      let alone = truth(Condition([clause]))
      var items: [CoverageItem] = []
      func add(_ subject: Subject, _ span: Span) {
        items.append(CoverageItem(owner: place.owner, subject: subject, span: span))
      }
      if alone != .never { add(.lineHolds(place, clause: line), span) }
      if alone != .must { add(.lineFails(place, clause: line), span) }
      for (index, atom) in clause.atoms.enumerated() {
        guard let accepted = atom.accepted else { continue }
        var starts: [Int64] = []
        if accepted.lowerBound > .min { starts.append(accepted.lowerBound) }
        if accepted.upperBound < .max { starts.append(accepted.upperBound + 1) }
        for start in starts {
          add(.below(place, clause: line, atom: index, start: start), atom.span)
          add(.above(place, clause: line, atom: index, start: start), atom.span)
        }
      }
      return items
    }
  }
}

extension RuleSet {
  /// True for a gate that keeps techniques from being the end point.
  func forbids(_ owner: Declared) -> Bool {
    guard owner.kind == .gate,
      let gate = gates.first(where: { $0.grounds.name.rawValue == owner.name })
    else { return false }
    if case .postpones = gate.effect { return false }
    return true
  }
}
