public import DecisionModel

extension Mutant {
  /// Every mutant of a rule set, in order of declaration: of rules, gates, stops, needs, derived facts
  /// and the history. What only advises, such as a practice, moves no destination and has none.
  public static func all(of rules: RuleSet) -> [Mutant] {
    let bounds = Bounds(rules)
    return rules.deciding.flatMap { owner -> [Mutant] in
      let effects =
        owner.kind == .rule
        ? rules.rules.first { $0.grounds.name.rawValue == owner.name }.map {
          self.effects($0, owner, rules.strengths)
        } ?? [] : []
      return deletions(owner, rules) + effects
        + rules.conditions(of: owner).flatMap { conditions($0.place, $0.condition, bounds) }
    }
  }

  private static func deletions(_ owner: Declared, _ rules: RuleSet) -> [Mutant] {
    let span = rules.span(of: owner) ?? .outside("")
    return rules.conditions(of: owner).compactMap { place, condition in
      // A case that holds whenever no other does is what the others fall back to.
      if owner.kind == .derived, condition == .always { return nil }
      let isWhole = !place.isException && owner.kind != .derived && owner.kind != .history
      let own = isWhole ? span : condition.clauses.first?.atoms.first?.span ?? span
      return Mutant(
        owner: owner, change: .delete(place), span: own,
        text: isWhole
          ? "without it" : place.isException ? "without this exception" : "without this case")
    }
  }

  private static func effects(
    _ rule: Rule, _ owner: Declared, _ strengths: [Strength]
  ) -> [Mutant] {
    let span = rule.grounds.span
    let words = strengths.sorted { $0.value < $1.value }
    return rule.effects.enumerated().flatMap { index, effect -> [Mutant] in
      let names = effect.techniques.map(\.rawValue).joined(separator: ", ")
      let other = effect.direction == .supports ? "opposes" : "supports"
      let flip = Mutant(
        owner: owner, change: .flip(effect: index), span: span,
        text: "\(other) \(names) \(effect.strength.word) instead")
      let weaker = words.last { $0.value < effect.strength.value }
      let stronger = words.first { $0.value > effect.strength.value }
      return [flip]
        + [weaker, stronger].compactMap(\.self).map { strength in
          Mutant(
            owner: owner, change: .weigh(effect: index, strength), span: span,
            text: "\(effect.direction.rawValue) \(names) \(strength.word), not "
              + effect.strength.word)
        }
    }
  }

  private static func conditions(
    _ place: ConditionPlace, _ condition: Condition, _ bounds: Bounds
  ) -> [Mutant] {
    condition.clauses.enumerated().flatMap { line, clause -> [Mutant] in
      let dropped = Mutant(
        owner: place.owner, change: .drop(place, clause: line),
        span: clause.atoms.first?.span ?? .outside(""), text: "without this line")
      let moved = clause.atoms.enumerated().flatMap { index, atom in
        atom.moved(by: bounds).map { other, isUp in
          Mutant(
            owner: place.owner, change: .move(place, clause: line, atom: index, to: other),
            span: atom.span, text: "the bound one cell \(isUp ? "up" : "down")")
        }
      }
      return [dropped] + moved
    }
  }
}
