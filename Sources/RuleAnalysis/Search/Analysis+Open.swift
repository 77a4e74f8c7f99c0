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
    let base = completed(facts)
    let proof = engine.isSettledByIntervals(base)
    let open = openFacts(facts)
    let relevant = relevantKeys(base)
    let bases = baseCompletions(facts)
    let present = Present(
      facts: facts, completed: base, verdict: verdict(completed: base), next: next?(base))
    let nextKeys = nextKeys
    let powers = engine.powers(base)
    var runs = 0
    var keys: [OpenKey] = []
    for fact in open {
      var key = OpenKey(key: fact.key, isKnownUnknown: facts[fact.key] == .unknown)
      key.power = powers[fact.key] ?? .zero
      if relevant.contains(fact.key) {
        if !proof {
          key.witness = witness(for: fact, in: bases, &runs)
        }
        let changes = changes(fact, from: present, isProved: proof, nextKeys: nextKeys)
        if key.witness != nil || changes.destination { key.canChange.append(.destination) }
        if changes.next { key.canChange.append(.next) }
      }
      if costKeys.contains(fact.key) { key.canChange.append(.cost) }
      keys.append(key)
    }
    let found = keys.contains { $0.witness != nil }
    let ground: Settlement.Ground = proof ? .proof : found ? .witness : .gaveUp
    let sorted = keys.enumerated().sorted { left, right in
      let ranks = (Self.rank(left.element), Self.rank(right.element))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let powers = (left.element.power, right.element.power)
      return powers.0 != powers.1 ? powers.0 > powers.1 : left.offset < right.offset
    }
    return (sorted.map(\.element), Settlement(ground: ground))
  }

  private static func rank(_ key: OpenKey) -> Int {
    if key.witness != nil { return 0 }
    return key.canChange.first.flatMap { OpenKey.Effect.allCases.firstIndex(of: $0) }.map { $0 + 1 }
      ?? OpenKey.Effect.allCases.count + 1
  }

  /// The keys whose answers an undecided rule, gate, stop or condition about the past waits for.
  private func relevantKeys(_ completed: Facts) -> Set<FactKey> {
    let findings = engine.findings(completed)
    let names =
      ruleSet.rules.map(\.grounds.name) + ruleSet.gates.map(\.grounds.name)
      + ruleSet.stops.map(\.grounds.name)
    var found = Set(names.flatMap { findings.outcomes[$0]?.open ?? [] })
    let reach = FactReach(ruleSet)
    for condition in ruleSet.pastConditions + ruleSet.needs.map(\.when) {
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

  private func baseCompletions(_ facts: Facts) -> [(facts: Facts, completed: Facts)] {
    var random = SplitMix64(seed: ruleSet.confidence?.seed ?? 0)
    let completion = Completion(ruleSet: ruleSet)
    return (0..<limits.bases).map { _ in
      let drawn = completion.draw(facts, from: &random, engine)
      return (drawn, completed(drawn))
    }
  }

  /// Two values of a key that end differently in the same completion of all others.
  private func witness(
    for fact: FactDeclaration, in bases: [(facts: Facts, completed: Facts)], _ runs: inout Int
  ) -> Witness? {
    let values = cells.representatives(of: fact, cap: limits.valuesPerKey)
    for base in bases {
      var first: (value: Value, verdict: Verdict)?
      for value in values {
        guard runs < limits.witnessRuns else { return nil }
        runs += 1
        var facts = base.facts
        facts[fact.key] = .known(value)
        let completed = completed(facts, changing: fact.key, from: base.completed)
        // An answer to a question that does not apply changes nothing.
        if completed[fact.key] == .notApplicable { break }
        let verdict = verdict(completed: completed)
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

  /// What an answer to this key alone would change in the advice as it stands.
  private func changes(
    _ fact: FactDeclaration, from present: Present, isProved: Bool, nextKeys: Set<FactKey>
  ) -> (destination: Bool, next: Bool) {
    var destination = false
    var next = false
    for value in cells.representatives(of: fact, cap: limits.valuesPerKey) {
      var changed = present.facts
      changed[fact.key] = .known(value)
      let completed = completed(changed, changing: fact.key, from: present.completed)
      let differs = !isProved && verdict(completed: completed) != present.verdict
      // The next step is worked out where it can differ: another end, or a condition of the path.
      if !next, let step = present.next, (differs && !destination) || nextKeys.contains(fact.key) {
        next = self.next?(completed) != step
      }
      destination = destination || differs
      if destination, next || !nextKeys.contains(fact.key) { break }
    }
    return (destination, next)
  }

  /// The keys that conditions of the path rest on.
  private var nextKeys: Set<FactKey> {
    let reach = FactReach(ruleSet)
    var found: Set<FactKey> = []
    for step in ruleSet.steps {
      for condition in [step.done, step.due].compactMap(\.self) + step.joins.map(\.when) {
        found.formUnion(reach.below(condition))
      }
    }
    for gate in ruleSet.gates {
      guard case .postpones = gate.effect else { continue }
      for condition in [gate.grounds.when] + gate.grounds.exceptions.map(\.when) {
        found.formUnion(reach.below(condition))
      }
    }
    found.formUnion(ruleSet.orderings.flatMap { reach.below($0.grounds.when) })
    found.formUnion([ruleSet.history?.tried, ruleSet.history?.inUse].compactMap(\.self))
    return found
  }
}

/// The advice as it stands.
private struct Present {
  var facts: Facts
  var completed: Facts
  var verdict: Verdict
  var next: StepID?
}
