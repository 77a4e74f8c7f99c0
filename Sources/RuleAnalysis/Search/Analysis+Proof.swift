import DecisionModel
import RuleEngine

extension Analysis {
  /// True when bounds alone prove that no completion of the open answers changes the destination.
  ///
  /// Sound but not complete: a winner must beat the best that every rival can reach with the least it
  /// can get itself, and whatever could forbid or exhaust it must be decided.
  func isSettled(_ facts: Facts) -> Bool {
    let completed = completed(facts)
    var decision = engine.makeDecision()
    engine.decide(engine.compile(completed), into: &decision)
    if decision.isComplete { return true }
    return SettledProof(engine: engine, facts: completed).holds
  }
}

/// The interval test over one set of facts.
private struct SettledProof {
  let engine: Engine
  let findings: Findings
  let destination: Destination
  let reader: ConditionReader
  let reach: FactReach

  init(engine: Engine, facts: Facts) {
    self.engine = engine
    findings = engine.findings(facts)
    destination = engine.destination(findings)
    reader = engine.reader(of: facts)
    reach = FactReach(engine.ruleSet)
  }

  private var rules: RuleSet { engine.ruleSet }

  var holds: Bool {
    guard isPastFixed, rules.stops.allSatisfy({ isFixed($0.grounds) }) else { return false }
    switch destination.outcome {
    case .stop: return !destination.stopIsProvisional
    case .noneFits: return false
    case .adapt: return rules.slots.allSatisfy(isFixed)
    }
  }

  /// What was tried and what is in use is said, and so is everything else the history reads.
  private var isPastFixed: Bool {
    guard let history = rules.history else { return true }
    let said = [history.tried, history.inUse].compactMap(\.self)
      .allSatisfy { findings.facts[$0].value != nil || findings.facts[$0] == .notApplicable }
    let conditions =
      history.exhaustedSlots.compactMap(\.unless) + history.exhausted.map(\.when)
      + history.stays.map(\.when) + history.unfit + history.instead.map(\.when)
    return said && conditions.allSatisfy(isFixed)
  }

  private func isFixed(_ grounds: Grounds) -> Bool {
    guard let outcome = findings.outcomes[grounds.name] else { return false }
    return outcome.truth != .may && outcome.open.isEmpty
  }

  /// Decided, with nothing open below it: a fact may count as 0 while it is open.
  private func isFixed(_ condition: Condition) -> Bool {
    reader.truth(of: condition) != .may && reach.below(condition).allSatisfy(isKnown)
  }

  private func isKnown(_ key: FactKey) -> Bool {
    guard let fact = rules.fact(key), fact.role == .asked else { return true }
    switch findings.facts[key] {
    case .known(.number(let range)): return range.isExact
    case .known, .notApplicable: return true
    case .unasked, .unknown: return false
    }
  }

  private func gates(on technique: TechniqueID) -> [Gate] {
    let parts = Set([technique] + (rules.technique(technique)?.members.map(\.technique) ?? []))
    return rules.gates.filter { gate in
      switch gate.effect {
      case .forbids(let techniques): techniques.contains { parts.contains($0) }
      case .forbidsEach: true
      case .postpones: false
      }
    }
  }

  private func isOut(_ technique: TechniqueID) -> Bool {
    guard let standing = findings.standings[technique] else { return true }
    return standing.isExhausted
      || standing.blockedBy.contains { findings.outcomes[$0]?.open.isEmpty == true }
  }

  private func isIn(_ technique: TechniqueID) -> Bool {
    guard let standing = findings.standings[technique] else { return false }
    let requires = rules.technique(technique)?.requires ?? []
    return !standing.isExhausted && standing.isPossible && standing.mayBeBlockedBy.isEmpty
      && standing.sparedFrom.isEmpty && requires.allSatisfy(isIn)
      && gates(on: technique).allSatisfy { isFixed($0.grounds) && isSetKnown($0) }
  }

  private func isSetKnown(_ gate: Gate) -> Bool {
    guard case .forbidsEach(let fact, _) = gate.effect else { return true }
    return findings.facts[fact].value != nil || findings.facts[fact] == .notApplicable
  }

  private func isFixed(_ slot: Slot) -> Bool {
    let candidates = rules.techniques(in: slot.id)
    guard let winner = destination.winners[slot.id] else {
      return candidates.allSatisfy { cannotFill($0, slot) }
    }
    guard let own = rules.technique(winner), isIn(winner),
      let score = findings.standings[winner]?.score
    else { return false }
    if let threshold = slot.threshold {
      let wanted = rules.needs.contains { need in
        own.delivers.contains(need.name) && findings.needs[need.name] == .must && isFixed(need.when)
      }
      guard wanted, score.low >= threshold else { return false }
    }
    if isExcluded(winner) { return false }
    return candidates.allSatisfy { rival in
      rival.id == winner || cannotFill(rival, slot) || loses(rival, to: own, least: score.low)
    }
  }

  /// True when another slot might hold something that the winner may not stand beside.
  private func isExcluded(_ winner: TechniqueID) -> Bool {
    rules.exclusions.contains { exclusion in
      for (one, other) in [(exclusion.left, exclusion.right), (exclusion.right, exclusion.left)]
      where one.contains(winner) {
        let rivals = other.compactMap { rules.technique($0) }.filter { rival in
          let slot = rules.slots.first { $0.id == rival.slot }
          return slot.map { !cannotFill(rival, $0) } ?? true
        }
        if !rivals.isEmpty { return true }
      }
      return false
    }
  }

  private func cannotFill(_ technique: Technique, _ slot: Slot) -> Bool {
    if isOut(technique.id) { return true }
    guard let threshold = slot.threshold, let standing = findings.standings[technique.id] else {
      return false
    }
    let keeps = rules.history?.inUse.map { findings.facts[$0].value } ?? nil
    if case .set(let names)? = keeps, names.contains(ValueName(technique.id)) { return false }
    let unwanted = technique.delivers.allSatisfy { name in
      guard let need = rules.needs.first(where: { $0.name == name }) else { return true }
      return findings.needs[name] == .never && isFixed(need.when)
    }
    return standing.score.high < threshold || unwanted
  }

  private func loses(_ rival: Technique, to winner: Technique, least: Int) -> Bool {
    if rules.equivalents.contains(where: { $0.contains(rival.id) && $0.contains(winner.id) }) {
      return true
    }
    guard let most = findings.standings[rival.id]?.score.high else { return true }
    if most < least { return true }
    // A bundle wins ties against its members at times, so no tie with one is decided here.
    guard most == least, rival.members.isEmpty, winner.members.isEmpty else { return false }
    let order = rules.techniques.map(\.id)
    return (order.firstIndex(of: winner.id) ?? 0) < (order.firstIndex(of: rival.id) ?? 0)
  }
}
