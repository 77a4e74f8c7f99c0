import DecisionModel

/// Rules of which one fires wherever the other does: counted twice, never counted, or at odds.
func pairFindings(_ rules: RuleSet) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for narrow in rules.rules {
    let wider = rules.rules.filter { other in
      other.grounds.name != narrow.grounds.name
        && narrow.grounds.implies(other.grounds, rules)
    }
    if let shadow = shadow(narrow, wider) { found.append(shadow) }
    for other in wider {
      // Of two rules that fire together everywhere, the one declared first is named once.
      let isMutual = other.grounds.implies(narrow.grounds, rules)
      if isMutual, narrow.grounds.span < other.grounds.span { continue }
      if let one = doubled(narrow, other) { found.append(one) }
      if let one = contradiction(narrow, other) { found.append(one) }
    }
  }
  return found
}

/// What a rule does to each technique, as a signed weight.
private func pushes(_ rule: Rule) -> [TechniqueID: Int] {
  var found: [TechniqueID: Int] = [:]
  for effect in rule.effects {
    for technique in effect.techniques { found[technique] = effect.weight }
  }
  return found
}

/// A rule of which every effect stands in the shade of a rule of its group that fires with it.
private func shadow(_ rule: Rule, _ wider: [Rule]) -> Diagnostic? {
  let others = wider.filter { $0.group == rule.group }
  var shading: [Rule] = []
  for (technique, weight) in pushes(rule) {
    guard
      let one = others.first(where: { other in
        guard let own = pushes(other)[technique], own.signum() == weight.signum() else {
          return false
        }
        let isStronger = abs(own) > abs(weight)
        let isTwin = abs(own) == abs(weight)
        return isStronger || (isTwin && !isTwinFirst(rule, other))
      })
    else { return nil }
    shading.append(one)
  }
  guard let first = shading.min(by: { $0.grounds.span < $1.grounds.span }) else { return nil }
  return Diagnostic(
    "R361", .warning,
    "rule `\(rule.grounds.name)` never decides: where it fires, `\(first.grounds.name)` of the same "
      + "group counts in its place",
    help: "join the two with the citations of both, make it stronger, or give it another group",
    at: rule.grounds.span, related: [.init(note: "this one", span: first.grounds.span)])
}

/// Of two rules with the same condition and weight the first declared is the one that counts.
private func isTwinFirst(_ rule: Rule, _ other: Rule) -> Bool {
  rule.grounds.when == other.grounds.when && rule.grounds.span < other.grounds.span
}

/// A narrower rule of another group that reads the same facts and pushes a technique the same way. One
/// that reads more is a reason of its own: that two things come together.
private func doubled(_ narrow: Rule, _ wide: Rule) -> Diagnostic? {
  guard narrow.group != wide.group,
    Set(narrow.grounds.when.facts) == Set(wide.grounds.when.facts)
  else { return nil }
  let other = pushes(wide)
  let shared = narrow.effects.flatMap(\.techniques).filter { technique in
    guard let own = pushes(narrow)[technique], let its = other[technique] else { return false }
    return own.signum() == its.signum()
  }
  guard !shared.isEmpty else { return nil }
  let names = shared.map { "`\($0)`" }.joined(separator: ", ")
  return Diagnostic(
    "R362", .warning,
    "rule `\(narrow.grounds.name)` counts on top of `\(wide.grounds.name)`, which fires wherever it "
      + "does, for \(names)",
    help: "give both the same group when they are one reason", at: narrow.grounds.span,
    related: [.init(note: "the wider one", span: wide.grounds.span)])
}

/// A narrower rule of the same group that pushes a technique as hard the other way.
private func contradiction(_ narrow: Rule, _ wide: Rule) -> Diagnostic? {
  let other = pushes(wide)
  let torn = narrow.effects.flatMap(\.techniques).filter { technique in
    guard let own = pushes(narrow)[technique], let its = other[technique] else { return false }
    return own == -its
  }
  guard narrow.group == wide.group, !torn.isEmpty else { return nil }
  let names = torn.map { "`\($0)`" }.joined(separator: ", ")
  return Diagnostic(
    "R363", .error,
    "rules `\(narrow.grounds.name)` and `\(wide.grounds.name)` answer one question for \(names) both "
      + "ways wherever the first fires",
    help: "add `except when` to the wider one, or decide which of them holds",
    at: narrow.grounds.span, related: [.init(note: "the other one", span: wide.grounds.span)])
}
