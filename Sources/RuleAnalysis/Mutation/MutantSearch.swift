import DecisionModel
import RuleEngine

/// Looks for a case in which a mutant ends elsewhere than the rules do.
struct MutantSearch {
  let pool: CasePool
  /// Cases tried for one mutant.
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

  func run(_ mutant: Mutant, _ other: Engine, seed: UInt64) -> Result {
    let rules = pool.engine.ruleSet
    guard !pool.cases.isEmpty,
      let target = rules.conditions(of: mutant.owner).first(where: { $0.place == mutant.place })
        ?? rules.conditions(of: mutant.owner).first
    else { return .gaveUp(0) }
    var random = SplitMix64(seed: pool.seed &+ seed)
    var present = pool.engine.makeDecision()
    var changed = other.makeDecision()
    var hits = 0
    for attempt in 0..<attempts {
      let isGiven = triesPool && attempt < pool.cases.count
      var facts = pool.cases[isGiven ? attempt : Int(random.below(UInt64(pool.cases.count)))]
      // Some cases are tried as they are.
      if !isGiven, attempt % 8 != 0 { aim(mutant, target.condition, rules, &facts, &random) }
      let compiled = pool.engine.compile(facts)
      let ending = pool.engine.ending(compiled, &present)
      if ending.leads(to: other.ending(compiled, &changed)) { continue }
      let answers = pool.answers(of: facts)
      let completed = pool.completed(answers)
      hits += 1
      if hits > Self.confirmations { return .gaveUp(attempt) }
      let again = pool.engine.compile(completed)
      let confirmed = pool.engine.ending(again, &present)
      guard !confirmed.leads(to: other.ending(again, &changed)), pool.isPlausible(completed)
      else { continue }
      return .found(completed)
    }
    return .gaveUp(attempts)
  }

  /// Brings a case to where the mutant says something else than the rules do.
  private func aim(
    _ mutant: Mutant, _ condition: Condition, _ rules: RuleSet, _ facts: inout Facts,
    _ random: inout SplitMix64
  ) {
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
    of place: ConditionPlace, _ rules: RuleSet, _ facts: inout Facts, _ random: inout SplitMix64
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
