internal import DecisionModel

extension Engine {
  /// A decision with the names put back, and with what only reports need; unless it `explains`, rules and
  /// stops are left out, and the open answers behind all but gates.
  func report(
    _ decision: inout Decision, _ given: Facts, explains: Bool = true
  ) -> Findings {
    decision.present.sweep(plan, plan.report, .present)
    if decision.boundsDiffer { decision.bounds.sweep(plan, plan.report, .bounds) }
    let open = OpenKeys(
      plan: plan, evaluation: decision.widest, countsPossibleAbsence: decision.boundsDiffer)
    var outcomes: [RuleName: Findings.Outcome] = [:]
    outcomes.reserveCapacity(ruleSet.rules.count + ruleSet.gates.count + plan.reported.count)
    func record(_ name: RuleName, _ grounds: CompiledGrounds, explains: Bool = explains) {
      outcomes[name] = Findings.Outcome(
        truth: decision.present.truth(grounds), open: explains ? open.keys(grounds) : [])
    }
    if explains {
      for (rule, compiled) in zip(ruleSet.rules, plan.techniques.rules) {
        record(rule.grounds.name, compiled.grounds)
      }
      for (stop, compiled) in zip(ruleSet.stops, plan.techniques.stops) {
        record(stop.grounds.name, compiled.grounds)
      }
    }
    for (gate, compiled) in zip(ruleSet.gates, plan.techniques.gates) {
      record(gate.grounds.name, compiled.grounds, explains: true)
    }
    for one in plan.reported { record(one.name, one.grounds) }
    var needs: [NeedName: Truth] = [:]
    for (need, arms) in zip(ruleSet.needs, plan.techniques.needs) {
      needs[need.name] = decision.present.truth(arms)
    }
    return Findings(
      facts: plan.facts(decision.present, given: given),
      outcomes: outcomes, needs: needs, standings: standings(decision))
  }

  private func standings(_ decision: Decision) -> [TechniqueID: Standing] {
    var standings: [TechniqueID: Standing] = [:]
    let forbidden = decision.forbiddenByName(plan.techniques)
    for (place, id) in plan.techniques.ids.enumerated() {
      var standing = Standing(
        score: Standing.Score(
          known: decision.known[place], low: decision.low[place], high: decision.high[place]))
      standing.isExhausted = decision.exhausted.has(place)
      for gate in ruleSet.gates.indices {
        record(gate, on: place, decision, &standing)
      }
      standing.missing = missing(place, among: forbidden)
      standings[id] = standing
    }
    let blocked = Set(standings.filter { !$0.value.blockedBy.isEmpty }.map { StepID($0.key) })
    for id in plan.techniques.ids { standings[id]?.dropWaiting(for: blocked) }
    return standings
  }

  /// The first of some forbidden techniques that this one, or a member of it, requires.
  private func missing(_ place: Int, among forbidden: UInt64) -> TechniqueID? {
    let members = plan.techniques.members[place].bits.map { $0 }
    for technique in [place] + members {
      for required in ruleSet.techniques[technique].requires {
        if let place = plan.techniques.ids.firstIndex(of: required), forbidden.has(place) {
          return required
        }
      }
    }
    return nil
  }

  /// Adds what one gate does to a technique; a bundle suffers what any of its members does.
  private func record(
    _ index: Int, on place: Int, _ decision: Decision, _ standing: inout Standing
  ) {
    let compiled = plan.techniques.gates[index]
    let truth = decision.present.truth(compiled.grounds)
    if truth == .never { return }
    let name = ruleSet.gates[index].grounds.name
    let concerned = plan.techniques.parts[place] | 1 << UInt64(place)
    switch compiled.kind {
    case .forbids(let techniques):
      guard techniques & concerned != 0 else { return }
      if truth == .must {
        standing.blockedBy.append(name)
      } else {
        standing.mayBeBlockedBy.append(name)
      }
    case .postpones(let techniques):
      guard techniques & concerned != 0, case .postpones(_, let steps) = ruleSet.gates[index].effect
      else { return }
      let postponement = Standing.Postponement(gate: name, after: steps)
      if truth == .must {
        standing.postponed.append(postponement)
      } else {
        standing.mayBePostponed.append(postponement)
      }
    case .forbidsEach(let fact, let sparesFirst):
      let state = decision.present.states[fact]
      if state.isAbsent { return }
      let set = TechniqueSet(fact: fact)
      let sure = set.known(decision.present.states) & concerned
      let possible = set.bounds(decision.present.states, plan.techniques).possible & concerned
      if possible == 0 { return }
      let spared = sparesFirst ? decision.spared[index] : 0
      if truth == .must, sure & ~spared != 0 {
        standing.blockedBy.append(name)
      } else if truth == .may || possible != sure {
        standing.mayBeBlockedBy.append(name)
      } else {
        standing.sparedFrom.append(name)
      }
    }
  }

  /// A destination with the names put back.
  func destination(of decision: Decision) -> Destination {
    let techniques = plan.techniques
    var destination = Destination(
      outcome: decision.outcome,
      techniques: inOrder(decision.techniques).map { techniques.ids[$0] })
    for (slot, winner) in decision.winners.enumerated() where winner >= 0 {
      let id = ruleSet.slots[slot].id
      destination.winners[id] = techniques.ids[winner]
      for member in ruleSet.techniques[winner].members {
        destination.roles[member.technique] = member.role
      }
      let (margin, ties) = decision.margin(techniques, in: slot)
      if let margin { destination.margins[id] = margin }
      if !ties.isEmpty { destination.ties[id] = ties.map { techniques.ids[$0] } }
    }
    if decision.stop >= 0 {
      destination.stoppedBy = ruleSet.stops[decision.stop].grounds.name
      destination.stopIsProvisional = decision.stopIsProvisional
    }
    return destination
  }

  /// The techniques of the destination in the order of slots, and of declaration within one.
  func inOrder(_ mask: UInt64) -> [Int] {
    let slots = plan.techniques.slot
    return mask.bits.sorted { left, right in
      (slots[left] ?? .max, left) < (slots[right] ?? .max, right)
    }
  }
}

extension Standing {
  /// What is ruled out is not waited for.
  fileprivate mutating func dropWaiting(for blocked: Set<StepID>) {
    func left(_ postponements: [Postponement]) -> [Postponement] {
      postponements.compactMap { one in
        let after = one.after.filter { !blocked.contains($0) }
        return after.isEmpty && !one.after.isEmpty
          ? nil : Postponement(gate: one.gate, after: after)
      }
    }
    postponed = left(postponed)
    mayBePostponed = left(mayBePostponed)
  }
}
