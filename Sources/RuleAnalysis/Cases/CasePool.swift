public import DecisionModel
public import RuleEngine

/// Cases to search from: those somebody wrote, and some drawn by the likelihoods of the rule files.
public struct CasePool: Sendable {
  /// The compiled rules that complete and judge cases.
  let engine: Engine
  /// Adds computed facts to prepared ones.
  let recompute: @Sendable (Facts) -> Facts
  /// The cases, completed.
  let cases: [Facts]
  /// The same in the engine's numbers, and decided.
  let decided: [(compiled: CompiledFacts, decision: Decision)]
  /// The asked facts.
  let asked: [FactDeclaration]
  let forcer: CaseForcer
  let bounds: Bounds
  let seed: UInt64

  /// Draws `draws` cases beside the given ones; of all but each fourth only some answers are kept,
  /// since with fewer reasons at work one of them decides more often.
  ///
  /// With `completes` computed facts of drawn cases are worked out; without, whoever finds something
  /// tries it again on the completed case.
  public init(
    _ engine: Engine, cases: [Facts], draws: Int, completes: Bool = true,
    recompute: @escaping @Sendable (Facts) -> Facts
  ) {
    let rules = engine.ruleSet
    self.engine = engine
    self.recompute = recompute
    asked = rules.facts.filter { $0.role == .asked }
    bounds = Bounds(rules)
    forcer = CaseForcer(rules, bounds)
    seed = rules.confidence?.seed ?? 1
    var random = SplitMix64(seed: seed)
    let completion = Completion(engine)
    let drawn = (0..<draws).map { number in
      var facts = completion.draw(Facts(), from: &random, engine)
      let share = UInt64(number % 4)
      for fact in rules.facts where share > 0 && random.below(4) < share {
        facts[fact.key] = .unasked
      }
      return completes ? recompute(engine.prepare(facts)) : facts
    }
    self.cases = cases + drawn
    decided = self.cases.map { facts in
      let compiled = engine.compile(facts)
      var decision = engine.makeDecision()
      engine.decide(compiled, into: &decision)
      return (compiled, decision)
    }
  }

  /// The answers of a case alone, without what was worked out from them.
  func answers(of facts: Facts) -> Facts {
    var answers = Facts()
    for fact in asked {
      if case .known = facts[fact.key] { answers[fact.key] = facts[fact.key] }
    }
    return answers
  }

  /// A case with everything worked out anew.
  public func completed(_ answers: Facts) -> Facts { recompute(engine.prepare(answers)) }

  /// True when no assumption of the rule files rules the case out.
  func isPlausible(_ facts: Facts) -> Bool {
    let reader = engine.reader(of: facts)
    return !engine.ruleSet.assumptions.contains { reader.truth(of: $0.never) == .must }
  }

  /// The answers of a completed case, as few as still do what `holds` asks of the completed case.
  ///
  /// What is computed is first left as it is, which is quick; where the few answers left come to
  /// something else, every step is completed.
  func smallest(_ completed: Facts, where holds: (Facts) -> Bool) -> Facts {
    let quick = answers(of: fewer(completed, where: holds))
    if holds(self.completed(quick)) { return quick }
    return fewer(answers(of: completed)) { holds(self.completed($0)) }
  }

  private func fewer(_ facts: Facts, where holds: (Facts) -> Bool) -> Facts {
    var kept = facts
    for fact in asked {
      guard case .known = kept[fact.key] else { continue }
      let value = kept[fact.key]
      kept[fact.key] = .unasked
      if !holds(kept) { kept[fact.key] = value }
    }
    return kept
  }
}
