import DecisionModel
import RuleEngine

/// Techniques that never win, because of what they require or for want of a case in which they do.
func reachFindings(_ search: CaseSearch, _ number: Int) -> RuleFinding? {
  let rules = search.pool.engine.ruleSet
  let technique = rules.techniques[number]
  if let chain = rules.brokenChain(of: technique) { return RuleFinding(chain) }
  let supporting = rules.rules.filter { rule in
    rule.effects.contains { $0.direction == .supports && $0.techniques.contains(technique.id) }
  }
  // Nothing speaks for it: that is said by another check.
  if supporting.isEmpty, technique.members.isEmpty { return nil }
  let barring = rules.gates.filter { $0.effect.names(technique.id) }
  if let gate = barring.first(where: { $0.grounds.isUnconditional }) {
    return RuleFinding(
      Diagnostic(
        "R360", .error,
        "technique `\(technique.id)` can never win: `\(gate.grounds.name)` always "
          + "forbids it",
        help: "give the gate a `when`", at: technique.span,
        related: [.init(note: "the gate", span: gate.grounds.span)]))
  }
  let bit: UInt64 = 1 << UInt64(number)
  let needs = rules.needs.filter { technique.delivers.contains($0.name) }
  let found = search.first(number) { facts, random in
    for gate in barring {
      guard !gate.grounds.when.clauses.isEmpty else {
        for exception in gate.grounds.exceptions.prefix(1) {
          search.pool.forcer.force(exception.when, in: &facts, &random)
        }
        continue
      }
      let line = Int(random.below(UInt64(gate.grounds.when.clauses.count)))
      let clause = Condition([gate.grounds.when.clauses[line]])
      search.pool.forcer.force(clause, failing: 0, in: &facts, &random)
    }
    if let need = needs.first { search.pool.forcer.force(need.when, in: &facts, &random) }
    for rule in supporting where random.below(2) == 0 {
      search.pool.forcer.force(rule.grounds.when, in: &facts, &random)
    }
  } where: { decision, _ in
    decision.techniques & bit != 0 || decision.winners.contains(number)
  }
  if found != nil { return nil }
  return RuleFinding(
    Diagnostic(
      "R360", .warning, "no case was found in which technique `\(technique.id)` wins",
      help: "add a rule that supports it, or weaken those against it", at: technique.span),
    .gaveUp(search.attempts))
}

extension RuleSet {
  /// A technique that requires itself, or something that is always forbidden.
  fileprivate func brokenChain(of technique: Technique) -> Diagnostic? {
    var seen: Set<TechniqueID> = []
    var open = technique.requires
    while let one = open.popLast() {
      guard seen.insert(one).inserted else { continue }
      if one == technique.id {
        return Diagnostic(
          "R366", .error, "technique `\(technique.id)` requires itself",
          help: "one of the techniques in the circle must do without the others",
          at: technique.span)
      }
      let gate = gates.first { $0.effect.names(one) && $0.grounds.isUnconditional }
      if let gate {
        return Diagnostic(
          "R366", .error,
          "technique `\(technique.id)` requires `\(one)`, which `\(gate.grounds.name)` always forbids",
          help: "give the gate a `when`, or drop the requirement", at: technique.span,
          related: [.init(note: "the gate", span: gate.grounds.span)])
      }
      open += self.technique(one)?.requires ?? []
    }
    return nil
  }
}

extension Gate.Effect {
  /// True when it forbids a technique by name.
  func names(_ technique: TechniqueID) -> Bool {
    if case .forbids(let techniques) = self { return techniques.contains(technique) }
    return false
  }
}

extension Grounds {
  /// True when it always applies.
  fileprivate var isUnconditional: Bool { when == .always && exceptions.isEmpty }
}
