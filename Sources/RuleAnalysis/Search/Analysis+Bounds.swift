public import DecisionModel
import RuleEngine

extension Analysis {
  /// What bounds alone say of the open answers, for facts with derived and computed ones added.
  public func prospect(completed facts: Facts) -> Prospect {
    var costs = prove(facts)
    let bounds = bounded(engine.compile(facts), facts, &costs)
    if bounds.isProved { return Prospect(isSettled: true) }
    let powers = engine.powers(bounds.start, countsSets: false)
    return Prospect(
      isSettled: false, worth: worth(powers.shares), bars: powers.bars, sets: powers.sets,
      ordered: powers.ordered, hinge: engine.hinge(bounds.start))
  }

  /// What bounds say of a case.
  struct Bounds {
    /// The facts to prove something of.
    var start: CompiledFacts
    /// Whether no completion of the open answers changes where they lead.
    var isProved: Bool
    /// Where it is not proved, the first names of the price book under which it isn't, as far as names
    /// were looked at by themselves.
    var names: [FactKey: Value] = [:]
  }

  /// Looks at all names of the price book at once and, where that proves nothing, at one after the other.
  func bounded(
    _ compiled: CompiledFacts, _ facts: Facts, _ costs: inout any Variations
  ) -> Bounds {
    var decision = engine.makeDecision()
    engine.decide(compiled, into: &decision)
    let present = engine.endPoint(decision)
    let start = loosened(compiled, facts, decision, &costs)
    engine.decide(start, into: &decision)
    if engine.provedEndPoint(decision) == present { return Bounds(start: start, isProved: true) }
    var names = NamedCase(facts: facts, compiled: compiled, left: limits.namesSplit)
    let isProved = isProved(&names, at: present, &decision, &costs)
    return Bounds(start: start, isProved: isProved, names: isProved ? [:] : names.given)
  }

  /// A case with some names given that nobody gave.
  private struct NamedCase {
    var facts: Facts
    var compiled: CompiledFacts
    /// How many names more are looked at by themselves.
    var left: Int
    /// The names given.
    var given: [FactKey: Value] = [:]
  }

  /// Whether bounds prove that a case leads to one place under each name of the first table of which
  /// nobody gave one; where they don't under one name, those of the next table are looked at. A case that
  /// isn't proved keeps the names under which it wasn't.
  private func isProved(
    _ named: inout NamedCase, at end: EndPoint, _ decision: inout Decision,
    _ costs: inout any Variations
  ) -> Bool {
    guard let key = openName(named.facts) else { return false }
    let (facts, compiled) = (named.facts, named.compiled)
    for name in cells.all(key) {
      guard named.left > 0 else { return false }
      named.left -= 1
      named.facts[key] = .known(name)
      engine.put(.known(name), for: key, in: &named.compiled)
      named.given[key] = name
      engine.decide(named.compiled, into: &decision)
      let start = loosened(named.compiled, named.facts, decision, &costs)
      engine.decide(start, into: &decision)
      guard
        engine.provedEndPoint(decision) == end || isProved(&named, at: end, &decision, &costs)
      else { return false }
    }
    (named.facts, named.compiled) = (facts, compiled)
    named.given[key] = nil
    return true
  }

  /// The first name of the price book that nobody gave and that costs rest on, in a case that was worked
  /// out.
  private func openName(_ facts: Facts) -> FactKey? {
    names.keys.filter { key in
      guard cells.computedFrom.contains(key), !cells.all(key).isEmpty else { return false }
      return facts[key] == .unasked || facts[key] == .unknown
    }.min()
  }

  /// The same facts with every computed one as open as open answers leave it: those that rest on a stated
  /// range, since how they come out over all of it is sampled, which proves nothing; on an answer whose
  /// question may turn out not to apply; or on a number or name of the price book that stands in for an
  /// answer. Of sets of techniques that bounds on costs leave partly known that much stands.
  private func loosened(
    _ compiled: CompiledFacts, _ facts: Facts, _ decision: Decision,
    _ costs: inout any Variations
  ) -> CompiledFacts {
    var start = compiled
    let unsure = ruleSet.facts.filter { fact in
      guard fact.role == .asked, case .known(let value) = facts[fact.key] else { return false }
      if case .number(let range) = value, !range.isExact { return true }
      return !engine.surelyApplies(fact.key, in: decision)
    }.map(\.key)
    // Costs are worked out only for sets, and for what this leaves of the others.
    let numbers = cells.computed.filter { key in
      facts[key].value != nil && !cells.computedSets.contains(key)
    }
    let rests = numbers.filter { key in unsure.contains { cells.rests(key, on: $0) } }
    let others = numbers.filter { !rests.contains($0) }
    let proved = costs.settled(facts, only: cells.computedSets.union(others))
    for key in rests { engine.open(key, in: &start) }
    for key in cells.computedSets.union(others) { engine.put(proved[key], for: key, in: &start) }
    engine.putOrder(of: proved, in: &start)
    return start
  }
}
