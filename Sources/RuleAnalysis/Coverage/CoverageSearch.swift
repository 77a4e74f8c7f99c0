public import DecisionModel
import RuleEngine

/// Looks for cases that exercise what no scenario does.
public struct CoverageSearch: Sendable {
  private let search: CaseSearch

  /// Searches from the cases of a pool, up to `attempts` cases for one item.
  public init(_ pool: CasePool, attempts: Int) {
    search = CaseSearch(pool: pool, attempts: attempts)
  }

  /// The answers of a case that exercises an item, as few as will do; nil when none was found. `number`
  /// tells the searches of one run apart.
  public func answers(for item: CoverageItem, _ number: Int) -> Facts? {
    let engine = search.pool.engine
    let rules = engine.ruleSet
    let decides = { (_: Decision, facts: Facts) in
      Coverage.happens(item, rules, engine.reader(of: facts), engine.prepare(facts))
    }
    if item.subject == .decides { return nil }
    let found = search.first(5_000 + number) { facts, random in
      aim(item, &facts, &random)
    } where: {
      decides($0, $1)
    }
    return found.map { search.pool.answers(of: search.smallest($0, where: decides)) }
  }

  private func aim(_ item: CoverageItem, _ facts: inout Draft, _ random: inout SplitMix64) {
    let rules = search.pool.engine.ruleSet
    let forcer = search.pool.forcer
    let conditions = rules.conditions(of: item.owner)
    switch item.subject {
    case .decides: break
    case .fires:
      if let main = conditions.first { forcer.force(main.condition, in: &facts, &random) }
    case .isSilent:
      guard let main = conditions.first?.condition, !main.clauses.isEmpty else { return }
      let line = Int(random.below(UInt64(main.clauses.count)))
      forcer.force(Condition([main.clauses[line]]), failing: 0, in: &facts, &random)
    case .lineHolds(let place, let line):
      guard let clause = rules.condition(at: place)?.clauses[line] else { return }
      forcer.force(Condition([clause]), in: &facts, &random)
    case .lineFails(let place, let line):
      guard let clause = rules.condition(at: place)?.clauses[line] else { return }
      forcer.force(Condition([clause]), failing: 0, in: &facts, &random)
    case .below(let place, let line, let atom, let start),
      .above(let place, let line, let atom, let start):
      guard let fact = rules.condition(at: place)?.clauses[line].atoms[atom].fact else { return }
      let isBelow = if case .below = item.subject { true } else { false }
      let test: Atom.Test = .compares(isBelow ? .less : .atLeast, Quantity(micros: start))
      forcer.force(Atom(fact, test), holds: true, in: &facts, &random)
    case .excepted(let place):
      guard let main = conditions.first, let own = rules.condition(at: place) else { return }
      forcer.force(main.condition, in: &facts, &random)
      forcer.force(own, in: &facts, &random)
    }
  }
}
