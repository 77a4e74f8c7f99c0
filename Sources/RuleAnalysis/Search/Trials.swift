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
  let compiled: CompiledFacts
  /// Shared with other trials of the same case.
  let costs: SharedCosts
  private var decision: Decision
  private var changed: ChangedCosts

  /// Starts from a case.
  init(_ analysis: Analysis, _ facts: Facts) {
    let prepared = analysis.engine.prepare(facts)
    let costs = SharedCosts(
      likely: analysis.vary(prepared, .likely), proof: analysis.vary(prepared, .proof))
    self.init(analysis, facts, prepared, costs)
  }

  private init(_ analysis: Analysis, _ facts: Facts, _ prepared: Facts, _ costs: SharedCosts) {
    self.analysis = analysis
    self.facts = analysis.engine.ordered(facts)
    self.costs = costs
    changed = ChangedCosts(analysis)
    base = costs.likely.settled(prepared, only: nil)
    compiled = analysis.compiled(facts, computed: base)
    decision = analysis.engine.makeDecision()
    analysis.engine.decide(compiled, into: &decision)
    present = analysis.engine.endPoint(decision)
  }

  /// The same trials of another case, with what is worked out of costs shared.
  func of(_ facts: Facts) -> Trials {
    Trials(analysis, facts, analysis.engine.prepare(facts), costs)
  }

  /// Goes on from a case, on any core.
  init(_ start: StartingCase) {
    analysis = start.analysis
    facts = start.facts
    base = start.base
    compiled = start.compiled
    present = start.present
    costs = SharedCosts(likely: start.likely, proof: start.proof)
    changed = ChangedCosts(analysis)
    decision = analysis.engine.makeDecision()
  }

  /// The case, for trials on another core.
  var start: StartingCase {
    StartingCase(
      analysis: analysis, facts: facts, base: base, compiled: compiled, present: present,
      likely: costs.likely, proof: costs.proof)
  }

  /// Where other answers lead.
  mutating func ending(of facts: Facts) -> EndPoint {
    return analysis.end(of: facts, &decision, &costs.likely)
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
    var varied = compiled
    for change in changes {
      analysis.engine.put(.known(change.value), for: change.key, in: &varied)
    }
    let missing = changed.put(changes, in: &varied)
    if missing.isEmpty { return analysis.engine.end(varied, &decision) }
    analysis.engine.decide(varied, into: &decision)
    if !isWanted(analysis.engine, decision) { return nil }
    if let end = analysis.engine.provedEndPoint(decision) { return end }
    var answers = facts
    for change in changes { answers[change.key] = .known(change.value) }
    var prepared = analysis.engine.prepare(answers, decided: decision)
    let open = missing.map { analysis.cells.computed[$0.place] }
    // What was given of a computed fact stands until it is worked out.
    for fact in open { prepared[fact] = answers[fact] }
    // The sets that gates read nearly always matter, what only weighs often doesn't.
    let areSets = open.map { analysis.cells.computedSets.contains($0) }
    for isSet in [true, false] {
      let part = missing.indices.filter { areSets[$0] == isSet }
      if part.isEmpty { continue }
      let settled = costs.likely.settled(prepared, only: Set(part.map { open[$0] }))
      changed.put(settled, part.map { missing[$0] }, in: &varied)
      if !isSet || part.count == missing.count { break }
      analysis.engine.decide(varied, into: &decision)
      if let end = analysis.engine.provedEndPoint(decision) { return end }
    }
    return analysis.engine.end(varied, &decision)
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
    if analysis.cells.computedFrom.contains(key) {
      return costs.likely.settled(prepared, only: nil)
    }
    for fact in analysis.cells.computed { prepared[fact] = base[fact] }
    prepared.behind = base.behind
    return prepared
  }

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
    of facts: Facts, _ decision: inout Decision, _ costs: inout any Variations
  ) -> EndPoint {
    var compiled = engine.compile(facts)
    engine.decide(compiled, into: &decision)
    if let end = engine.provedEndPoint(decision) { return end }
    let prepared = engine.prepare(facts, decided: decision)
    if cells.computedSets.count < cells.computed.count {
      put(costs.settled(prepared, only: cells.computedSets), into: &compiled)
      engine.decide(compiled, into: &decision)
      if let end = engine.provedEndPoint(decision) { return end }
    }
    put(costs.settled(prepared, only: nil), into: &compiled)
    return engine.end(compiled, &decision)
  }
}
