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
    let (start, isProved) = bounded(trials.compiled, trials.base, &trials.costs.proof)
    if isProved { return Settled(ground: .proof) }
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
      for turn in 0..<limits.triesPerBranch {
        let complete = completion.drawFreely(
          atEnd(turn, within, trials.facts), from: &random)
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

  /// What bounds alone say of the open answers, for facts with derived and computed ones added.
  public func prospect(completed facts: Facts) -> Prospect {
    var costs = vary(facts, .proof)
    let (start, isProved) = bounded(engine.compile(facts), facts, &costs)
    if isProved { return Prospect(isSettled: true) }
    let powers = engine.powers(start, countsSets: false)
    return Prospect(
      isSettled: false, worth: worth(powers.shares), bars: powers.bars, sets: powers.sets,
      ordered: powers.ordered, hinge: engine.hinge(start))
  }

  /// Whether bounds alone prove that no completion of the open answers changes the destination; for facts
  /// with derived and computed ones added. True is a proof, false says nothing.
  public func isSettledByBounds(completed facts: Facts) -> Bool {
    var costs = vary(facts, .proof)
    return bounded(engine.compile(facts), facts, &costs).isProved
  }

  /// The facts to prove something of, and whether bounds do.
  private func bounded(
    _ compiled: CompiledFacts, _ facts: Facts, _ costs: inout any Variations
  ) -> (start: CompiledFacts, isProved: Bool) {
    var decision = engine.makeDecision()
    engine.decide(compiled, into: &decision)
    let present = engine.endPoint(decision)
    let start = loosened(compiled, facts, decision, &costs)
    engine.decide(start, into: &decision)
    return (start, engine.provedEndPoint(decision) == present)
  }

  /// The same facts with every computed one as open as open answers leave it: those that rest on a stated
  /// range, since how they come out over all of it is sampled, which proves nothing; on an answer whose
  /// question may turn out not to apply; or on a number of the price book that stands in for an answer.
  /// Of sets of techniques that bounds on costs leave partly known that much stands.
  private func loosened(
    _ compiled: CompiledFacts, _ facts: Facts, _ decision: Decision,
    _ costs: inout any Variations
  ) -> CompiledFacts {
    var start = compiled
    let unsure = ruleSet.facts.filter { fact in
      guard fact.role == .asked, case .known(let value) = facts[fact.key] else { return false }
      if case .number(let range) = value, !range.isExact { return true }
      return !engine.surelyApplies(fact.key, in: decision)
    }.map(\.key)
    // Costs are worked out only for sets, and for what this leaves of the others.
    let numbers = cells.computed.filter { key in
      facts[key].value != nil && !cells.computedSets.contains(key)
    }
    let rests = numbers.filter { key in unsure.contains { cells.rests(key, on: $0) } }
    let others = numbers.filter { !rests.contains($0) }
    let proved = costs.settled(facts, only: cells.computedSets.union(others))
    for key in rests + others.filter({ proved[$0] != facts[$0] }) { engine.open(key, in: &start) }
    for key in cells.computedSets { engine.put(proved[key], for: key, in: &start) }
    engine.putOrder(of: proved, in: &start)
    return start
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
