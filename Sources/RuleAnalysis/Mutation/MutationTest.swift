public import DecisionModel
import RuleEngine

/// Runs every mutant of a rule set against cases with expectations.
///
/// Nothing here is shared between mutants, so that they can be run in any order and at once.
public struct MutationTest: Sendable {
  /// The mutants.
  public let mutants: [Mutant]
  private let groups: [Group]
  /// The distinct rules of the pool and the groups, the pool's first, and those of each group.
  private let books: [RuleSet]
  private let bookOfGroup: [Int]
  private let search: MutantSearch
  private let remade: Set<FactKey>

  /// Prepares the mutants of the rules of `pool`, which is where the search for cases starts.
  ///
  /// `remade` are derived facts that computed ones are worked out from: where a mutant changes one of
  /// those, computed facts are worked out anew. `attempts` caps the search for one mutant.
  public init(groups: [Group], pool: CasePool, remade: Set<FactKey>, attempts: Int) {
    mutants = Mutant.all(of: pool.engine.ruleSet)
    self.groups = groups
    var books = [pool.engine.ruleSet]
    bookOfGroup = groups.map { group in
      if let known = books.firstIndex(of: group.engine.ruleSet) { return known }
      books.append(group.engine.ruleSet)
      return books.count - 1
    }
    self.books = books
    self.remade = remade
    search = MutantSearch(pool: pool, attempts: attempts)
  }

  /// What became of one mutant, by its place in `mutants`.
  public func result(at index: Int) -> MutantResult {
    let mutant = mutants[index]
    var result = MutantResult(mutant: mutant)
    var engines: [Engine?] = Array(repeating: nil, count: books.count)
    for (group, book) in zip(groups, bookOfGroup) where !result.isDecided {
      guard var other = MutantRules(mutant, of: group.engine, compiled: engines[book]) else {
        continue
      }
      run(mutant, &other, group, &result)
      engines[book] = other.compiled
    }
    guard result.difference == .none,
      var other = MutantRules(mutant, of: search.pool.engine, compiled: engines[0])
    else { return result }
    switch search.run(mutant, &other, seed: UInt64(index)) {
    case .gaveUp(let attempts): result.difference = .gaveUp(attempts)
    case .found(let facts):
      result.difference = .found(witness(facts, &other, isKilled: result.isKilled))
    }
    return result
  }

  private func run(
    _ mutant: Mutant, _ other: inout MutantRules, _ group: Group, _ result: inout MutantResult
  ) {
    var decision = group.engine.makeDecision()
    let anew = mutant.owner.kind == .derived && remade.contains(FactKey(mutant.owner.name))
    let own = mutant.kind == .delete ? RuleName(mutant.owner.name) : nil
    for (one, present) in zip(group.cases, group.present) where other.touches(present.reading) {
      var facts = one.facts
      let ending: Ending
      if anew {
        let engine = other.engine()
        facts = group.recompute(engine.prepare(one.facts))
        ending = other.ending(facts)
      } else {
        ending = other.ending(present.reading, one.facts, &decision)
      }
      if result.difference == .none, !present.ending.leads(to: ending) {
        result.difference = .scenario(one.name)
      }
      if !result.isKilled,
        present.ending != ending
          || sees(one, mutant, group.engine, &other, present, facts)
      {
        let end = group.engine.techniques(ending.techniques)
        if one.failsAt(ending.outcome, end)
          || (one.looksBeyondEnd(for: mutant) && one.fails(other.engine(), facts, own))
        {
          result.killedBy = one.name
        }
      }
      if result.isDecided { return }
    }
  }

  /// Whether a case that ends where it did can still show the difference.
  private func sees(
    _ one: Case, _ mutant: Mutant, _ rules: Engine, _ other: inout MutantRules,
    _ present: Group.Present, _ facts: Facts
  ) -> Bool {
    switch mutant.owner.kind {
    case .rule:
      return mutant.changesCondition && one.watches.contains(RuleName(mutant.owner.name))
    case .gate, .stop:
      guard one.looksAtPath || one.watches.contains(RuleName(mutant.owner.name)) else {
        return false
      }
      return other.firesOtherwise(in: present.reading)
    case .derived:
      guard one.looksAtPath || !one.watches.isEmpty else { return false }
      let key = FactKey(mutant.owner.name)
      let known = rules.prepare(one.facts)[key]
      return known != other.engine().prepare(facts)[key]
    case .need, .history, .practice, .warning: return false
    }
  }

  /// A case that was found with as few answers as still lead elsewhere.
  private func witness(
    _ facts: Facts, _ other: inout MutantRules, isKilled: Bool
  ) -> MutantWitness {
    let pool = search.pool
    var reading = pool.engine.makeReading()
    var decision = pool.engine.makeDecision()
    func ends(_ facts: Facts) -> (Ending, Ending) {
      let compiled = pool.engine.compile(facts)
      pool.engine.read(compiled, into: &reading)
      pool.engine.end(reading, into: &decision)
      let present = Ending(decision)
      guard other.touches(reading) else { return (present, present) }
      return (present, other.ending(reading, facts, &decision))
    }
    let answers =
      isKilled
      ? pool.answers(of: facts)
      : pool.smallest(facts) { facts in
        let (one, two) = ends(facts)
        return !one.leads(to: two)
      }
    let (one, two) = ends(pool.completed(answers))
    return MutantWitness(
      answers: answers, outcome: one.outcome,
      destination: pool.engine.techniques(one.techniques), otherOutcome: two.outcome,
      otherDestination: pool.engine.techniques(two.techniques))
  }
}

extension Mutant {
  /// The condition that differs, where one does.
  var place: ConditionPlace? {
    switch change {
    case .delete(let place), .move(let place, _, _, _), .drop(let place, _): place
    case .flip, .weigh: nil
    }
  }
}
