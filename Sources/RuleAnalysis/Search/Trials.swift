import DecisionModel
import RuleEngine

/// Runs variations of one case through the engine.
struct Trials {
  let analysis: Analysis
  /// The answers as given.
  let facts: Facts
  /// The same with guards, derived and computed facts worked out.
  let base: Facts
  /// Where they lead.
  let present: Verdict
  /// Runs so far.
  private(set) var runs = 0

  init(_ analysis: Analysis, _ facts: Facts) {
    self.analysis = analysis
    self.facts = facts
    base = analysis.completed(facts)
    present = analysis.verdict(completed: base)
  }

  /// Where the case leads with some answers changed.
  mutating func verdict(_ changes: [(key: FactKey, value: Value)]) -> Verdict {
    runs += 1
    var changed = facts
    for change in changes { changed[change.key] = .known(change.value) }
    let needsCosts = changes.contains { analysis.cells.computedFrom.contains($0.key) }
    if needsCosts { return analysis.verdict(changed) }
    var prepared = analysis.engine.prepare(changed)
    for fact in analysis.cells.computed { prepared[fact] = base[fact] }
    return analysis.verdict(completed: prepared)
  }
}
