import DecisionModel

extension RuleSet {
  /// The same rules with one condition changed; nil when they don't hold it.
  func replacing(_ place: ConditionPlace, by change: (Condition) -> Condition?) -> RuleSet? {
    switch place.owner.kind {
    case .rule: grounds(\.rules, \.grounds, place, change)
    case .gate: grounds(\.gates, \.grounds, place, change)
    case .stop: grounds(\.stops, \.grounds, place, change)
    case .practice: grounds(\.practices, \.grounds, place, change)
    case .warning: grounds(\.warnings, \.grounds, place, change)
    case .need: need(place, change)
    case .derived: derived(place, change)
    case .history: past(place, change)
    }
  }

  private func grounds<Element>(
    _ list: WritableKeyPath<RuleSet, [Element]>, _ path: WritableKeyPath<Element, Grounds>,
    _ place: ConditionPlace, _ change: (Condition) -> Condition?
  ) -> RuleSet? {
    let name = RuleName(place.owner.name)
    guard let found = self[keyPath: list].firstIndex(where: { $0[keyPath: path].name == name })
    else { return nil }
    var copy = self
    var grounds = self[keyPath: list][found][keyPath: path]
    if place.index == 0 {
      guard let changed = change(grounds.when) else { return nil }
      grounds.when = changed
    } else {
      guard place.index <= grounds.exceptions.count,
        let changed = change(grounds.exceptions[place.index - 1].when)
      else { return nil }
      grounds.exceptions[place.index - 1].when = changed
    }
    copy[keyPath: list][found][keyPath: path] = grounds
    return copy
  }

  private func need(_ place: ConditionPlace, _ change: (Condition) -> Condition?) -> RuleSet? {
    guard let found = needs.firstIndex(where: { $0.name.rawValue == place.owner.name }),
      let changed = change(needs[found].when)
    else { return nil }
    var copy = self
    copy.needs[found].when = changed
    return copy
  }

  private func derived(_ place: ConditionPlace, _ change: (Condition) -> Condition?) -> RuleSet? {
    guard let found = facts.firstIndex(where: { $0.key.rawValue == place.owner.name }),
      case .cases(var cases) = facts[found].role, cases.indices.contains(place.index),
      let changed = change(cases[place.index].when)
    else { return nil }
    cases[place.index].when = changed
    var copy = self
    copy.facts[found].role = .cases(cases)
    return copy
  }

  /// The history's conditions in the order of `pastConditions`.
  private func past(_ place: ConditionPlace, _ change: (Condition) -> Condition?) -> RuleSet? {
    guard var history, place.index < pastConditions.count,
      let changed = change(pastConditions[place.index])
    else { return nil }
    var left = place.index
    func isNext() -> Bool {
      defer { left -= 1 }
      return left == 0
    }
    for index in history.exhaustedSlots.indices where history.exhaustedSlots[index].unless != nil {
      if isNext() { history.exhaustedSlots[index].unless = changed }
    }
    for index in history.exhausted.indices where isNext() {
      history.exhausted[index].when = changed
    }
    for index in history.unfit.indices where isNext() { history.unfit[index] = changed }
    for index in history.instead.indices where isNext() { history.instead[index].when = changed }
    var copy = self
    copy.history = history
    return copy
  }
}

extension Condition {
  /// The condition that never holds: a line without alternatives.
  static let never = Condition([Clause([])])
}
