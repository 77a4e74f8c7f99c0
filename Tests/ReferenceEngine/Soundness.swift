import DecisionModel

/// Whether what an engine claims of open answers holds however they turn out.
struct Soundness {
  let subject: Subject
  let result: Proof.Result
  let ruleSet: RuleSet

  /// What some completions of the answers belie.
  func complaints(_ facts: Facts, _ completions: Int, seed: UInt64) -> [String] {
    let findings = result.findings
    let isComputedOpen = ruleSet.facts.contains { fact in
      // Nobody is asked for a computed fact, so that a rule may hang on one without an open key.
      guard case .computed = fact.role else { return false }
      return findings.facts[fact.key] != .notApplicable
        && !(findings.facts[fact.key].value.map(isExact) ?? false)
    }
    var completion = Completions(ruleSet, seed: seed)
    for _ in 0..<completions {
      let complete = completion.facts(facts)
      let (one, end) = subject.decide(complete)
      var broken: [String] = []
      for technique in ruleSet.techniques.map(\.id) {
        guard let bounds = findings.standings[technique]?.score,
          let score = one.standings[technique]?.score.known
        else { continue }
        if score < bounds.low || bounds.high < score {
          broken.append("\(technique) scores \(score) outside \(bounds)")
        }
      }
      for (name, outcome) in findings.outcomes
      where outcome.open.isEmpty && outcome.truth != .may && !isComputedOpen {
        if one.outcomes[name]?.truth != outcome.truth { broken.append("\(name) was decided") }
      }
      if result.isSettled, same(end) != same(result.destination) {
        broken.append("settled as \(result.destination.techniques), became \(end.techniques)")
      }
      if !broken.isEmpty {
        return broken.sorted() + ["\(Described(RuleSet(), complete))"]
      }
    }
    return []
  }

  private func isExact(_ value: Value) -> Bool {
    if case .number(let range) = value { return range.isExact }
    return true
  }

  /// A destination in which equivalents have one name.
  private func same(_ destination: Destination) -> Set<String> {
    let names = destination.techniques.map { technique in
      ruleSet.equivalents.reduce(Set([technique])) { all, group in
        group.contains(technique) ? all.union(group) : all
      }.min()?.rawValue ?? ""
    }
    return Set(names + [destination.outcome.rawValue])
  }
}
