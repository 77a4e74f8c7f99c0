import DecisionModel

/// Where each step of a path stands, and which one is next.
struct PathStates {
  let situation: Situation
  let plan: PathPlan
  /// The state of each step.
  private(set) var states: [StepID: PathStep.State] = [:]
  /// What decides about a step while answers are open.
  private var waits: [StepID: Wait] = [:]
  /// The next step.
  private(set) var next: StepID?

  /// What a step waits for.
  private enum Wait {
    /// Undecided gates.
    case gates([RuleName])
    /// What makes it done, or due.
    case condition(Condition)
  }

  init(_ situation: Situation) {
    let plan = PathPlan(situation)
    self.situation = situation
    self.plan = plan
    for step in plan.steps { states[step] = state(of: step) }
    next = chooseNext()
    if let next { states[next] = .next }
  }

  private var ends: [StepID] { situation.destination.techniques.map { StepID($0) } }

  private mutating func state(of step: StepID) -> PathStep.State {
    let declared = situation.ruleSet.step(step)
    let technique = TechniqueID(named: step)
    if situation.triedTechniques.contains(technique) { return .done }
    if let done = declared?.done, situation.truth(done) == .must { return .done }
    let isDue = declared?.due.map { situation.truth($0) == .must } ?? false
    // What runs and was measured by nobody may be up again.
    if situation.doneTechniques.contains(technique) { return isDue ? .later : .done }
    if ends.contains(step) {
      let gates = undecidedGates(of: step)
      waits[step] = .gates(gates)
      return gates.isEmpty ? .later : .onlyIf
    }
    if plan.required.contains(step) { return .later }
    if PathPlan.isTechnique(step, in: situation.ruleSet) { return .onlyIf }
    if isDue { return .later }
    // What waits for the destination is up once all of it is done, unless only an open answer may ask for it.
    let isReached = situation.destination.techniques.allSatisfy(situation.doneTechniques.contains)
    if declared?.launches == true, situation.isLive {
      // Nothing new is there to be put into use, unless another technique comes to something.
      let isAllDone = plan.steps.allSatisfy {
        !PathPlan.isTechnique($0, in: situation.ruleSet) || states[$0] == .done
      }
      if isAllDone { return .done }
    } else if let declared, declared.waits, isReached,
      declared.joins.contains(where: situation.holds)
    {
      return .later
    }
    waits[step] = .condition(
      Condition((declared?.done?.clauses ?? []) + (declared?.due?.clauses ?? [])))
    return .onlyIf
  }

  /// The open keys that decide about a step.
  func openKeys(of step: StepID) -> [FactKey] {
    switch waits[step] {
    case .gates(let gates): unique(gates.flatMap { openKeys(of: $0, for: step) })
    case .condition(let condition): AnswerTrail(situation: situation).openKeys(below: condition)
    case nil: []
    }
  }

  /// The gates on a technique that open answers may bring about, those left out that only ask for
  /// steps that are done.
  private func undecidedGates(of step: StepID) -> [RuleName] {
    guard let standing = situation.findings.standings[TechniqueID(named: step)] else { return [] }
    let done = situation.doneTechniques
    let postponing = standing.mayBePostponed.filter { gate in
      gate.after.contains { after in
        if done.contains(TechniqueID(named: after)) { return false }
        guard let condition = situation.ruleSet.step(after)?.done else { return true }
        return situation.truth(condition) != .must
      }
    }
    return standing.mayBeBlockedBy + postponing.map(\.gate)
  }

  /// The open keys behind a gate; for a gate over a computed set those that the computation wants.
  private func openKeys(of name: RuleName, for step: StepID) -> [FactKey] {
    let known = situation.outcome(name)?.open ?? []
    let gate = situation.ruleSet.gates.first { $0.grounds.name == name }
    guard case .forbidsEach(let fact, _)? = gate?.effect else { return known }
    let wanted = situation.wanted?(fact, TechniqueID(named: step))
    return known + (wanted ?? AnswerTrail(situation: situation).openKeys(below: fact))
  }

  /// The first step that is up before the first end that is left, else one of those that finds out what
  /// decides about the ends, else that end: what comes behind it is only for where it falls short.
  private func chooseNext() -> StepID? {
    let outcome = situation.destination.outcome
    let rules = situation.ruleSet
    if outcome != .adapt,
      let step = plan.steps.first(where: { rules.step($0).map(situation.isConcluded) ?? false })
    {
      return step
    }
    guard let end = plan.steps.firstIndex(where: { ends.contains($0) && states[$0] != .done })
    else {
      return plan.steps.first { states[$0] == .later } ?? plan.steps.first { states[$0] != .done }
    }
    let before = plan.steps[..<end]
    if let step = before.first(where: { states[$0] == .later && rules.step($0)?.waits != true }) {
      return step
    }
    if states[plan.steps[end]] == .later { return plan.steps[end] }
    let wanted = Set(ends.flatMap { openKeys(of: $0) })
    let finder = before.first { step in
      guard states[step] != .done else { return false }
      return rules.step(step)?.findsOut.contains { wanted.contains($0) } == true
    }
    return finder ?? plan.steps[end]
  }

  private func unique(_ keys: [FactKey]) -> [FactKey] {
    var seen: Set<FactKey> = []
    return keys.filter { seen.insert($0).inserted }
  }

  /// The next step, the last one where none is left.
  var nextStep: Recommendation.Next {
    Recommendation.Next(step: next ?? plan.steps.last ?? "", technique: nextTechnique)
  }

  /// The technique that the next step is or serves; nil after `stop` and `none_fits`.
  private var nextTechnique: TechniqueID? {
    guard situation.destination.outcome == .adapt, let next else { return nil }
    let rules = situation.ruleSet
    if PathPlan.isTechnique(next, in: rules) { return TechniqueID(named: next) }
    let place = plan.steps.firstIndex(of: next) ?? plan.steps.startIndex
    let later = plan.steps[place...].first {
      PathPlan.isTechnique($0, in: rules) && states[$0] != .done
    }
    return later.map { TechniqueID(named: $0) } ?? situation.destination.techniques.last
  }
}
