import DecisionModel

/// One declaration that cites claims, with what it reads and what it moves.
struct Citation {
  /// What kind of declaration cites, which settles how close the link to a claim must be.
  enum Kind {
    /// Rules, gates: must read a fact of the claim and move one of its techniques its way.
    case decides
    /// Steps, orderings, stops, practices, warnings, exceptions: must share a fact or a technique.
    case advises
    /// Definitions: any claim.
    case defines
  }

  var kind: Kind
  var name: String
  var span: Span
  var claims: [ClaimID]
  var reads: Set<FactKey>
  var raises: Set<TechniqueID> = []
  var lowers: Set<TechniqueID> = []

  /// Every declaration of a rule set that cites.
  static func all(in rules: RuleSet) -> [Citation] {
    let reach = FactReach(rules)
    return rules.rules.flatMap { of($0, reach) } + rules.gates.flatMap { of($0, rules, reach) }
      + rules.practices.map { of($0, rules, reach) } + rules.warnings.map { of($0, rules, reach) }
      + rules.stops.map { of($0, reach) } + rules.steps.map { of($0, rules, reach) }
      + rules.orderings.map { of($0, rules, reach) } + rules.definitions.map(of)
  }

  private static func of(_ rule: Rule, _ reach: FactReach) -> [Citation] {
    var citation = Citation(rule.grounds, .decides, reach)
    for effect in rule.effects {
      switch effect.direction {
      case .supports: citation.raises.formUnion(effect.techniques)
      case .opposes: citation.lowers.formUnion(effect.techniques)
      }
    }
    return [citation] + exceptions(of: rule.grounds, beside: citation, reach)
  }

  private static func of(_ gate: Gate, _ rules: RuleSet, _ reach: FactReach) -> [Citation] {
    var citation = Citation(gate.grounds, .decides, reach)
    switch gate.effect {
    case .forbids(let techniques): citation.lowers = Set(techniques)
    case .forbidsEach(let fact, _):
      citation.reads.formUnion(reach.below(fact))
      citation.lowers = Set(rules.techniques.map(\.id))
    case .postpones(let techniques, let steps):
      citation.lowers = Set(techniques)
      citation.raises = Set(steps.map(TechniqueID.init(named:)))
    }
    // A gate with an exception lets its techniques through there, which speaks for them.
    if !gate.grounds.exceptions.isEmpty { citation.raises.formUnion(citation.lowers) }
    return [citation] + exceptions(of: gate.grounds, beside: citation, reach)
  }

  private static func exceptions(
    of grounds: Grounds, beside main: Citation, _ reach: FactReach
  ) -> [Citation] {
    grounds.exceptions.filter { !$0.cites.isEmpty }.map { exception in
      Citation(
        kind: .advises, name: grounds.name.rawValue, span: grounds.span, claims: exception.cites,
        reads: reach.below(exception.when), raises: main.lowers, lowers: main.raises)
    }
  }

  private static func of(_ practice: Practice, _ rules: RuleSet, _ reach: FactReach) -> Citation {
    var citation = Citation(practice.grounds, .advises, reach)
    citation.raises = Set(
      practice.techniques.isEmpty ? rules.techniques.map(\.id) : practice.techniques)
    citation.lowers = citation.raises
    if let step = rules.step(practice.step) { citation.reads.formUnion(facts(of: step, reach)) }
    return citation
  }

  private static func of(_ warning: Warning, _ rules: RuleSet, _ reach: FactReach) -> Citation {
    var citation = Citation(warning.grounds, .advises, reach)
    for set in [warning.each, warning.whole].compactMap(\.self) {
      citation.reads.formUnion(reach.below(set))
    }
    citation.lowers = Set(
      warning.techniques.isEmpty ? rules.techniques.map(\.id) : warning.techniques)
    citation.raises = citation.lowers
    return citation
  }

  private static func of(_ stop: Stop, _ reach: FactReach) -> Citation {
    Citation(stop.grounds, .advises, reach)
  }

  private static func of(_ step: Step, _ rules: RuleSet, _ reach: FactReach) -> Citation {
    let touched = techniques(of: step, rules)
    return Citation(
      kind: .advises, name: step.id.rawValue, span: step.span, claims: step.cites,
      reads: facts(of: step, reach), raises: touched, lowers: touched)
  }

  /// The step's own technique and those that bring it along; all of them when any destination does.
  private static func techniques(of step: Step, _ rules: RuleSet) -> Set<TechniqueID> {
    if step.joins.contains(where: \.beside.isEmpty) { return Set(rules.techniques.map(\.id)) }
    return Set(step.joins.flatMap(\.beside)).union([TechniqueID(named: step.id)])
  }

  /// An ordering is about what its two steps are about.
  private static func of(
    _ ordering: Ordering, _ rules: RuleSet, _ reach: FactReach
  ) -> Citation {
    var citation = Citation(ordering.grounds, .advises, reach)
    citation.raises = [TechniqueID(named: ordering.first), TechniqueID(named: ordering.second)]
    for step in [ordering.first, ordering.second].compactMap(rules.step) {
      citation.reads.formUnion(facts(of: step, reach))
      citation.raises.formUnion(techniques(of: step, rules))
    }
    citation.lowers = citation.raises
    return citation
  }

  private static func of(_ definition: Definition) -> Citation {
    Citation(
      kind: .defines, name: definition.name, span: definition.span, claims: definition.cites,
      reads: [])
  }

  private static func facts(of step: Step, _ reach: FactReach) -> Set<FactKey> {
    step.conditions.reduce(into: reach.below(step.findsOut)) { $0.formUnion(reach.below($1)) }
  }
}

extension Citation {
  /// The part that rules, gates, practices, warnings, stops and orderings share.
  private init(_ grounds: Grounds, _ kind: Kind, _ reach: FactReach) {
    self.init(
      kind: kind, name: grounds.name.rawValue, span: grounds.span, claims: grounds.cites,
      reads: grounds.exceptions.reduce(into: reach.below(grounds.when)) {
        $0.formUnion(reach.below($1.when))
      })
  }
}
