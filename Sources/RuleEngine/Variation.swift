public import DecisionModel

/// Rules that differ from an engine's in one condition, or in what one rule weighs, laid over the engine
/// instead of compiled anew.
public struct Variation: Sendable {
  let change: Change

  enum Change: Sendable {
    /// A condition stands in the place of these arms.
    case condition(ArmRange, CompiledCondition, Scope)
    /// A rule pushes otherwise: everything about techniques, and when the rule fires.
    case effects(SharedTechniques, CompiledGrounds)
  }

  /// What a varied condition belongs to.
  enum Scope: Sendable {
    /// A rule, a gate or a stop.
    case grounds(CompiledGrounds)
    /// A need, or what the history says.
    case plain
    /// A fact that is settled before the rules are looked up, so that readings don't take it in.
    case fact
  }

  /// A condition of the rules, by place.
  public enum Spot: Sendable {
    /// The condition of a rule, or one of its exceptions.
    case rule(Int, exception: Int?)
    /// The condition of a gate, or one of its exceptions.
    case gate(Int, exception: Int?)
    /// The condition of a stop, or one of its exceptions.
    case stop(Int, exception: Int?)
    /// When a need is stated.
    case need(Int)
    /// One case of a derived fact.
    case derived(Int, case: Int)
    /// A condition of the history: of its exhausted slots, exhausted techniques, stays, of what is unfit
    /// and what stands instead, in that order.
    case history(Int)
  }

  /// True when readings can be ended by it; otherwise it only says which cases it touches.
  public var endsReadings: Bool {
    guard case .condition(let range, _, let scope) = change else { return true }
    if case .fact = scope { return false }
    return range.start < range.end
  }
}

extension Engine {
  /// The rules with another condition at one spot; nil when they hold no such condition.
  public func variation(of spot: Variation.Spot, to condition: Condition) -> Variation? {
    // Where values were too many to be cut into cells, readings say less than conditions do.
    if plan.table.widest != nil { return nil }
    let compiled = compile(condition)
    func grounds(_ all: [CompiledGrounds], _ place: Int, _ exception: Int?) -> Variation? {
      guard all.indices.contains(place) else { return nil }
      let own = all[place]
      var range = own.when
      if let exception {
        guard own.exceptions.indices.contains(own.exceptions.lowerBound + exception) else {
          return nil
        }
        range = plan.exceptions[own.exceptions.lowerBound + exception]
      }
      return Variation(change: .condition(range, compiled, .grounds(own)))
    }
    func plain(_ ranges: [ArmRange], _ place: Int, _ scope: Variation.Scope) -> Variation? {
      guard ranges.indices.contains(place) else { return nil }
      return Variation(change: .condition(ranges[place], compiled, scope))
    }
    let techniques = plan.techniques
    switch spot {
    case .rule(let place, let exception):
      return grounds(techniques.rules.map(\.grounds), place, exception)
    case .gate(let place, let exception):
      return grounds(techniques.gates.map(\.grounds), place, exception)
    case .stop(let place, let exception):
      return grounds(techniques.stops.map(\.grounds), place, exception)
    case .need(let place): return plain(techniques.needs, place, .plain)
    case .history(let place): return plain(historyArms, place, .plain)
    case .derived(let place, let index):
      guard plan.settling.indices.contains(place),
        case .cases(let cases) = plan.settling[place].source
      else { return nil }
      return plain(plan.cases[cases].map(\.when), index, .fact)
    }
  }

  /// The rules with other effects of one rule, which name the same techniques in the same order; nil
  /// when they don't.
  public func variation(ofRule place: Int, to effects: [Rule.Effect]) -> Variation? {
    guard plan.techniques.rules.indices.contains(place),
      let techniques = plan.techniques.pushing(place, by: effects)
    else { return nil }
    return Variation(
      change: .effects(SharedTechniques(techniques), plan.techniques.rules[place].grounds))
  }

  /// The arms of each condition of the history; empty when some were left out for want of a name.
  private var historyArms: [ArmRange] {
    let history = plan.techniques.history
    let parts: [[ArmRange]] = [
      history.exhaustedSlots.compactMap(\.unless), history.exhausted.map(\.when),
      history.unfit, history.instead.map(\.when),
    ]
    let declared = ruleSet.history ?? History()
    let count =
      declared.exhaustedSlots.count { $0.unless != nil } + declared.exhausted.count
      + declared.unfit.count + declared.instead.count
    let arms = parts.flatMap(\.self)
    return arms.count == count ? arms : []
  }
}
