import CostModel
public import DecisionModel
public import RuleAnalysis
import RuleEngine

/// Where answers lead so far, and which open ones could still move that: what an interview looks at
/// after each answer.
public struct Outlook: Hashable, Sendable {
  /// What is known, derived and computed facts added.
  public var facts: Facts
  /// Where the answers lead so far.
  public var destination: [TechniqueID]
  /// What kind of end that is.
  public var outcome: Destination.Outcome
  /// The same in a few words.
  public var headline: String
  /// True when proved that no completion of the open answers changes it.
  public var isSettled: Bool
  /// How much of what is undecided rests on each open key, 0 to 1, the most powerful first; what only
  /// computed sets wait for is left out.
  public var worth: [Worth]
  /// The open keys that can still matter to where it ends.
  public var wanted: Set<FactKey>
  /// How many of the techniques that can still win each open key may bar.
  public var bars: [FactKey: Int]
  /// The open questions that the end hangs on most, any of which brings a proof nearer: one, or those
  /// that a computed fact waits for, in that order. Empty when it is settled.
  public var hinge: [FactKey]
  /// Rules, gates and stops that are undecided, with the open keys each waits for, as declared.
  public var undecided: [Undecided]
  /// Answers that contradict an assumption.
  public var conflicts: [Conflict]
  /// Questions of which it is not known yet whether they apply, with the open keys that decide it.
  public var guarded: [FactKey: [FactKey]]

  /// A declaration that waits for answers.
  public struct Undecided: Hashable, Sendable {
    /// Its name.
    public var name: RuleName
    /// Why it is there; placeholders filled.
    public var because: String
    /// The techniques it speaks of; empty when it speaks of none by name.
    public var techniques: [TechniqueID]
    /// The open keys it waits for.
    public var keys: [FactKey]
  }
}

extension Advisor {
  /// Where these answers lead so far. No search is run, so it takes a few milliseconds.
  public func outlook(_ answers: [Answer]) -> Outlook {
    let ordered = inOrder(answers)
    let prepared = engine.prepare(Facts(ordered, ruleSet))
    let situation = decide(
      estimator.settled(prepared, at: .likely, only: decisive), answers: ordered)
    let known = situation.findings.facts
    let prospect = analysis.prospect(completed: known)
    var wanted = Set(prospect.worth.map(\.key))
    let bars = bars(prospect, known, &wanted)
    return Outlook(
      facts: known, destination: situation.destination.techniques,
      outcome: situation.destination.outcome,
      headline: Situation.headline(
        situation.destination.outcome, situation.destination.techniques.map(situation.title)),
      isSettled: prospect.isSettled, worth: prospect.worth, wanted: wanted, bars: bars,
      hinge: questions(behind: prospect.hinge, known),
      undecided: undecided(situation), conflicts: situation.conflicts, guarded: guarded(situation))
  }

  /// Where each answer to one key would lead, everything else as it stands.
  public func branches(of key: FactKey, _ answers: [Answer]) -> [Branch] {
    analysis.branches(of: key, facts(answers))
  }

  /// Where a verdict leads, in a few words; of techniques that count as one, the first stands for all.
  public func headline(_ verdict: Verdict) -> String {
    let titles = verdict.techniques.map { ruleSet.technique($0)?.title ?? $0.rawValue }
    return Situation.headline(verdict.outcome, titles)
  }

  /// How many techniques each open key may bar, by gates or by what is computed from it; adds the keys that
  /// computed sets wait for.
  private func bars(
    _ prospect: Prospect, _ known: Facts, _ wanted: inout Set<FactKey>
  ) -> [FactKey: Int] {
    var bars = prospect.bars
    for (set, techniques) in prospect.sets where !techniques.isEmpty {
      let awaited = estimator.awaited(in: set, known)
      for technique in techniques {
        let keys = awaited[technique] ?? []
        for key in keys { bars[key, default: 0] += 1 }
        wanted.formUnion(keys)
        // Nothing it reads is open itself, so that it hangs on what decides whether a question applies.
        if keys.isEmpty { wanted.formUnion(open(behind: set, known)) }
      }
    }
    for set in prospect.ordered { wanted.formUnion(open(behind: set, known)) }
    return bars
  }

  /// The open questions that a computed fact may rest on, as declared.
  private func open(behind fact: FactKey, _ known: Facts) -> [FactKey] {
    guard case .computed(let reads)? = ruleSet.fact(fact)?.role else { return [] }
    return reads.filter {
      ruleSet.fact($0)?.role == .asked && (known[$0] == .unasked || known[$0] == .unknown)
    }
  }

  /// A fact, or the questions that a computed one waits for.
  private func questions(behind key: FactKey?, _ known: Facts) -> [FactKey] {
    guard let key, let fact = ruleSet.fact(key) else { return [] }
    guard case .computed = fact.role else { return [key] }
    return estimator.awaited(by: key, known)
  }

  private func guarded(_ situation: Situation) -> [FactKey: [FactKey]] {
    let trail = AnswerTrail(situation: situation)
    var found: [FactKey: [FactKey]] = [:]
    for fact in ruleSet.facts where fact.role == .asked && !fact.applies.clauses.isEmpty {
      guard situation.truth(fact.applies) == .may else { continue }
      found[fact.key] = trail.openKeys(below: fact.applies)
    }
    return found
  }

  private func undecided(_ situation: Situation) -> [Outlook.Undecided] {
    func one(_ grounds: Grounds, _ techniques: [TechniqueID]) -> Outlook.Undecided? {
      guard let outcome = situation.outcome(grounds.name), !outcome.open.isEmpty else { return nil }
      return Outlook.Undecided(
        name: grounds.name, because: situation.template.fill(grounds.because),
        techniques: techniques, keys: outcome.open)
    }
    return ruleSet.rules.compactMap { one($0.grounds, $0.effects.flatMap(\.techniques)) }
      + ruleSet.gates.compactMap { one($0.grounds, $0.effect.techniques) }
      + ruleSet.stops.compactMap { one($0.grounds, []) }
  }
}

extension Gate.Effect {
  /// The techniques that it names.
  fileprivate var techniques: [TechniqueID] {
    switch self {
    case .forbids(let techniques), .postpones(let techniques, _): techniques
    case .forbidsEach: []
    }
  }
}
