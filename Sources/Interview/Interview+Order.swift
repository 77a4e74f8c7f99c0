import Advice
import DecisionModel
import RuleAnalysis

extension Interview {
  /// How often one question may be left for later before it is left out.
  private static let skips = 2

  /// The question to ask next; nil when none that is left matters.
  ///
  /// Those that the rule files put first open the interview, as long as they matter. Behind them it is the one
  /// that may bar most of the techniques that can still win, since no points undo a bar and
  /// every answer behind it counts; where none bars any, the one that the proof of where it ends hangs on
  /// most, or that most of what is undecided rests on. Of several as good it is one of the topic at hand. A
  /// question of which it is not known whether it applies waits for what decides that.
  var nextKey: FactKey? {
    let pool = pool
    let fresh = pool.filter { !draft.skipped.contains($0) }
    let open = fresh.isEmpty ? pool : fresh
    guard let first = open.first else { return nil }
    // These stand in the order they are to be asked in.
    if draft.scope == .quick || isNarrowing { return unguarded(first, within: open) }
    if let opening = opening(open) { return unguarded(opening, within: open) }
    let topic = draft.trail.last.flatMap { ruleSet.fact($0)?.topic }
    let bars = open.map { outlook.bars[$0] ?? 0 }
    if let most = bars.max(), most > 0 {
      let best = zip(open, bars).filter { $0.1 == most }.map(\.0)
      let staying = best.first { ruleSet.fact($0)?.topic == topic }
      return unguarded(staying ?? best.first ?? first, within: open)
    }
    let hinge = outlook.hinge.filter(open.contains)
    let staying = hinge.first { ruleSet.fact($0)?.topic == topic }
    let powerful = outlook.worth.first { open.contains($0.key) }?.key
    return unguarded(staying ?? hinge.first ?? powerful ?? first, within: open)
  }

  /// The first of the questions that an interview opens with.
  private func opening(_ open: [FactKey]) -> FactKey? {
    var first: (place: Int, key: FactKey)?
    for key in open {
      guard let place = ruleSet.fact(key)?.opening else { continue }
      if first.map({ place < $0.place }) ?? true { first = (place, key) }
    }
    return first?.key
  }

  /// True while only the cost is narrowed.
  var isNarrowing: Bool { draft.narrows && isDone && draft.scope != .all }

  /// The questions that may still be asked, in the order of declaration, or of what each would do.
  var pool: [FactKey] {
    if isNarrowing { return preview?.keys.filter(isOpen) ?? [] }
    if isDone, draft.scope != .all { return [] }
    let open = ruleSet.facts.filter { $0.role == .asked && isOpen($0.key) }
    switch draft.scope {
    case .all: return open.map(\.key)
    case .quick:
      return open.filter { $0.quick != nil }.sorted { ($0.quick ?? 0) < ($1.quick ?? 0) }.map(\.key)
    case .usual:
      var wanted = outlook.wanted
      if !open.contains(where: { wanted.contains($0.key) }) {
        wanted.formUnion(outlook.undecided.flatMap(\.keys) + outlook.hinge)
      }
      for (key, guards) in outlook.guarded where wanted.contains(key) { wanted.formUnion(guards) }
      return open.map(\.key).filter(wanted.contains)
    }
  }

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
}
