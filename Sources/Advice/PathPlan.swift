import DecisionModel

/// Which steps stand on the path, in which order, and what put them there.
struct PathPlan {
  let situation: Situation
  /// The steps in order.
  private(set) var steps: [StepID] = []
  /// The rules, gates and orderings that put a step there.
  private(set) var why: [StepID: [RuleName]] = [:]
  /// Steps that must come before a technique of the destination.
  private(set) var required: Set<StepID> = []
  /// What is taken instead of a step, since the destination holds it and not that one.
  private let replacements: [StepID: StepID]

  init(_ situation: Situation) {
    self.situation = situation
    let ends = Set(situation.destination.techniques.map { StepID($0) })
    replacements = Dictionary(
      situation.ruleSet.steps.filter { ends.contains($0.id) }.flatMap { step in
        step.replaces.filter { !ends.contains($0) }.map { ($0, step.id) }
      }, uniquingKeysWith: { first, _ in first })
    let joined = membership()
    required = prerequisites()
    steps = order(joined).sorted(declared(joined))
  }

  private var ruleSet: RuleSet { situation.ruleSet }

  /// True for the step of a technique that is declared.
  static func isTechnique(_ step: StepID, in ruleSet: RuleSet) -> Bool {
    ruleSet.technique(TechniqueID(named: step)) != nil
  }

  private func standing(_ step: StepID) -> Standing? {
    situation.findings.standings[TechniqueID(named: step)]
  }

  /// What must or may come before a step: postponing gates and required techniques.
  private func predecessors(_ step: StepID, possible: Bool) -> [(step: StepID, gate: RuleName?)] {
    guard let standing = standing(step) else { return [] }
    let gates = standing.postponed + (possible ? standing.mayBePostponed : [])
    let requires = ruleSet.technique(TechniqueID(named: step))?.requires ?? []
    return gates.flatMap { gate in gate.after.map { (replacements[$0] ?? $0, gate.gate) } }
      + requires.map { (StepID($0), nil) }
  }

  private mutating func membership() -> Set<StepID> {
    let outcome = situation.destination.outcome
    var joined: Set<StepID> = []
    var open = situation.destination.techniques.map { StepID($0) }
    if let first = ruleSet.history?.fallback, outcome != .stop { open.append(StepID(first)) }
    for step in ruleSet.steps {
      // What is ruled out is no step on the way to something else.
      let offered =
        step.joins.contains(where: situation.holds) && replacements[step.id] == nil
        && standing(step.id)?.blockedBy.isEmpty ?? true
      // After a stop the path is over: only what follows from the stop stands on it.
      if situation.isConcluded(by: step) || (offered && outcome != .stop) { open.append(step.id) }
    }
    while let step = open.popLast() {
      guard joined.insert(step).inserted, outcome != .stop else { continue }
      for before in predecessors(step, possible: true) {
        if let gate = before.gate { note(gate, at: before.step) }
        open.append(before.step)
      }
    }
    return joined
  }

  private mutating func note(_ rule: RuleName, at step: StepID) {
    if !(why[step] ?? []).contains(rule) { why[step, default: []].append(rule) }
  }

  /// The steps that must come before a technique of the destination, whatever open answers say.
  private func prerequisites() -> Set<StepID> {
    var found: Set<StepID> = []
    var open = situation.destination.techniques.map { StepID($0) }
    while let step = open.popLast() {
      for before in predecessors(step, possible: false) where found.insert(before.step).inserted {
        open.append(before.step)
      }
    }
    return found
  }

  /// The steps as declared, techniques without a step of their own after the others.
  private func declared(_ joined: Set<StepID>) -> [StepID] {
    let own = ruleSet.steps.map(\.id)
    let known = Set(own)
    let others = ruleSet.techniques.map { StepID($0.id) }.filter { !known.contains($0) }
    let all = (own + others).filter { joined.contains($0) }
    return all + joined.subtracting(all).sorted()
  }

  private mutating func order(_ joined: Set<StepID>) -> PathOrder {
    var order = PathOrder()
    if let first = ruleSet.history?.fallback {
      for step in joined.sorted() where Self.isTechnique(step, in: ruleSet) {
        order.put(StepID(first), before: step)
      }
    }
    for step in joined.sorted() {
      for before in predecessors(step, possible: true) { order.put(before.step, before: step) }
    }
    // What waits for the destination comes after every technique.
    for step in ruleSet.steps where step.waits && joined.contains(step.id) {
      for other in joined.sorted() where Self.isTechnique(other, in: ruleSet) {
        order.put(other, before: step.id)
      }
    }
    for ordering in ruleSet.orderings
    where joined.contains(ordering.first) && joined.contains(ordering.second)
      && situation.fires(ordering.grounds.name)
    {
      order.put(ordering.first, before: ordering.second)
      if !ordering.grounds.when.clauses.isEmpty {
        note(ordering.grounds.name, at: ordering.first)
      }
    }
    return order
  }
}
