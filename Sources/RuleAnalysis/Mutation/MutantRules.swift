import DecisionModel
import RuleEngine

/// One mutant of an engine's rules: laid over the engine where that can be, and compiled where it can't
/// or where somebody asks for more than the end of a case.
struct MutantRules {
  /// The rules with the change.
  private let changed: RuleSet
  private let rules: Engine
  private let variation: Variation?
  /// The mutant, compiled; nil until somebody needs it.
  private(set) var compiled: Engine?
  private var decision: Decision?

  /// Nil when the rules don't hold the declaration. `compiled` is the mutant where that is at hand.
  init?(_ mutant: Mutant, of rules: Engine, compiled: Engine? = nil) {
    guard let changed = mutant.applied(to: rules.ruleSet) else { return nil }
    self.changed = changed
    self.rules = rules
    self.compiled = compiled
    variation = mutant.variation(of: rules, changed)
  }

  /// The mutant, compiled.
  mutating func engine() -> Engine {
    if let compiled { return compiled }
    let engine = Engine(changed)
    compiled = engine
    return engine
  }

  /// False when the case surely ends as it does by the rules as they are.
  func touches(_ reading: CaseReading) -> Bool {
    variation.map { rules.touches($0, reading) } ?? true
  }

  /// False when a rule, gate or stop that differs surely fires as it does by the rules as they are.
  func firesOtherwise(in reading: CaseReading) -> Bool {
    variation.map { rules.firesOtherwise($0, in: reading) } ?? true
  }

  /// Where a case ends; `facts` are those that were read. `decision` belongs to the rules as they are and
  /// is overwritten.
  mutating func ending(
    _ reading: CaseReading, _ facts: @autoclosure () -> Facts, _ decision: inout Decision
  ) -> Ending {
    if let variation, variation.endsReadings {
      rules.end(reading, by: variation, into: &decision)
      return Ending(decision)
    }
    return ending(facts())
  }

  /// Where a case ends that was not read by the rules as they are.
  mutating func ending(_ facts: Facts) -> Ending {
    let engine = engine()
    var decision = self.decision ?? engine.makeDecision()
    self.decision = nil
    let ending = engine.ending(engine.compile(facts), &decision)
    self.decision = decision
    return ending
  }
}

extension Mutant {
  /// The mutant as a variation of compiled rules, given the same rules changed; nil where that says
  /// nothing of it.
  fileprivate func variation(of engine: Engine, _ changed: RuleSet) -> Variation? {
    switch change {
    case .flip, .weigh:
      guard let rule = changed.rules.firstIndex(where: { $0.grounds.name.rawValue == owner.name })
      else { return nil }
      return engine.variation(ofRule: rule, to: changed.rules[rule].effects)
    case .delete(let place), .move(let place, _, _, _), .drop(let place, _):
      guard let spot = engine.ruleSet.spot(of: place),
        let condition = changed.condition(at: place)
      else { return nil }
      return engine.variation(of: spot, to: condition)
    }
  }
}

extension RuleSet {
  /// Where the engine finds a condition; nil for those that decide nothing.
  fileprivate func spot(of place: ConditionPlace) -> Variation.Spot? {
    let name = place.owner.name
    let exception = place.index == 0 ? nil : place.index - 1
    func found(_ grounds: [Grounds], _ spot: (Int) -> Variation.Spot) -> Variation.Spot? {
      grounds.firstIndex { $0.name.rawValue == name }.map(spot)
    }
    switch place.owner.kind {
    case .rule: return found(rules.map(\.grounds)) { .rule($0, exception: exception) }
    case .gate: return found(gates.map(\.grounds)) { .gate($0, exception: exception) }
    case .stop: return found(stops.map(\.grounds)) { .stop($0, exception: exception) }
    case .need: return needs.firstIndex { $0.name.rawValue == name }.map { .need($0) }
    case .derived:
      return facts.firstIndex { $0.key.rawValue == name }.map { .derived($0, case: place.index) }
    case .history: return .history(place.index)
    case .practice, .warning: return nil
    }
  }
}
