public import DecisionModel

/// Whether what an engine claims of open answers holds however they turn out.
public struct Soundness: Sendable {
  private let subject: Proof.Subject
  private let isSettled: @Sendable (RuleSet, Facts) -> Bool

  /// Tries this engine, and its claim that nothing open changes the destination.
  public init(
    _ subject: @escaping Proof.Subject, isSettled: @escaping @Sendable (RuleSet, Facts) -> Bool
  ) {
    self.subject = subject
    self.isSettled = isSettled
  }

  /// Whether the destination was claimed to be settled, and what some completions belie.
  public func check(
    _ ruleSet: RuleSet, _ facts: Facts, completions: Int, seed: UInt64
  ) -> (isSettled: Bool, broken: [String]) {
    let (findings, destination) = subject(ruleSet, facts)
    let settled = isSettled(ruleSet, facts)
    let isComputedOpen = ruleSet.facts.contains { fact in
      // Nobody is asked for a computed fact, so that a rule may hang on one without an open key.
      guard case .computed = fact.role else { return false }
      return findings.facts[fact.key] != .notApplicable
        && !(findings.facts[fact.key].value.map(isExact) ?? false)
    }
    var completion = Completion(ruleSet: ruleSet, dice: Dice(seed: seed))
    for _ in 0..<completions {
      let complete = completion.facts(facts)
      let (one, end) = subject(ruleSet, complete)
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
      if settled, same(end, ruleSet) != same(destination, ruleSet) {
        broken.append("settled as \(destination.techniques), became \(end.techniques)")
      }
      if !broken.isEmpty {
        return (settled, broken.sorted() + ["\(Described(RuleSet(), complete))"])
      }
    }
    return (settled, [])
  }

  private func isExact(_ value: Value) -> Bool {
    if case .number(let range) = value { return range.isExact }
    return true
  }

  /// A destination in which equivalents have one name.
  private func same(_ destination: Destination, _ ruleSet: RuleSet) -> Set<String> {
    let names = destination.techniques.map { technique in
      ruleSet.equivalents.reduce(Set([technique])) { all, group in
        group.contains(technique) ? all.union(group) : all
      }.min()?.rawValue ?? ""
    }
    return Set(names + [destination.outcome.rawValue])
  }
}
