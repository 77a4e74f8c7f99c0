import DecisionModel
import RuleEngine

/// Cases in which every technique of a slot that must be filled is forbidden.
func blockedRegion(_ search: CaseSearch, slot: Int) -> RuleFinding? {
  let rules = search.pool.engine.ruleSet
  let techniques = rules.mask(ofSlot: slot)
  let gates = rules.gates.filter { gate in
    if case .postpones = gate.effect { return false }
    return true
  }
  let isBlocked = { (decision: Decision, _: Facts) in
    decision.forbidden & techniques == techniques
  }
  let found = search.first(1_000 + slot) { facts, random in
    for gate in gates where random.below(4) != 0 {
      search.pool.forcer.force(gate.grounds.when, in: &facts, &random)
    }
  } where: {
    isBlocked($0, $1)
  }
  guard let found else { return nil }
  return RuleFinding(
    Diagnostic(
      "R364", .error,
      "there are cases in which every technique of slot `\(rules.slots[slot].id)` is forbidden",
      help: "leave one technique without a gate that can fire there",
      at: gates.first?.grounds.span ?? .outside("rules"),
      related: gates.dropFirst().map { .init(note: "and this gate", span: $0.grounds.span) }),
    .witnessed, witness: search.pool.answers(of: search.smallest(found, where: isBlocked)))
}

/// Cases in which every answer is known and nothing speaks for any technique of a slot that must be
/// filled.
func silentRegion(_ search: CaseSearch, slot: Int) -> RuleFinding? {
  let rules = search.pool.engine.ruleSet
  let places = rules.techniques.indices.filter { rules.mask(ofSlot: slot) >> UInt64($0) & 1 == 1 }
  guard !places.isEmpty else { return nil }
  let speaking = rules.rules.filter { rule in
    rule.effects.contains { effect in
      effect.direction == .supports
        && effect.techniques.contains { id in places.contains { rules.techniques[$0].id == id } }
    }
  }
  // Bounds take every completion in, so that what is not answered cannot speak either.
  let isSilent = { (decision: Decision, _: Facts) in
    decision.stop < 0 && places.allSatisfy { decision.high[$0] <= 0 }
  }
  let found = search.first(2_000 + slot) { facts, random in
    for rule in speaking where !rule.grounds.when.clauses.isEmpty && random.below(2) == 0 {
      let line = Int(random.below(UInt64(rule.grounds.when.clauses.count)))
      search.pool.forcer.force(
        Condition([rule.grounds.when.clauses[line]]), failing: 0, in: &facts, &random)
    }
  } where: {
    isSilent($0, $1)
  }
  guard let found else { return nil }
  return RuleFinding(
    Diagnostic(
      "R365", .warning,
      "there are cases in which nothing speaks for any technique of slot `\(rules.slots[slot].id)`",
      help: "add a rule that supports one of them there, so that declaration order does not decide",
      at: rules.techniques[places[0]].span),
    .witnessed, witness: search.pool.answers(of: search.smallest(found, where: isSilent)))
}

extension RuleSet {
  /// The techniques of a slot, one bit each in order of declaration.
  fileprivate func mask(ofSlot slot: Int) -> UInt64 {
    techniques.prefix(Engine.valueCap).indices.reduce(0) {
      techniques[$1].slot == slots[slot].id ? $0 | 1 << UInt64($1) : $0
    }
  }
}
