import DecisionModel
import RuleEngine

/// Looks for a case in which a mutant ends elsewhere than the rules do.
struct MutantSearch {
  let pool: CasePool
  /// Cases tried for one mutant, after those of the pool where they are tried.
  let attempts: Int
  /// Whether every case of the pool is tried as it is before cases are changed.
  var triesPool = false
  /// Hits that are completed and tried again before it gives up.
  private static let confirmations = 12

  /// What a search found.
  enum Result {
    /// A case that ends elsewhere, completed and tried again.
    case found(Facts)
    /// None in so many attempts.
    case gaveUp(Int)
  }

  func run(_ mutant: Mutant, _ other: inout MutantRules, seed: UInt64) -> Result {
    let engine = pool.engine
    let conditions = engine.ruleSet.conditions(of: mutant.owner)
    guard !pool.cases.isEmpty,
      let target = conditions.first(where: { $0.place == mutant.place }) ?? conditions.first
    else { return .gaveUp(0) }
    var random = SplitMix64(seed: pool.seed &+ seed)
    var reading = engine.makeReading()
    var decision = engine.makeDecision()
    var hits = 0
    let given = triesPool ? pool.cases.count : 0
    for attempt in 0..<given + attempts {
      let isGiven = attempt < given
      let place = isGiven ? attempt : Int(random.below(UInt64(pool.cases.count)))
      var draft = Draft(pool.cases[place])
      // Some cases are tried as they are.
      let isAimed = !isGiven && attempt % 8 != 0
      if isAimed { aim(mutant, target.condition, &draft, &random) }
      let leadsElsewhere =
        isAimed
        ? self.leadsElsewhere(
          draft.compiled(engine, from: pool.decided[place].compiled), draft.facts, other: &other,
          &reading, &decision)
        : self.leadsElsewhere(place, other: &other, &decision)
      guard leadsElsewhere else { continue }
      hits += 1
      if hits > Self.confirmations { return .gaveUp(attempt) }
      let completed = pool.completed(pool.answers(of: draft.facts))
      let again = engine.compile(completed)
      guard self.leadsElsewhere(again, completed, other: &other, &reading, &decision),
        pool.isPlausible(completed)
      else { continue }
      return .found(completed)
    }
    return .gaveUp(attempts)
  }

  /// Whether a case of the pool ends elsewhere.
  private func leadsElsewhere(
    _ place: Int, other: inout MutantRules, _ decision: inout Decision
  ) -> Bool {
    let present = pool.decided[place].decision
    let reading = present.reading
    guard other.touches(reading) else { return false }
    return !Ending(present).leads(to: other.ending(reading, pool.cases[place], &decision))
  }

  /// Whether another case does.
  private func leadsElsewhere(
    _ compiled: CompiledFacts, _ facts: @autoclosure () -> Facts, other: inout MutantRules,
    _ reading: inout CaseReading, _ decision: inout Decision
  ) -> Bool {
    pool.engine.read(compiled, into: &reading)
    guard other.touches(reading) else { return false }
    pool.engine.end(reading, into: &decision)
    let present = Ending(decision)
    return !present.leads(to: other.ending(reading, facts(), &decision))
  }

  /// Brings a case to where the mutant says something else than the rules do.
  private func aim(
    _ mutant: Mutant, _ condition: Condition, _ facts: inout Draft, _ random: inout SplitMix64
  ) {
    let rules = pool.engine.ruleSet
    if mutant.owner.kind == .derived, let place = mutant.place {
      passEarlierCases(of: place, rules, &facts, &random)
    }
    if let place = mutant.place, place.isException, let grounds = rules.grounds(of: place.owner) {
      pool.forcer.force(grounds.when, in: &facts, &random)
    }
    switch mutant.change {
    case .delete, .flip, .weigh: pool.forcer.force(condition, in: &facts, &random)
    case .drop(_, let line): pool.forcer.force(condition, failing: line, in: &facts, &random)
    case .move(_, let line, let atom, let moved):
      pool.forcer.force(condition, in: &facts, &random)
      let old = condition.clauses[line].atoms[atom]
      if let between = difference(old, moved, &random) {
        pool.forcer.force(between, holds: true, in: &facts, &random)
      }
    }
  }

  private func passEarlierCases(
    of place: ConditionPlace, _ rules: RuleSet, _ facts: inout Draft, _ random: inout SplitMix64
  ) {
    for earlier in rules.conditions(of: place.owner).prefix(place.index) {
      let lines = earlier.condition.clauses.count
      guard lines > 0 else { continue }
      let line = Int(random.below(UInt64(lines)))
      pool.forcer.force(
        Condition([earlier.condition.clauses[line]]), failing: 0, in: &facts, &random)
    }
  }

  /// A test that a number meets when just one of two tests accepts it.
  private func difference(_ one: Atom, _ other: Atom, _ random: inout SplitMix64) -> Atom? {
    let cells = pool.bounds.cells(of: one.fact).filter { cell in
      (one.accepted?.contains(cell.lowerBound) ?? false)
        != (other.accepted?.contains(cell.lowerBound) ?? false)
    }
    guard !cells.isEmpty else { return nil }
    let cell = cells[Int(random.below(UInt64(cells.count)))]
    return Atom(
      one.fact,
      .between(Quantity(micros: cell.lowerBound), Quantity(micros: cell.upperBound)))
  }
}
