public import DecisionModel

/// Random answers to the questions of any rule set.
public struct RandomAnswers: Sendable {
  private let ruleSet: RuleSet
  private let thresholds: [FactKey: [Quantity]]
  private let names: [FactKey: [String]]
  private var dice: Dice

  /// Answers that are the same for the same seed; `names` are those of a price book that a fact can be.
  public init(_ ruleSet: RuleSet, names: [FactKey: [String]] = [:], seed: UInt64) {
    self.ruleSet = ruleSet
    self.names = names
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
      if !dice.chance(unknown) {
        facts[fact.key] = .known(value(of: fact))
      } else if case .computed = fact.role, fact.type == .techniques, dice.chance(50) {
        facts[fact.key] = partlyKnown()
      }
    }
    return facts
  }

  /// The answers with every open question answered in some way that leaves nothing unknown, and every
  /// range narrowed to one value; names stay open where there are none to pick from.
  public mutating func complete(_ facts: Facts) -> Facts {
    var complete = facts
    for fact in ruleSet.facts where fact.role == .asked {
      switch facts[fact.key] {
      case .known(.number(let range)) where !range.isExact:
        let width = range.high.micros - range.low.micros
        let micros = [0, width, Int64(dice.next() % UInt64(width))][dice.below(3)]
        complete[fact.key] = .known(
          .number(QuantityRange(Quantity(micros: range.low.micros + micros))))
      case .unasked, .unknown:
        if case .name = fact.type, names[fact.key] == nil { continue }
        complete[fact.key] = .known(answer(to: fact))
      case .known, .partly, .notApplicable: break
      }
    }
    return complete
  }

  /// The answers without some of them, at most `count`, as nobody was asked.
  public mutating func without(_ count: Int, _ facts: Facts) -> Facts {
    var fewer = facts
    let asked = ruleSet.facts.filter { $0.role == .asked }.map(\.key)
    for _ in 0..<count {
      if let key = dice.pick(asked) { fewer[key] = .unasked }
    }
    return fewer
  }

  /// A computed set of which some members are sure and some open.
  private mutating func partlyKnown() -> Knowledge {
    let all = ruleSet.techniques.map { ValueName($0.id) }
    let sure = dice.some(all, percent: 20)
    let possible = dice.some(all.filter { !sure.contains($0) }, percent: 30)
    return .partly(sure: sure, possible: possible)
  }

  /// A value that is not the same as not knowing, and that a person could give.
  private mutating func answer(to fact: FactDeclaration) -> Value {
    switch fact.type {
    case .choice(let options):
      return .choice(dice.pick(options.filter { !$0.meansUnknown })?.name ?? "")
    case .techniques:
      let plain = ruleSet.techniques.filter(\.members.isEmpty).map { ValueName($0.id) }
      return .set(dice.some(plain, percent: 15))
    case .number(_, let domain):
      // Thresholds of rules, or any order of magnitude: costs have thresholds of their own.
      if dice.chance(50) { return value(of: fact) }
      let power = Int64(1) << Int64(dice.below(38))
      let micros = min(power, .max / 2_000_000) * 1_000_000 + Int64(dice.below(1_000)) * 1_000_000
      let quantity = max(domain.low, min(domain.high, Quantity(micros: micros)))
      return .number(QuantityRange(quantity))
    case .set, .name: return value(of: fact)
    }
  }

  private mutating func value(of fact: FactDeclaration) -> Value {
    switch fact.type {
    case .choice(let options): return .choice(dice.pick(options)?.name ?? "")
    case .name: return .name(dice.pick(names[fact.key] ?? []) ?? "any")
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
