import DecisionModel
import RuleEngine

/// A rule, gate, stop or need without which no case that was tried ends elsewhere.
func idleFinding(_ owner: Declared, _ search: CaseSearch, _ number: Int) -> RuleFinding? {
  let rules = search.pool.engine.ruleSet
  guard owner.kind != .derived, owner.kind != .history, let span = rules.span(of: owner) else {
    return nil
  }
  if owner.kind == .gate, !rules.forbids(owner) {
    return postpones(owner, span, search, number) ? nil : idle(owner, span, search.attempts)
  }
  let mutant = Mutant.deleting(owner, at: span)
  guard var without = MutantRules(mutant, of: search.pool.engine) else { return nil }
  let found = MutantSearch(pool: search.pool, attempts: search.attempts, triesPool: true)
    .run(mutant, &without, seed: UInt64(3_000 + number))
  if case .found = found { return nil }
  return idle(owner, span, search.attempts)
}

/// Whether a gate that only postpones can fire for a technique that wins.
private func postpones(
  _ owner: Declared, _ span: Span, _ search: CaseSearch, _ number: Int
) -> Bool {
  let rules = search.pool.engine.ruleSet
  guard let gate = rules.gates.first(where: { $0.grounds.name.rawValue == owner.name }),
    case .postpones(let techniques, _) = gate.effect
  else { return false }
  let mask = rules.techniques.indices.reduce(0 as UInt64) {
    techniques.contains(rules.techniques[$1].id) ? $0 | 1 << UInt64($1) : $0
  }
  let found = search.first(4_000 + number) { facts, random in
    search.pool.forcer.force(gate.grounds.when, in: &facts, &random)
  } where: { decision, facts in
    decision.techniques & mask != 0
      && search.pool.engine.reader(of: facts).truth(of: gate.grounds) == .must
  }
  return found != nil
}

private func idle(_ owner: Declared, _ span: Span, _ attempts: Int) -> RuleFinding {
  RuleFinding(
    Diagnostic(
      "R361", .warning, "no case was found in which \(owner.kind.rawValue) `\(owner.name)` decides",
      help: "make it stronger, join it with a neighbour, or remove it", at: span),
    .gaveUp(attempts))
}
