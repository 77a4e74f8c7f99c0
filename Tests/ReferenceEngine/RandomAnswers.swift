public import DecisionModel

/// Random answers to the questions of any rule set.
public struct RandomAnswers: Sendable {
  private let ruleSet: RuleSet
  private let thresholds: [FactKey: [Quantity]]
  private var dice: Dice

  /// Answers that are the same for the same seed.
  public init(_ ruleSet: RuleSet, seed: UInt64) {
    self.ruleSet = ruleSet
    dice = Dice(seed: seed)
    var thresholds: [FactKey: [Quantity]] = [:]
    for atom in ruleSet.allGrounds.map(\.when).flatMap(\.clauses).flatMap(\.atoms) {
      switch atom.test {
      case .compares(_, let bound): thresholds[atom.fact, default: []].append(bound)
      case .between(let low, let high): thresholds[atom.fact, default: []] += [low, high]
      default: break
      }
    }
    self.thresholds = thresholds
  }

  /// One set of answers; `unknown` of 100 facts stay open, and as many computed ones.
  public mutating func next(unknown: Int) -> Facts {
    var facts = Facts()
    for fact in ruleSet.facts {
      switch fact.role {
      case .cases, .arithmetic: continue
      case .asked, .computed: break
      }
      if !dice.chance(unknown) { facts[fact.key] = .known(value(of: fact)) }
    }
    return facts
  }

  private mutating func value(of fact: FactDeclaration) -> Value {
    switch fact.type {
    case .choice(let options): return .choice(dice.pick(options)?.name ?? "")
    case .name: return .name("any")
    case .set(let options):
      let alone = options.filter(\.standsAlone).map(\.name)
      if dice.chance(20), let one = dice.pick(alone) { return .set([one]) }
      return .set(dice.some(options.filter { !$0.standsAlone }.map(\.name), percent: 20))
    case .techniques:
      return .set(dice.some(ruleSet.techniques.map { ValueName($0.id) }, percent: 15))
    case .number(_, let domain):
      let points = (thresholds[fact.key] ?? []).filter(domain.contains) + [domain.low]
      let point = dice.pick(points) ?? domain.low
      let steps: [Int64] = [-1_000_000, 0, 1_000_000]
      let value = Quantity(micros: point.micros + (dice.pick(steps) ?? 0))
      return .number(QuantityRange(max(domain.low, min(domain.high, value))))
    }
  }
}
