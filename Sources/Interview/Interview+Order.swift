import Advice
import DecisionModel
import RuleAnalysis

extension Interview {
  /// How much of the greatest power a question must have to come first because the topic stays.
  private static let topicShare = 0.5
  /// How often one question may be left for later before it is left out.
  private static let skips = 2

  /// The question to ask next; nil when none that is left matters.
  ///
  /// Of those that matter the most powerful, or one of the topic at hand that is nearly as powerful; a
  /// question of which it is not known whether it applies waits for what decides that.
  var nextKey: FactKey? {
    let pool = pool
    let fresh = pool.filter { !draft.skipped.contains($0) }
    let open = fresh.isEmpty ? pool : fresh
    guard let first = open.first else { return nil }
    guard draft.scope != .quick || draft.narrows else { return unguarded(first, within: open) }
    let powers = powers
    let greatest = open.map { powers[$0] ?? 0 }.max() ?? 0
    let best = open.first { (powers[$0] ?? 0) == greatest } ?? first
    let topic = draft.trail.last.flatMap { ruleSet.fact($0)?.topic }
    let near = open.filter { ruleSet.fact($0)?.topic == topic }
    let staying = near.max { (powers[$0] ?? 0, $1) < (powers[$1] ?? 0, $0) }
    let chosen = staying.flatMap { key in
      (powers[key] ?? 0) >= greatest * Self.topicShare && greatest > 0 ? key : nil
    }
    return unguarded(chosen ?? best, within: open)
  }

  /// The questions that may still be asked, in the order of declaration, or of what each would do.
  var pool: [FactKey] {
    if draft.narrows, isDone, draft.scope != .all { return preview.keys.filter(isOpen) }
    if isDone, draft.scope != .all { return [] }
    let open = ruleSet.facts.filter { $0.role == .asked && isOpen($0.key) }
    switch draft.scope {
    case .all: return open.map(\.key)
    case .quick:
      return open.filter { $0.quick != nil }.sorted { ($0.quick ?? 0) < ($1.quick ?? 0) }.map(\.key)
    case .usual:
      var wanted = Set(outlook.worth.map(\.key))
      for (key, guards) in outlook.guarded where wanted.contains(key) { wanted.formUnion(guards) }
      return open.map(\.key).filter(wanted.contains)
    }
  }

  /// What the destination costs, and what would narrow that.
  var preview: CostPreview { advisor.costPreview(answers) }

  /// Asks first what decides whether a question applies.
  private func unguarded(_ key: FactKey, within open: [FactKey]) -> FactKey {
    var key = key
    var seen: Set<FactKey> = [key]
    while let guards = outlook.guarded[key],
      let first = guards.first(where: { open.contains($0) && seen.insert($0).inserted })
    {
      key = first
    }
    return key
  }

  /// Not asked so far, not known to be out of place, and not left out for good.
  private func isOpen(_ key: FactKey) -> Bool {
    draft.answers[key] == nil && outlook.facts[key] == .unasked
      && draft.skipped.count { $0 == key } < Self.skips
  }

  private var powers: [FactKey: Double] {
    if draft.narrows, isDone {
      let keys = preview.keys
      return Dictionary(
        keys.enumerated().map { ($1, Double(keys.count - $0)) }
      ) { first, _ in first }
    }
    return Dictionary(outlook.worth.map { ($0.key, $0.power.double) }) { first, _ in first }
  }
}
