public import DecisionModel
import RuleEngine

extension Analysis {
  /// Where each answer to one key would lead, everything else as it stands; values that mean unknown
  /// are left out, and of numbers and sets there is one value for each cell, at most `valuesPerKey`.
  public func branches(of key: FactKey, _ facts: Facts) -> [Branch] {
    guard let fact = ruleSet.fact(key), fact.role == .asked else { return [] }
    var without = facts
    without[key] = .unasked
    let base = completed(without)
    return cells.representatives(of: fact, cap: limits.valuesPerKey).compactMap { value in
      var changed = facts
      changed[key] = .known(value)
      let completed = completed(changed, changing: key, from: base)
      guard completed[key] != .notApplicable else { return nil }
      return Branch(value: value, verdict: verdict(completed: completed))
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
  /// narrowed to one value; names of the price book stay open.
  public func completion(of facts: Facts, from random: inout SplitMix64) -> Facts {
    Completion(engine).draw(facts, from: &random, engine)
  }
}
