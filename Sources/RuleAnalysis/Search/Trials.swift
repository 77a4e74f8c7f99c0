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
  let present: EndPoint
  /// Runs so far, and those among them that the cost model had a part in.
  private(set) var runs = 0
  private(set) var costRuns = 0
  let compiled: CompiledFacts
  private var decision: Decision
  private let settle: (Facts, Set<FactKey>?) -> Facts

  /// Starts from a case. Shares what `settle` has worked out of costs, or starts anew at a cost point.
  init(
    _ analysis: Analysis, _ facts: Facts, at point: CostPoint = .likely,
    settle: ((Facts, Set<FactKey>?) -> Facts)? = nil
  ) {
    self.analysis = analysis
    self.facts = facts
    let prepared = analysis.engine.prepare(facts)
    self.settle = settle ?? analysis.vary(prepared, point)
    base = self.settle(prepared, nil)
    compiled = analysis.compiled(facts, computed: base)
    decision = analysis.engine.makeDecision()
    analysis.engine.decide(compiled, into: &decision)
    present = analysis.engine.endPoint(decision)
  }

  /// The same trials of another case, with what is worked out of costs shared.
  func of(_ facts: Facts) -> Trials { Trials(analysis, facts, settle: settle) }

  /// Where other answers lead.
  mutating func ending(of facts: Facts) -> EndPoint {
    runs += 1
    costRuns += 1
    return analysis.end(of: facts, &decision, settle)
  }

  /// Where the case leads with some answers changed.
  mutating func ending(_ changes: [(key: FactKey, value: Value)]) -> EndPoint {
    if changes.contains(where: { analysis.cells.computedFrom.contains($0.key) }) {
      var changed = facts
      for change in changes { changed[change.key] = .known(change.value) }
      return ending(of: changed)
    }
    runs += 1
    var varied = compiled
    for change in changes {
      analysis.engine.put(.known(change.value), for: change.key, in: &varied)
    }
    analysis.engine.decide(varied, into: &decision)
    return analysis.engine.endPoint(decision)
  }

  /// Where the case leads with one answer changed.
  mutating func ending(_ key: FactKey, _ value: Value) -> EndPoint { ending([(key, value)]) }

  /// The case with one answer changed, everything worked out.
  func completed(_ key: FactKey, _ value: Value) -> Facts {
    var changed = facts
    changed[key] = .known(value)
    var prepared = analysis.engine.prepare(changed)
    if analysis.cells.computedFrom.contains(key) { return settle(prepared, nil) }
    for fact in analysis.cells.computed { prepared[fact] = base[fact] }
    return prepared
  }

  /// Adds the runs of a copy.
  mutating func count(_ copy: Trials) { (runs, costRuns) = (copy.runs, copy.costRuns) }

  /// True when the question applies in the case that was run last.
  func applies(_ key: FactKey) -> Bool { analysis.engine.applies(key, in: decision) }
}

extension Analysis {
  /// Answers in the engine's numbers, with the computed facts of a completed case.
  func compiled(_ facts: Facts, computed base: Facts) -> CompiledFacts {
    var compiled = engine.compile(facts)
    for key in cells.computed { engine.put(base[key], for: key, in: &compiled) }
    return compiled
  }
}

extension Analysis {
  /// Where answers lead. Facts that only weigh are worked out where bounds can't do without them.
  func end(
    of facts: Facts, _ decision: inout Decision, _ settle: (Facts, Set<FactKey>?) -> Facts
  ) -> EndPoint {
    let prepared = engine.prepare(facts)
    if cells.computedSets.count < cells.computed.count {
      let some = settle(prepared, cells.computedSets)
      engine.decide(compiled(facts, computed: some), into: &decision)
      if let end = engine.provedEndPoint(decision) { return end }
    }
    engine.decide(compiled(facts, computed: settle(prepared, nil)), into: &decision)
    return engine.endPoint(decision)
  }
}
