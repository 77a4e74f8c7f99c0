public import DecisionModel
import RuleEngine

extension Analysis {
  /// Whether some completion of the open answers, of stated ranges included, changes the destination.
  public func settlement(_ facts: Facts) -> Settlement {
    var trials = Trials(self, facts)
    return Settlement(ground: settle(&trials).ground)
  }

  /// What a search over all completions came to.
  struct Settled {
    var ground: Settlement.Ground
    /// A completion that ends elsewhere, when the ground is one.
    var elsewhere: Facts?
  }

  /// Tries bounds, then all completions branch by branch. Where costs are open they are first taken to be
  /// free, which proves no less; a branch that then ends elsewhere is run again with costs worked out.
  func settle(_ trials: inout Trials) -> Settled {
    var start = trials.compiled
    let isRanged = openRanged(trials, in: &start)
    if trials.isSettledByBounds, !isRanged { return Settled(ground: .proof) }
    let completion = Completion(ruleSet: ruleSet)
    var random = SplitMix64(seed: ruleSet.confidence?.seed ?? 0)
    var search = CompletionSearch(engine, cap: limits.searchNodes)
    var tried = trials
    var found: Facts?
    var doubtful = 0
    let outcome = search.run(start, besides: trials.present) { part in
      let box: CompiledFacts
      switch part {
      case .ends(let facts, _), .unclear(let facts): box = facts
      }
      let within = answers(within: box, of: start, trials.facts)
      for _ in 0..<limits.triesPerBranch {
        let complete = completion.drawFreely(within, from: &random)
        if tried.ending(of: complete) != trials.present {
          found = complete
          return true
        }
      }
      doubtful += 1
      return doubtful >= limits.doubtfulBranches
    }
    trials.count(tried)
    if let found { return Settled(ground: .witness, elsewhere: found) }
    return Settled(ground: outcome == .complete && doubtful == 0 ? .proof : .gaveUp)
  }

  /// Opens the computed facts that rest on a stated range: how they come out over all of it is sampled,
  /// which proves nothing. True when there is one.
  private func openRanged(_ trials: Trials, in start: inout CompiledFacts) -> Bool {
    let ranged = ruleSet.facts.filter { fact in
      guard case .number(let range)? = trials.base[fact.key].value else { return false }
      return fact.role == .asked && !range.isExact
    }.map(\.key)
    var isRanged = false
    for key in cells.computed where trials.base[key].value != nil {
      guard ranged.contains(where: { cells.rests(key, on: $0) }) else { continue }
      engine.open(key, in: &start)
      isRanged = true
    }
    return isRanged
  }

  /// The answers of a branch, without what is computed from them.
  private func answers(
    within box: CompiledFacts, of start: CompiledFacts, _ facts: Facts
  ) -> Facts {
    var result = engine.facts(within: box, of: start, facts)
    for fact in ruleSet.facts {
      if fact.role != .asked {
        result[fact.key] = facts[fact.key]
      } else if case .name = fact.type {
        // No condition tells names apart that it doesn't mention, and costs take those they know.
        result[fact.key] = facts[fact.key]
      }
    }
    return result
  }
}
