public import DecisionModel

/// What `advisor rules check` finds in a rule set.
public struct RuleCheck: Hashable, Sendable {
  /// Errors and warnings that no declaration accepts, sorted by place.
  public var findings: [RuleFinding]
  /// Those that the declarations they point at accept, with the reason, sorted by place.
  public var accepted: [(finding: RuleFinding, because: String)] {
    acceptances.map { ($0.finding, $0.because) }
  }
  private var acceptances: [Accepted]
  /// How many claims were read.
  public var claims: Int
  /// How many of them something cites.
  public var cited: Int

  private struct Accepted: Hashable, Sendable {
    var finding: RuleFinding
    var because: String
  }

  /// Checks a rule set beyond what the reader checks: citations both ways, steps that say enough,
  /// facts and techniques that nothing uses, conditions that cannot or must hold, bounds that nearly
  /// meet, rules that count twice or contradict each other, circular orders, and what is more than the
  /// engine holds. `searched` is what searches found; without it nothing is said of those questions.
  ///
  /// Cost: about one pass over the declarations for each check, one over all pairs of rules, and a
  /// search over the orderings.
  public init(of rules: RuleSet, prices: PriceBook, searched: [RuleFinding] = []) {
    let citations = Citation.all(in: rules)
    let plain =
      citationFindings(rules, citations) + stepFindings(rules) + useFindings(rules, prices)
      + conditionFindings(rules) + boundFindings(rules) + orderFindings(rules)
      + engineFindings(rules)
    let pairs = Self.beside(plain, pairFindings(rules), rules)
    let others = plain + pairs
    let proved = others.map { RuleFinding($0) }
    let more = searched.filter { !Self.isExplained($0.diagnostic, others, rules) }
    let found = (proved + more).sorted { $0.diagnostic < $1.diagnostic }
    var accepted: [Accepted] = []
    var used: Set<Acceptance> = []
    findings = found.filter { finding in
      guard let cover = rules.accepted.first(where: { $0.covers(finding.diagnostic) }) else {
        return true
      }
      used.insert(cover)
      accepted.append(Accepted(finding: finding, because: cover.because))
      return false
    }
    acceptances = accepted
    // What only a search finds is not missing where it was not found: other packs and other cases decide.
    findings += rules.accepted.filter { !used.contains($0) && !Self.isSearchable($0.code) }
      .map { one in
        RuleFinding(
          Diagnostic(
            "R370", .warning,
            "`\(one.head)` accepts \(one.code), and nothing of that kind is found",
            help: "remove the line", at: one.span))
      }
    findings.sort { $0.diagnostic < $1.diagnostic }
    claims = rules.claims.count
    let names = Set(citations.flatMap(\.claims))
    cited = rules.claims.count { names.contains($0.id) }
  }

  /// The findings as messages.
  public var diagnostics: [Diagnostic] { findings.map(\.diagnostic) }

  /// True when nothing stands in the way of using the rules.
  public var passes: Bool { !diagnostics.contains { $0.severity == .error } }

  private static func isSearchable(_ code: String) -> Bool {
    ["R360", "R361", "R364", "R365"].contains(code)
  }

  /// Findings on pairs, but for those of a rule that stands twice.
  private static func beside(
    _ plain: [Diagnostic], _ pairs: [Diagnostic], _ rules: RuleSet
  ) -> [Diagnostic] {
    let twice = Set(plain.filter { $0.code == "R323" }.map(\.span))
    return pairs.filter { pair in
      !twice.contains(pair.span) && !pair.related.contains { twice.contains($0.span) }
    }
  }

  /// True when something else that is wrong with the same declaration explains why it never decides.
  private static func isExplained(
    _ diagnostic: Diagnostic, _ others: [Diagnostic], _ rules: RuleSet
  ) -> Bool {
    guard diagnostic.code == "R361" else { return false }
    let owner = rules.deciding.first { rules.span(of: $0) == diagnostic.span }
    let atoms = owner.map { owner in
      rules.conditions(of: owner).flatMap { $0.condition.clauses.flatMap(\.atoms).map(\.span) }
    }
    let places = Set([diagnostic.span] + (atoms ?? []))
    let causes = ["R323", "R330", "R332", "R350", "R361"]
    return others.contains { other in
      causes.contains(other.code)
        && (places.contains(other.span) || other.related.contains { places.contains($0.span) })
    }
  }
}
