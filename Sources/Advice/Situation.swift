import DecisionModel

/// One use case after the rules have spoken: what every part of the advice reads.
struct Situation {
  /// The declarations.
  let ruleSet: RuleSet
  /// What the rules say; its facts hold derived and computed ones.
  let findings: Findings
  /// Where it ends.
  let destination: Destination
  /// The answers by key.
  let answers: [FactKey: Answer]
  /// The answers that a computed set of techniques holds its measure against, such as a budget.
  let limits: [FactKey: [FactKey]]
  /// What is known of a condition.
  let truth: (Condition) -> Truth
  /// The answers that a computed set of techniques wants before it can say something of one of them;
  /// nil when nobody has worked that out.
  var wanted: ((FactKey, TechniqueID) -> [FactKey])?

  /// How far the measure of a technique lies over what a computed set holds it against, at the least;
  /// nil when nobody has worked that out.
  var excess: ((FactKey, TechniqueID) -> String?)?
  /// The same for the destination as a whole.
  var excessOfAll: ((FactKey) -> String?)?

  /// What texts about one technique may hold beside facts.
  func extra(_ technique: TechniqueID, over set: FactKey? = nil) -> [String: String] {
    var extra = ["technique": title(technique)]
    if let set, let excess = excess?(set, technique) { extra["excess"] = excess }
    return extra
  }

  /// Whether the evidence for techniques is listed; what only compares ends spares it.
  var explains = true

  /// Fills placeholders.
  var template: TextTemplate { TextTemplate(facts: findings.facts, ruleSet: ruleSet) }

  /// What became of a declaration.
  func outcome(_ name: RuleName) -> Findings.Outcome? { findings.outcomes[name] }

  /// True when a declaration must fire.
  func fires(_ name: RuleName) -> Bool { findings.outcomes[name]?.truth == .must }

  /// True when a step is the consequence of where it ends.
  func isConcluded(by step: Step) -> Bool {
    step.concludes.contains { $0.outcome == destination.outcome && holds($0.join) }
  }

  /// True when the destination has what a join stands beside and its condition must hold.
  func holds(_ join: Step.Join) -> Bool {
    (join.beside.isEmpty || join.beside.contains { destination.techniques.contains($0) })
      && truth(join.when) == .must
  }

  /// The members of a technique set, as far as they are known.
  func members(of key: FactKey?) -> [TechniqueID] {
    guard let key else { return [] }
    switch findings.facts[key] {
    case .known(.set(let names)), .partly(sure: let names, possible: _):
      return names.map { TechniqueID(named: $0) }
    case .known, .unasked, .unknown, .notApplicable: return []
    }
  }

  /// The techniques that were measured and fell short, and what was measured with them by implication.
  var triedTechniques: Set<TechniqueID> {
    var tried = Set(members(of: ruleSet.history?.tried))
    if let implied = ruleSet.history?.implied, !tried.isEmpty { tried.insert(implied) }
    return tried
  }

  /// The techniques that are there: tried, in use, or where it ends already.
  var doneTechniques: Set<TechniqueID> {
    var done = triedTechniques.union(members(of: ruleSet.history?.inUse))
    if destination.outcome == .stop { done.formUnion(destination.techniques) }
    return done
  }

  /// True when all of the destination is in use already.
  var isLive: Bool {
    let inUse = members(of: ruleSet.history?.inUse)
    return !destination.techniques.isEmpty && destination.techniques.allSatisfy(inUse.contains)
  }

  /// The gates that forbid a technique or, where none does, something that it requires.
  func gates(blocking technique: TechniqueID, depth: Int = 0) -> [RuleName] {
    guard let standing = findings.standings[technique] else { return [] }
    guard standing.blockedBy.isEmpty, let missing = standing.missing,
      depth < ruleSet.techniques.count
    else { return standing.blockedBy }
    return gates(blocking: missing, depth: depth + 1)
  }

  /// A technique's name in a sentence.
  func title(_ id: TechniqueID) -> String { ruleSet.technique(id)?.title ?? id.rawValue }

  /// Claims with their places.
  func citations(_ claims: [ClaimID]) -> [Citation] {
    claims.map { id in
      let claim = ruleSet.claim(id)
      return Citation(id: id, source: claim?.source ?? "", section: claim?.section ?? "")
    }
  }

  /// A declaration's sentence with its claims, those of the exceptions included when they are amended.
  func note(_ grounds: Grounds, extra: [String: String] = [:]) -> Note {
    Note(
      rule: grounds.name, text: template.fill(grounds.because, extra: extra),
      claims: citations(grounds.cites))
  }
}
