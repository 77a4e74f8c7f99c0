public import DecisionModel
import RuleEngine

extension Analysis {
  /// Every open key with what it can change, those that change the destination first, and whether the
  /// destination is settled.
  ///
  /// `costKeys` are the keys that estimates want or stand in for.
  public func openKeys(
    _ facts: Facts, costKeys: Set<FactKey>
  ) -> (keys: [OpenKey], settlement: Settlement) {
    let proof = isSettled(facts)
    let open = openFacts(facts)
    let relevant = relevantKeys(facts)
    let bases = baseCompletions(facts)
    let present = verdict(facts)
    let presentNext = next?(completed(facts))
    var runs = 0
    var keys: [OpenKey] = []
    for fact in open {
      var key = OpenKey(key: fact.key, isKnownUnknown: facts[fact.key] == .unknown)
      if relevant.contains(fact.key) {
        if !proof {
          key.witness = witness(for: fact, in: bases, &runs)
          if key.witness != nil || changes(fact, facts, from: present) {
            key.canChange.append(.destination)
          }
        }
        if let presentNext, changesNext(fact, facts, from: presentNext) {
          key.canChange.append(.next)
        }
      }
      if costKeys.contains(fact.key) { key.canChange.append(.cost) }
      keys.append(key)
    }
    let found = keys.contains { $0.witness != nil }
    let ground: Settlement.Ground = proof ? .proof : found ? .witness : .gaveUp
    let sorted = keys.enumerated().sorted { left, right in
      let ranks = (Self.rank(left.element), Self.rank(right.element))
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.offset < right.offset
    }
    return (sorted.map(\.element), Settlement(ground: ground))
  }

  private static func rank(_ key: OpenKey) -> Int {
    if key.witness != nil { return 0 }
    return key.canChange.first.flatMap { OpenKey.Effect.allCases.firstIndex(of: $0) }.map { $0 + 1 }
      ?? OpenKey.Effect.allCases.count + 1
  }

  /// The keys whose answers an undecided rule, gate, stop or condition about the past waits for.
  private func relevantKeys(_ facts: Facts) -> Set<FactKey> {
    let findings = engine.findings(completed(facts))
    let names =
      ruleSet.rules.map(\.grounds.name) + ruleSet.gates.map(\.grounds.name)
      + ruleSet.stops.map(\.grounds.name)
    var found = Set(names.flatMap { findings.outcomes[$0]?.open ?? [] })
    let past = ruleSet.history.map { history in
      history.exhaustedSlots.compactMap(\.unless) + history.exhausted.map(\.when)
        + history.stays.map(\.when) + history.unfit + history.instead.map(\.when)
    }
    let reach = FactReach(ruleSet)
    for condition in (past ?? []) + ruleSet.needs.map(\.when) {
      found.formUnion(reach.below(condition))
    }
    // A forbidden set of techniques is open as long as what it is computed from is.
    for gate in ruleSet.gates {
      if case .forbidsEach(let fact, _) = gate.effect { found.formUnion(reach.below(fact)) }
    }
    found.formUnion([ruleSet.history?.tried, ruleSet.history?.inUse].compactMap(\.self))
    for step in ruleSet.steps {
      for condition in [step.done, step.due].compactMap(\.self) {
        found.formUnion(reach.below(condition))
      }
    }
    return found
  }

  private func baseCompletions(_ facts: Facts) -> [Facts] {
    var random = SplitMix64(seed: ruleSet.confidence?.seed ?? 0)
    let completion = Completion(ruleSet: ruleSet)
    return (0..<limits.bases).map { _ in
      completion.draw(facts, from: &random) { engine.truth(of: $0, in: $1) }
    }
  }

  /// Two values of a key that end differently in the same completion of all others.
  private func witness(
    for fact: FactDeclaration, in bases: [Facts], _ runs: inout Int
  ) -> Witness? {
    let values = cells.representatives(of: fact, cap: limits.valuesPerKey)
    for base in bases {
      var first: (value: Value, verdict: Verdict)?
      for value in values {
        guard runs < limits.witnessRuns else { return nil }
        runs += 1
        var facts = base
        facts[fact.key] = .known(value)
        // An answer to a question that does not apply changes nothing.
        if engine.prepare(facts)[fact.key] == .notApplicable { break }
        let verdict = verdict(facts)
        guard let known = first else {
          first = (value, verdict)
          continue
        }
        if known.verdict != verdict {
          return Witness(
            first: known.value, firstVerdict: known.verdict, second: value, secondVerdict: verdict)
        }
      }
    }
    return nil
  }

  /// True when an answer to this key alone would change where the present answers lead.
  private func changes(_ fact: FactDeclaration, _ facts: Facts, from present: Verdict) -> Bool {
    cells.representatives(of: fact, cap: limits.valuesPerKey).contains { value in
      var changed = facts
      changed[fact.key] = .known(value)
      return verdict(changed) != present
    }
  }

  private func changesNext(_ fact: FactDeclaration, _ facts: Facts, from present: StepID) -> Bool {
    guard let next else { return false }
    return cells.representatives(of: fact, cap: limits.valuesPerKey).contains { value in
      var changed = facts
      changed[fact.key] = .known(value)
      return next(completed(changed)) != present
    }
  }
}
