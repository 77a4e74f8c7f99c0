import DecisionModel

/// Facts that nothing reads, techniques that nothing speaks for or that have no price, and rules that
/// stand twice.
func useFindings(_ rules: RuleSet, _ prices: PriceBook) -> [Diagnostic] {
  unreadFacts(rules, prices) + unsupportedTechniques(rules) + unpricedTechniques(rules, prices)
    + repeatedRules(rules)
}

private func unreadFacts(_ rules: RuleSet, _ prices: PriceBook) -> [Diagnostic] {
  var read = Set(rules.conditions.flatMap(\.facts))
  for fact in rules.facts { read.formUnion(FactReach.reads(of: fact)) }
  for gate in rules.gates {
    if case .forbidsEach(let fact, _) = gate.effect { read.insert(fact) }
  }
  read.formUnion(rules.warnings.flatMap { [$0.each, $0.whole].compactMap(\.self) })
  read.formUnion(rules.steps.flatMap(\.findsOut))
  read.formUnion([rules.history?.tried, rules.history?.inUse].compactMap(\.self))
  read.formUnion(prices.facts)
  let texts = rules.texts
  return rules.facts
    .filter { fact in
      !read.contains(fact.key) && !texts.contains { $0.contains("{\(fact.key)") }
    }
    .map { fact in
      Diagnostic(
        "R320", .warning, "fact `\(fact.key)` is read by nothing",
        help: "no rule, step, text or formula depends on it; remove it or use it", at: fact.span)
    }
}

private func unsupportedTechniques(_ rules: RuleSet) -> [Diagnostic] {
  let supported = Set(
    rules.rules.flatMap(\.effects).filter { $0.direction == .supports }.flatMap(\.techniques))
  return rules.techniques
    .filter { !supported.contains($0.id) && $0.members.isEmpty }
    .map { technique in
      Diagnostic(
        "R321", .error, "no rule supports technique `\(technique.id)`, so it can hardly win",
        help: "add a rule that supports it, or remove it", at: technique.span)
    }
}

private func unpricedTechniques(_ rules: RuleSet, _ prices: PriceBook) -> [Diagnostic] {
  rules.techniques
    .filter {
      $0.members.isEmpty && $0.noCostBecause == nil && prices.recipe($0.id) == nil
    }
    .map { technique in
      Diagnostic(
        "R322", .error, "technique `\(technique.id)` has no cost",
        help:
          "declare `recipe \(technique.id)` in the price files, or `no cost because \"…\"` here",
        at: technique.span)
    }
}

/// Rules of one group with the same condition and the same effects count once and read as a slip.
private func repeatedRules(_ rules: RuleSet) -> [Diagnostic] {
  struct Meaning: Hashable {
    var group: GroupName
    var when: Set<Set<Unplaced>>
    var effects: Set<Rule.Effect>
  }
  struct Unplaced: Hashable {
    var fact: FactKey
    var test: Atom.Test
  }
  var first: [Meaning: Rule] = [:]
  var found: [Diagnostic] = []
  for rule in rules.rules where rule.grounds.exceptions.isEmpty {
    let lines = rule.grounds.when.clauses.map { clause in
      Set(clause.atoms.map { Unplaced(fact: $0.fact, test: $0.test) })
    }
    let meaning = Meaning(group: rule.group, when: Set(lines), effects: Set(rule.effects))
    guard let earlier = first[meaning] else {
      first[meaning] = rule
      continue
    }
    found.append(
      Diagnostic(
        "R323", .error, "rule `\(rule.grounds.name)` says the same as `\(earlier.grounds.name)`",
        help: "keep one of them, with the citations of both", at: rule.grounds.span,
        related: [.init(note: "the other one", span: earlier.grounds.span)]))
  }
  return found
}
