public import DecisionModel
import RuleEngine

extension Analysis {
  /// Where each answer to one key would lead, everything else as it stands; values that mean unknown
  /// are left out, of numbers and sets there is one value for each cell, at most `valuesPerKey`, and of
  /// names of the price book the first for each place they lead to.
  public func branches(of key: FactKey, _ facts: Facts) -> [Branch] {
    guard let fact = ruleSet.fact(key), fact.role == .asked else { return [] }
    var without = facts
    without[key] = .unasked
    var trials = Trials(self, without)
    var seen: Set<Verdict> = []
    var values = cells.representatives(of: fact, cap: limits.valuesPerKey)
    if case .name = fact.type { values = cells.all(key) }
    return values.compactMap { value in
      let verdict = verdict(trials.ending(key, value))
      guard trials.applies(key) else { return nil }
      if case .name = value, !seen.insert(verdict).inserted { return nil }
      return Branch(value: value, verdict: verdict)
    }
  }
}

/// Where one answer would lead.
public struct Branch: Hashable, Sendable {
  /// The answer.
  public var value: Value
  /// Where it leads.
  public var verdict: Verdict
}

extension Analysis {
  /// Some facts with every open answer drawn by its likelihood under the assumptions, and every range
  /// narrowed to one value; names of the price book are drawn evenly.
  public func completion(of facts: Facts, from random: inout SplitMix64) -> Facts {
    Completion(engine, names: names).draw(facts, from: &random, engine)
  }
}
