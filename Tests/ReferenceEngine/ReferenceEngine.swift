public import DecisionModel

/// The meaning of the rules, written for clarity: names, dictionaries, and every possible value tried.
///
/// It shares no code with the compiled engine. Where the two disagree, one of them is wrong.
public struct ReferenceEngine: Sendable {
  let ruleSet: RuleSet

  /// Takes the rules as they are.
  public init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// What the rules say, and where that leads.
  public func decide(_ facts: Facts) -> (findings: Findings, destination: Destination) {
    let present = Reading(ruleSet, facts, isWide: false)
    let wide = Reading(ruleSet, facts, isWide: true)
    let standings = Standings(present: present, wide: wide).all
    var outcomes: [RuleName: Findings.Outcome] = [:]
    for grounds in ruleSet.allGrounds {
      outcomes[grounds.name] = Findings.Outcome(
        truth: present.truth(grounds), open: wide.openKeys(grounds))
    }
    var needs: [NeedName: Truth] = [:]
    for need in ruleSet.needs { needs[need.name] = present.truth(need.when) }
    let findings = Findings(
      facts: present.prepared, outcomes: outcomes, needs: needs, standings: standings)
    return (findings, Ending(reading: present, standings: standings, needs: needs).destination)
  }
}

extension RuleSet {
  /// Everything that has a name and a condition.
  var allGrounds: [Grounds] {
    rules.map(\.grounds) + gates.map(\.grounds) + stops.map(\.grounds)
      + practices.map(\.grounds) + warnings.map(\.grounds) + orderings.map(\.grounds)
  }
}
