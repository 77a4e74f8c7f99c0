public import DecisionModel
public import RuleEngine

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

  /// Cases that are decided by the same rules and prices.
  public struct Group: Sendable {
    /// The compiled rules.
    public var engine: Engine
    /// Adds computed facts to prepared ones.
    public var recompute: @Sendable (Facts) -> Facts
    /// The cases.
    public var cases: [Case]
    /// The cases in the engine's numbers, and where they end now.
    fileprivate let present: [(compiled: CompiledFacts, ending: Ending)]

    /// Groups cases.
    public init(
      _ engine: Engine, cases: [Case], recompute: @escaping @Sendable (Facts) -> Facts
    ) {
      self.engine = engine
      self.cases = cases
      self.recompute = recompute
      var decision = engine.makeDecision()
      present = cases.map { one in
        let compiled = engine.compile(one.facts)
        return (compiled, engine.ending(compiled, &decision))
      }
    }
  }

  /// A case with expectations.
  public struct Case: Sendable {
    /// Its name.
    public var name: String
    /// Its facts, completed.
    public var facts: Facts
    /// The declarations whose firing it expects something of.
    public var watches: Set<RuleName>
    /// True when it expects something of steps, gates or practices.
    public var looksAtPath: Bool
    /// True when a mutant's rules, given the facts they complete, fail an expectation that is met now.
    /// Expectations that the named declaration itself fires or not are left out.
    public var fails: @Sendable (Engine, Facts, RuleName?) -> Bool

    /// Describes a case.
    public init(
      name: String, facts: Facts, watches: Set<RuleName>, looksAtPath: Bool,
      fails: @escaping @Sendable (Engine, Facts, RuleName?) -> Bool
    ) {
      self.name = name
      self.facts = facts
      self.watches = watches
      self.looksAtPath = looksAtPath
      self.fails = fails
    }
  }

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
    let engines = books.map { mutant.applied(to: $0).map(Engine.init) }
    for (group, book) in zip(groups, bookOfGroup) {
      if let engine = engines[book] { run(mutant, engine, group, &result) }
    }
    guard result.difference == .none, let other = engines[0] else { return result }
    switch search.run(mutant, other, seed: UInt64(index)) {
    case .gaveUp(let attempts): result.difference = .gaveUp(attempts)
    case .found(let facts):
      result.difference = .found(witness(facts, other, isKilled: result.isKilled))
    }
    return result
  }

  private func run(
    _ mutant: Mutant, _ engine: Engine, _ group: Group, _ result: inout MutantResult
  ) {
    var after = engine.makeDecision()
    let anew = mutant.owner.kind == .derived && remade.contains(FactKey(mutant.owner.name))
    let own = mutant.kind == .delete ? RuleName(mutant.owner.name) : nil
    for (one, (compiled, present)) in zip(group.cases, group.present) {
      let facts = anew ? group.recompute(engine.prepare(one.facts)) : one.facts
      let ending = engine.ending(anew ? engine.compile(facts) : compiled, &after)
      if result.difference == .none, !present.leads(to: ending) {
        result.difference = .scenario(one.name)
      }
      if result.isKilled { continue }
      guard present != ending || sees(one, mutant, group.engine, engine, facts) else { continue }
      if one.fails(engine, facts, own) { result.killedBy = one.name }
    }
  }

  /// Whether a case that ends where it did can still show the difference.
  private func sees(
    _ one: Case, _ mutant: Mutant, _ engine: Engine, _ other: Engine, _ facts: Facts
  ) -> Bool {
    switch mutant.owner.kind {
    case .rule:
      return mutant.changesCondition && one.watches.contains(RuleName(mutant.owner.name))
    case .gate, .stop:
      guard one.looksAtPath || one.watches.contains(RuleName(mutant.owner.name)),
        let old = engine.ruleSet.grounds(of: mutant.owner),
        let new = other.ruleSet.grounds(of: mutant.owner)
      else { return false }
      return engine.reader(of: one.facts).truth(of: old) != other.reader(of: facts).truth(of: new)
    case .derived:
      guard one.looksAtPath || !one.watches.isEmpty else { return false }
      let key = FactKey(mutant.owner.name)
      return engine.prepare(one.facts)[key] != other.prepare(facts)[key]
    case .need, .history, .practice, .warning: return false
    }
  }

  /// A case that was found with as few answers as still lead elsewhere.
  private func witness(_ facts: Facts, _ other: Engine, isKilled: Bool) -> MutantWitness {
    let pool = search.pool
    var first = pool.engine.makeDecision()
    var second = other.makeDecision()
    func ends(_ facts: Facts) -> (Ending, Ending) {
      let compiled = pool.engine.compile(facts)
      return (pool.engine.ending(compiled, &first), other.ending(compiled, &second))
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
