public import DecisionModel

/// A way the open answers may turn out: every open fact gets an exact value that an answer could give.
public struct Completions {
  let ruleSet: RuleSet
  var dice: Dice

  /// Completions that are the same for the same seed.
  public init(_ ruleSet: RuleSet, seed: UInt64) {
    self.ruleSet = ruleSet
    dice = Dice(seed: seed)
  }

  /// The facts with everything open filled in.
  public mutating func facts(_ facts: Facts) -> Facts {
    var complete = facts
    for fact in ruleSet.facts {
      switch fact.role {
      case .cases, .arithmetic: continue
      case .asked, .computed: break
      }
      let possible = Reading(ruleSet, facts, isWide: true).given(fact)
      if let value = dice.pick(possible.values) { complete[fact.key] = .known(exact(value)) }
    }
    return complete
  }

  /// One value of a range, thresholds and ends more often than their neighbours deserve.
  private mutating func exact(_ value: Value) -> Value {
    guard case .number(let range) = value, !range.isExact else { return value }
    let points = ruleSet.everyThreshold.filter(range.contains) + [range.low, range.high]
    if dice.chance(70), let point = dice.pick(points) { return .number(QuantityRange(point)) }
    let width = range.high.micros - range.low.micros
    let step = Int64(dice.below(Int(clamping: width)))
    return .number(QuantityRange(Quantity(micros: range.low.micros + step)))
  }
}

extension RuleSet {
  /// The numbers that conditions of rules compare with.
  fileprivate var everyThreshold: [Quantity] {
    allGrounds.map(\.when).flatMap(\.clauses).flatMap(\.atoms).flatMap { atom in
      switch atom.test {
      case .compares(_, let bound): [bound]
      case .between(let low, let high): [low, high]
      default: [Quantity]()
      }
    }
  }
}
