public import DecisionModel

/// A rule or gate that fires in one case and not in another.
public struct RuleShift: Hashable, Sendable {
  /// What it says, in the case in which it fires.
  public var reason: Reason
  /// The techniques it moves, in slot order.
  public var techniques: [TechniqueID]
  /// True when it fires in the later case, false when it fired in the earlier one.
  public var fires: Bool
}

extension Advice {
  /// The rules and gates that bear on where both end and fire in only one of them: gates first, then
  /// the heaviest; what fires now before what stopped.
  public func shifts(from earlier: Advice) -> [RuleShift] {
    let concerned = Set(recommendation.destination + earlier.recommendation.destination)
    return gained(over: earlier, true, concerned) + earlier.gained(over: self, false, concerned)
  }

  /// What fires here and not in the other case.
  private func gained(
    over other: Advice, _ fires: Bool, _ concerned: Set<TechniqueID>
  ) -> [RuleShift] {
    var shifts: [RuleShift] = []
    for report in techniques where concerned.contains(report.id) {
      let before = other.techniques.first { $0.id == report.id }?.reasons ?? []
      for reason in report.reasons {
        guard !before.contains(where: { $0.rule == reason.rule && $0.effect == reason.effect })
        else { continue }
        let place = shifts.firstIndex {
          $0.reason.rule == reason.rule && $0.reason.effect == reason.effect
        }
        if let place {
          shifts[place].techniques.append(report.id)
        } else {
          shifts.append(RuleShift(reason: reason, techniques: [report.id], fires: fires))
        }
      }
    }
    return shifts.enumerated().sorted { left, right in
      let ranks = (left.element.reason.rank, right.element.reason.rank)
      return ranks.0 != ranks.1 ? ranks.0 > ranks.1 : left.offset < right.offset
    }.map(\.element)
  }
}

extension Reason {
  /// Its signed push on the score; 0 for gates.
  public var weight: Int {
    let size = strength?.value ?? 0
    return effect == .opposes ? -size : size
  }

  /// Gates that forbid, gates that postpone, and then rules by their weight.
  fileprivate var rank: Int {
    switch effect {
    case .forbids: .max
    case .postpones: .max - 1
    case .supports, .opposes: weight.magnitude > 0 ? abs(weight) : 0
    }
  }
}

/// An answer that differs between two cases; nil where it is open.
public struct AnswerChange: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// What it is in the earlier case.
  public var from: Value?
  /// What it is in the later case.
  public var to: Value?
}

extension Advice {
  /// The answers that differ from those of another case, in the order of declaration.
  public func changes(from earlier: Advice, in ruleSet: RuleSet) -> [AnswerChange] {
    ruleSet.facts.compactMap { fact in
      let old = earlier.answers.last { $0.key == fact.key }?.value
      let new = answers.last { $0.key == fact.key }?.value
      return old == new ? nil : AnswerChange(key: fact.key, from: old, to: new)
    }
  }
}
