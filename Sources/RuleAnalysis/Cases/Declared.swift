public import DecisionModel

/// A declaration whose conditions decide something, named independently of where it stands, so that it
/// is found again in the same rules read with fewer packs.
public struct Declared: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Its name; a derived fact's key, a need's name, or `history`.
  public var name: String

  /// What a declaration is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Weighted evidence.
    case rule
    /// A gate.
    case gate
    /// A stop.
    case stop
    /// A need.
    case need
    /// A derived fact with cases.
    case derived
    /// What today's version says about the end.
    case history
    /// A practice.
    case practice
    /// A warning.
    case warning
  }

  /// Names a declaration.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}

/// One condition of a declaration.
public struct ConditionPlace: Hashable, Sendable {
  /// The declaration.
  public var owner: Declared
  /// Which of its conditions, in order: the main one first, then exceptions; the cases of a derived
  /// fact; what the history reads.
  public var index: Int
  /// True for an exception to a rule, gate or stop.
  public var isException: Bool

  /// Names a condition.
  public init(_ owner: Declared, _ index: Int, isException: Bool = false) {
    self.owner = owner
    self.index = index
    self.isException = isException
  }
}

extension RuleSet {
  /// The declarations whose conditions can move a destination, in order of kind and declaration.
  public var deciding: [Declared] {
    rules.map { Declared(.rule, $0.grounds.name.rawValue) }
      + gates.map { Declared(.gate, $0.grounds.name.rawValue) }
      + stops.map { Declared(.stop, $0.grounds.name.rawValue) }
      + needs.map { Declared(.need, $0.name.rawValue) }
      + facts.filter(\.hasCases).map { Declared(.derived, $0.key.rawValue) }
      + (history == nil ? [] : [Declared(.history, "history")])
  }

  /// Those and the declarations that only advise.
  public var conditional: [Declared] {
    deciding + practices.map { Declared(.practice, $0.grounds.name.rawValue) }
      + warnings.map { Declared(.warning, $0.grounds.name.rawValue) }
  }

  /// Where a declaration stands; nil when these rules don't hold it.
  public func span(of declared: Declared) -> Span? {
    switch declared.kind {
    case .need: needs.first { $0.name.rawValue == declared.name }?.span
    case .derived: facts.first { $0.key.rawValue == declared.name }?.span
    case .history: history?.span
    case .rule, .gate, .stop, .practice, .warning: grounds(of: declared)?.span
    }
  }

  /// What rule-like declarations have; nil for the others.
  func grounds(of declared: Declared) -> Grounds? {
    let name = RuleName(declared.name)
    switch declared.kind {
    case .rule: return rules.first { $0.grounds.name == name }?.grounds
    case .gate: return gates.first { $0.grounds.name == name }?.grounds
    case .stop: return stops.first { $0.grounds.name == name }?.grounds
    case .practice: return practices.first { $0.grounds.name == name }?.grounds
    case .warning: return warnings.first { $0.grounds.name == name }?.grounds
    case .need, .derived, .history: return nil
    }
  }

  /// The condition at a place; nil when these rules don't hold it.
  public func condition(at place: ConditionPlace) -> Condition? {
    conditions(of: place.owner).first { $0.place == place }?.condition
  }

  /// Every condition of a declaration, with its place.
  func conditions(of declared: Declared) -> [(place: ConditionPlace, condition: Condition)] {
    let found: [Condition]
    switch declared.kind {
    case .need: found = needs.filter { $0.name.rawValue == declared.name }.map(\.when)
    case .derived:
      found = facts.filter { $0.key.rawValue == declared.name }.flatMap(\.caseConditions)
    case .history: found = pastConditions
    case .rule, .gate, .stop, .practice, .warning:
      guard let grounds = grounds(of: declared) else { return [] }
      let exceptions = grounds.exceptions.enumerated().map { index, exception in
        (ConditionPlace(declared, index + 1, isException: true), exception.when)
      }
      return [(ConditionPlace(declared, 0), grounds.when)] + exceptions
    }
    return found.enumerated().map { (ConditionPlace(declared, $0.offset), $0.element) }
  }
}

extension FactDeclaration {
  /// True when the engine works it out by cases.
  var hasCases: Bool { if case .cases = role { true } else { false } }

  /// When each case holds; empty for other facts.
  var caseConditions: [Condition] {
    if case .cases(let cases) = role { return cases.map(\.when) }
    return []
  }
}
