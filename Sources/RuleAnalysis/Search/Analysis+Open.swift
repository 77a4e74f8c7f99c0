public import DecisionModel
import RuleEngine

extension Analysis {
  /// Every open key with what it can change, those that change the destination first, and whether the
  /// destination is settled; what it does to costs is marked by `marking(costKeys:)`.
  public func openKeys(_ facts: Facts) -> (keys: [OpenKey], settlement: Settlement) {
    var trials = Trials(self, facts)
    let base = completed(facts)
    var costs = prove(base)
    let settled = settle(trials, base, &costs)
    let isProved = settled.ground == .proof
    let open = openFacts(facts)
    let bearing = isProved ? [] : engine.bearing(on: settled.start)
    var witnesses: [FactKey: Witness] = [:]
    if !isProved {
      var search = WitnessSearch(trials, elsewhere: settled.elsewhere)
      search.run(open.filter { bearing.contains($0.key) })
      witnesses = search.witnesses
    }
    let reach = FactReach(ruleSet)
    let relevant = relevantKeys(base, reach).union(bearing)
    let nextKeys = nextKeys(reach)
    let present = next.flatMap { Present(&trials, NextSteps(engine, reach, $0)) }
    let moves = workers.share(open.count) {
      present
    } work: { present, place in
      relevant.contains(open[place].key)
        && present?.changesNext(
          open[place], isOnPath: nextKeys.contains(open[place].key), isProved: isProved) ?? false
    }
    let powers = engine.powers(base)
    let keys = zip(open, moves).map { fact, movesNext in
      var key = OpenKey(key: fact.key, isKnownUnknown: facts[fact.key] == .unknown)
      key.power = powers[fact.key] ?? .zero
      key.witness = witnesses[fact.key]
      key.ground = key.witness != nil ? .witness : bearing.contains(fact.key) ? .gaveUp : .proof
      if key.witness != nil { key.canChange.append(.destination) }
      if movesNext { key.canChange.append(.next) }
      return key
    }
    var ground = settled.ground
    if ground == .gaveUp, keys.contains(where: { $0.witness != nil }) { ground = .witness }
    return (keys.inOrder, Settlement(ground: ground))
  }

  /// The keys whose answers an undecided rule, gate, stop or condition about the past waits for.
  private func relevantKeys(_ completed: Facts, _ reach: FactReach) -> Set<FactKey> {
    let findings = engine.findings(completed)
    let names =
      ruleSet.rules.map(\.grounds.name) + ruleSet.gates.map(\.grounds.name)
      + ruleSet.stops.map(\.grounds.name)
    var found = Set(names.flatMap { findings.outcomes[$0]?.open ?? [] })
    for condition in ruleSet.pastConditions + ruleSet.needs.map(\.when) {
      found.formUnion(reach.below(condition))
    }
    // A forbidden set of techniques is open as long as what it is computed from is.
    for gate in ruleSet.gates {
      if case .forbidsEach(let fact, _) = gate.effect { found.formUnion(reach.below(fact)) }
    }
    found.formUnion([ruleSet.history?.tried, ruleSet.history?.inUse].compactMap(\.self))
    for step in ruleSet.steps {
      for condition in [step.done, step.due].compactMap(\.self) {
        found.formUnion(reach.below(condition))
      }
    }
    return found
  }

  /// The keys that conditions of the path rest on.
  private func nextKeys(_ reach: FactReach) -> Set<FactKey> {
    var found: Set<FactKey> = []
    for condition in ruleSet.steps.flatMap(\.conditions) { found.formUnion(reach.below(condition)) }
    for gate in ruleSet.gates {
      guard case .postpones = gate.effect else { continue }
      for condition in [gate.grounds.when] + gate.grounds.exceptions.map(\.when) {
        found.formUnion(reach.below(condition))
      }
    }
    found.formUnion(ruleSet.orderings.flatMap { reach.below($0.grounds.when) })
    found.formUnion([ruleSet.history?.tried, ruleSet.history?.inUse].compactMap(\.self))
    return found
  }
}

extension [OpenKey] {
  /// The same where some keys can change costs, those that estimates want or stand in for.
  public func marking(costKeys: Set<FactKey>) -> [OpenKey] {
    map { key in
      var key = key
      if costKeys.contains(key.key) { key.canChange.append(.cost) }
      return key
    }.inOrder
  }

  /// Those that change the destination first, and the most powerful of those that change the same.
  fileprivate var inOrder: [OpenKey] {
    enumerated().sorted { left, right in
      let ranks = (left.element.rank, right.element.rank)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let powers = (left.element.power, right.element.power)
      return powers.0 != powers.1 ? powers.0 > powers.1 : left.offset < right.offset
    }.map(\.element)
  }
}

extension OpenKey {
  /// What is shown to change the destination comes first, then what is not proved not to.
  fileprivate var rank: Int {
    switch ground {
    case .witness: return 0
    case .gaveUp: return 1
    case .proof: break
    }
    let effects = Effect.allCases
    let first = canChange.first.flatMap { effects.firstIndex(of: $0) } ?? effects.count
    return first + 2
  }
}

/// The advice as it stands, and its next step.
private struct Present: Sendable {
  private var trials: Trials
  private var steps: NextSteps
  private let step: StepID

  /// Nil where there is no next step.
  init?(_ trials: inout Trials, _ steps: NextSteps) {
    self.steps = steps
    guard let step = self.steps.next(trials.compiled(), trials.facts) else { return nil }
    self.step = step
    self.trials = trials
  }

  /// Whether an answer to this key alone would change the next step of the advice.
  mutating func changesNext(_ fact: FactDeclaration, isOnPath: Bool, isProved: Bool) -> Bool {
    if isProved, !isOnPath { return false }
    let analysis = trials.analysis
    for value in analysis.cells.representatives(of: fact, cap: analysis.limits.valuesPerKey) {
      // The next step is worked out where it can differ: a condition of the path, or another end.
      if !isOnPath, trials.ending(fact.key, value) == trials.present { continue }
      var given = trials.facts
      given[fact.key] = .known(value)
      if steps.next(trials.compiled(fact.key, value), given) != step { return true }
      if !isOnPath { return false }
    }
    return false
  }
}
