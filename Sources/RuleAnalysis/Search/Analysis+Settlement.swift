public import DecisionModel
import RuleEngine

extension Analysis {
  /// Whether some completion of the open answers, of stated ranges included, changes the destination.
  public func settlement(_ facts: Facts) -> Settlement {
    let base = completed(facts)
    var costs = prove(base)
    return Settlement(ground: settle(Trials(self, facts), base, &costs).ground)
  }

  /// What a search over all completions came to.
  struct Settled {
    var ground: Settlement.Ground
    /// The facts that it looked through.
    var start: CompiledFacts
    /// A completion that ends elsewhere, when the ground is one.
    var elsewhere: Facts?
  }

  /// Tries bounds, then all completions branch by branch. Where costs are open they are first taken to be
  /// free, which proves no less; a branch that then ends elsewhere is run again with costs worked out.
  func settle(_ trials: Trials, _ base: Facts, _ costs: inout any Variations) -> Settled {
    let bounds = bounded(compiled(trials.facts, computed: base), base, &costs)
    let start = bounds.start
    if bounds.isProved { return Settled(ground: .proof, start: start) }
    let completion = Completion(ruleSet: ruleSet, names: names)
    var random = SplitMix64(seed: ruleSet.confidence?.seed ?? 0)
    var search = CompletionSearch(engine, cap: limits.searchNodes)
    var tried = trials
    var found: Facts?
    func leadsElsewhere(_ within: Facts) -> Bool {
      for turn in 0..<limits.triesPerBranch {
        let complete = completion.drawFreely(
          atEnd(turn, within, trials.facts), from: &random)
        tried.move(to: complete)
        if tried.present != trials.present {
          found = complete
          return true
        }
      }
      return false
    }
    if !bounds.names.isEmpty {
      var named = trials.facts
      for (key, name) in bounds.names { named[key] = .known(name) }
      if leadsElsewhere(named) {
        return Settled(ground: .witness, start: start, elsewhere: found)
      }
    }
    var doubtful = 0
    let outcome = search.run(start, besides: trials.present) { part in
      let box: CompiledFacts
      switch part {
      case .ends(let facts, _), .unclear(let facts): box = facts
      }
      let within = answers(within: box, of: start, trials.facts)
      if leadsElsewhere(within) { return true }
      doubtful += 1
      return doubtful >= limits.doubtfulBranches
    }
    if let found { return Settled(ground: .witness, start: start, elsewhere: found) }
    let isProved = outcome == .complete && doubtful == 0
    return Settled(ground: isProved ? .proof : .gaveUp, start: start)
  }

  /// Answers with every open number that costs rest on at the end of its domain: none of them in the
  /// first turn, then all high, all low. Costs that can change a destination mostly do so there.
  private func atEnd(_ turn: Int, _ within: Facts, _ given: Facts) -> Facts {
    guard turn % 3 != 0 else { return within }
    var result = within
    for fact in ruleSet.facts where fact.role == .asked && cells.computedFrom.contains(fact.key) {
      guard case .number(_, let domain) = fact.type else { continue }
      var range = domain
      switch within[fact.key] {
      case .known(.number(let known)) where given[fact.key] != within[fact.key]: range = known
      case .unasked, .unknown: break
      default: continue
      }
      let end = turn % 3 == 1 ? range.high : range.low
      result[fact.key] = .known(.number(QuantityRange(end)))
    }
    return result
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
        // No condition tells names apart that it doesn't mention, and costs take any of them.
        result[fact.key] = facts[fact.key]
      }
    }
    return result
  }
}
