import DecisionModel

/// Where the cells of numbers begin: every bound that a condition which decides puts
/// on a fact.
struct Bounds {
  private var starts: [FactKey: [Int64]] = [:]

  init(_ ruleSet: RuleSet) {
    var found: [FactKey: Set<Int64>] = [:]
    let conditions = ruleSet.deciding.flatMap { ruleSet.conditions(of: $0) }.map(\.condition)
    let guards = ruleSet.facts.map(\.applies)
    for atom in (conditions + guards).flatMap(\.clauses).flatMap(\.atoms) {
      guard let accepted = atom.accepted else { continue }
      if accepted.lowerBound > .min { found[atom.fact, default: []].insert(accepted.lowerBound) }
      if accepted.upperBound < .max {
        found[atom.fact, default: []].insert(accepted.upperBound + 1)
      }
    }
    for fact in ruleSet.facts {
      guard case .number(_, let domain) = fact.type else { continue }
      let inside = (found[fact.key] ?? []).filter {
        domain.low.micros < $0 && $0 <= domain.high.micros
      }
      let end = domain.high.micros == .max ? Int64.max : domain.high.micros + 1
      starts[fact.key] = ([domain.low.micros] + inside.sorted() + [end])
    }
  }

  /// The cells of a number, least first; empty for other facts.
  func cells(of fact: FactKey) -> [ClosedRange<Int64>] {
    let starts = starts[fact] ?? []
    return zip(starts, starts.dropFirst()).filter { $0 < $1 }.map { $0...($1 - 1) }
  }

  /// The start of the next cell up or down; nil when there is none.
  func next(to start: Int64, of fact: FactKey, up: Bool) -> Int64? {
    let starts = starts[fact] ?? []
    return up ? starts.first { $0 > start } : starts.last { $0 < start }
  }
}

extension Atom {
  /// The same test with each of its bounds moved one cell up and one down, where that leaves a number.
  func moved(by bounds: Bounds) -> [(atom: Atom, isUp: Bool)] {
    guard let accepted else { return [] }
    var found: [(Atom, Bool)] = []
    func add(_ low: Int64, _ high: Int64, _ isUp: Bool) {
      guard low <= high else { return }
      let test: Test =
        low == .min
        ? .compares(.atMost, Quantity(micros: high))
        : high == .max
          ? .compares(.atLeast, Quantity(micros: low))
          : .between(Quantity(micros: low), Quantity(micros: high))
      found.append((Atom(fact, test, at: span), isUp))
    }
    for isUp in [false, true] {
      if accepted.lowerBound > .min,
        let low = bounds.next(to: accepted.lowerBound, of: fact, up: isUp)
      {
        add(low, accepted.upperBound, isUp)
      }
      if accepted.upperBound < .max,
        let start = bounds.next(to: accepted.upperBound + 1, of: fact, up: isUp)
      {
        add(accepted.lowerBound, start - 1, isUp)
      }
    }
    return found
  }
}
