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
  /// Computed facts of changed answers, by the changes that each can rest on: what one change does to
  /// costs is the same whatever else changes beside it.
  private var worked: [Change: CompiledFact] = [:]
  private let settle: (Facts, Set<FactKey>?) -> Facts
  /// Computed facts that stay open unless they are the same however open answers turn out.
  let prove: (Facts, Set<FactKey>?) -> Facts

  /// Starts from a case. Shares what other trials have worked out of costs, or starts anew at a cost
  /// point.
  init(
    _ analysis: Analysis, _ facts: Facts, at point: CostPoint = .likely,
    sharing other: Trials? = nil
  ) {
    self.analysis = analysis
    self.facts = facts
    let prepared = analysis.engine.prepare(facts)
    settle = other?.settle ?? analysis.vary(prepared, point)
    prove = other?.prove ?? analysis.vary(prepared, .proof)
    base = settle(prepared, nil)
    compiled = analysis.compiled(facts, computed: base)
    decision = analysis.engine.makeDecision()
    analysis.engine.decide(compiled, into: &decision)
    present = analysis.engine.endPoint(decision)
  }

  /// The same trials of another case, with what is worked out of costs shared.
  func of(_ facts: Facts) -> Trials { Trials(analysis, facts, sharing: self) }

  /// Where other answers lead.
  mutating func ending(of facts: Facts) -> EndPoint {
    runs += 1
    costRuns += 1
    return analysis.end(of: facts, &decision, settle)
  }

  /// Where the case leads with some answers changed.
  mutating func ending(_ changes: [(key: FactKey, value: Value)]) -> EndPoint {
    // Every end is wanted here, so that there is one.
    ending(changes) { _, _ in true } ?? present
  }

  /// The same, or nil where a look at the bounds before costs are worked out says that it isn't wanted.
  mutating func ending(
    _ changes: [(key: FactKey, value: Value)], where isWanted: (Engine, Decision) -> Bool
  ) -> EndPoint? {
    runs += 1
    var varied = compiled
    for change in changes {
      analysis.engine.put(.known(change.value), for: change.key, in: &varied)
    }
    let missing = putWorked(changes, in: &varied)
    analysis.engine.decide(varied, into: &decision)
    if missing.isEmpty { return analysis.engine.endPoint(decision) }
    if !isWanted(analysis.engine, decision) { return nil }
    if let end = analysis.engine.provedEndPoint(decision) { return end }
    costRuns += 1
    var changed = facts
    for change in changes { changed[change.key] = .known(change.value) }
    var prepared = analysis.engine.prepare(changed, decided: decision)
    // What was given of a computed fact stands until it is worked out.
    for change in missing { prepared[change.fact] = changed[change.fact] }
    // The sets that gates read nearly always matter, what only weighs often doesn't.
    let sets = missing.filter { analysis.cells.computedSets.contains($0.fact) }
    for part in [sets, missing.filter { !analysis.cells.computedSets.contains($0.fact) }]
    where !part.isEmpty {
      let settled = settle(prepared, Set(part.map(\.fact)))
      for change in part {
        let column = analysis.engine.compile(change.fact, of: settled)
        worked[change] = column
        if let column { analysis.engine.put(column, in: &varied) }
      }
      analysis.engine.decide(varied, into: &decision)
      guard part.count < missing.count else { continue }
      if let end = analysis.engine.provedEndPoint(decision) { return end }
    }
    return analysis.engine.endPoint(decision)
  }

  /// Puts the computed facts that rest on changed answers: as worked out before, or open. Returns those
  /// that are open.
  private func putWorked(
    _ changes: [(key: FactKey, value: Value)], in varied: inout CompiledFacts
  ) -> [Change] {
    let from = analysis.cells.computedFrom
    guard changes.contains(where: { from.contains($0.key) }) else { return [] }
    var missing: [Change] = []
    for fact in analysis.cells.computed {
      let below = changes.filter { analysis.cells.mayRest(fact, on: $0.key) }
      if below.isEmpty { continue }
      let change = Change(fact: fact, keys: below.map(\.key), values: below.map(\.value))
      if let known = worked[change] {
        analysis.engine.put(known, in: &varied)
      } else {
        analysis.engine.open(fact, in: &varied)
        missing.append(change)
      }
    }
    return missing
  }

  /// Changed answers as far as a computed fact can rest on them.
  private struct Change: Hashable {
    var fact: FactKey
    var keys: [FactKey]
    var values: [Value]
  }

  /// Where the case leads with one answer changed.
  mutating func ending(_ key: FactKey, _ value: Value) -> EndPoint { ending([(key, value)]) }

  /// True when bounds prove that no other answer to one question, whatever it would do to costs, leads
  /// elsewhere.
  mutating func isFixed(whatever key: FactKey) -> Bool {
    var opened = compiled
    analysis.open(key, in: &opened)
    analysis.engine.decide(opened, into: &decision)
    return analysis.engine.provedEndPoint(decision) == present
  }

  /// The case with one answer changed, everything worked out.
  func completed(_ key: FactKey, _ value: Value) -> Facts {
    var changed = facts
    changed[key] = .known(value)
    var prepared = analysis.engine.prepare(changed)
    if analysis.cells.computedFrom.contains(key) { return settle(prepared, nil) }
    for fact in analysis.cells.computed { prepared[fact] = base[fact] }
    prepared.behind = base.behind
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
    put(base, into: &compiled)
    return compiled
  }

  /// Puts the computed facts of a completed case in the place of what was.
  func put(_ base: Facts, into compiled: inout CompiledFacts) {
    for key in cells.computed { engine.put(base[key], for: key, in: &compiled) }
    engine.putOrder(of: base, in: &compiled)
  }
}

extension Analysis {
  /// Where answers lead. Computed facts are worked out only where bounds can't do without them: the
  /// sets that gates read first, then those that only weigh.
  func end(
    of facts: Facts, _ decision: inout Decision, _ settle: (Facts, Set<FactKey>?) -> Facts
  ) -> EndPoint {
    var compiled = engine.compile(facts)
    engine.decide(compiled, into: &decision)
    if let end = engine.provedEndPoint(decision) { return end }
    let prepared = engine.prepare(facts, decided: decision)
    if cells.computedSets.count < cells.computed.count {
      put(settle(prepared, cells.computedSets), into: &compiled)
      engine.decide(compiled, into: &decision)
      if let end = engine.provedEndPoint(decision) { return end }
    }
    put(settle(prepared, nil), into: &compiled)
    engine.decide(compiled, into: &decision)
    return engine.endPoint(decision)
  }
}
