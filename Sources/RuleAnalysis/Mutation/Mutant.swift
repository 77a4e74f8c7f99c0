public import DecisionModel

/// A rule set that differs from the one at hand in one small way, to see whether a scenario notices.
public struct Mutant: Hashable, Sendable {
  /// The declaration that differs.
  public var owner: Declared
  /// How.
  public var change: Change
  /// The place of what differs.
  public var span: Span
  /// How, in words.
  public var text: String

  /// The kinds of change.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The declaration is gone.
    case delete
    /// What it supports it opposes, and the other way round.
    case flip
    /// A bound stands one cell higher or lower.
    case threshold
    /// A line of a condition is gone.
    case drop
    /// A weight is one word stronger or weaker.
    case strength

    /// Whether mutants of this kind count in the score; changed weights stand beside it.
    public var counts: Bool { self != .strength }
  }

  /// What is changed.
  public enum Change: Hashable, Sendable {
    /// The whole declaration, or one case of a derived fact.
    case delete(ConditionPlace)
    /// One effect of a rule.
    case flip(effect: Int)
    /// The weight of one effect of a rule.
    case weigh(effect: Int, Strength)
    /// One atom of a line.
    case move(ConditionPlace, clause: Int, atom: Int, to: Atom)
    /// One line.
    case drop(ConditionPlace, clause: Int)
  }

  /// The rules without a declaration.
  static func deleting(_ owner: Declared, at span: Span = .outside("")) -> Mutant {
    Mutant(owner: owner, change: .delete(ConditionPlace(owner, 0)), span: span, text: "")
  }

  /// What kind of change it is.
  public var kind: Kind {
    switch change {
    case .delete: .delete
    case .flip: .flip
    case .weigh: .strength
    case .move: .threshold
    case .drop: .drop
    }
  }

  /// Whether it says that something else holds, rather than what follows from it.
  var changesCondition: Bool { kind == .threshold || kind == .drop }

  /// The rules with this change; nil when they don't hold the declaration.
  public func applied(to rules: RuleSet) -> RuleSet? {
    switch change {
    case .delete(let place): return rules.without(place)
    case .flip(let effect):
      return rules.changing(effect, of: owner) { effect in
        effect.direction = effect.direction == .supports ? .opposes : .supports
      }
    case .weigh(let effect, let strength):
      return rules.changing(effect, of: owner) { $0.strength = strength }
    case .move(let place, let clause, let atom, let moved):
      return rules.replacing(place) { condition in
        guard condition.clauses.indices.contains(clause),
          condition.clauses[clause].atoms.indices.contains(atom)
        else { return nil }
        var changed = condition
        changed.clauses[clause].atoms[atom] = moved
        return changed
      }
    case .drop(let place, let clause):
      return rules.replacing(place) { condition in
        guard condition.clauses.indices.contains(clause) else { return nil }
        var changed = condition
        changed.clauses.remove(at: clause)
        return changed
      }
    }
  }
}

extension RuleSet {
  /// The rules in which a declaration, or one case of a derived fact, never acts.
  fileprivate func without(_ place: ConditionPlace) -> RuleSet? {
    replacing(place) { _ in .never }
  }

  fileprivate func changing(
    _ effect: Int, of owner: Declared, _ change: (inout Rule.Effect) -> Void
  ) -> RuleSet? {
    guard let rule = rules.firstIndex(where: { $0.grounds.name.rawValue == owner.name }),
      rules[rule].effects.indices.contains(effect)
    else { return nil }
    var copy = self
    change(&copy.rules[rule].effects[effect])
    return copy
  }
}
