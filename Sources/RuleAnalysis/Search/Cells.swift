public import DecisionModel

/// The values of each fact that rules can tell apart, one for each cell.
public struct Cells: Sendable {
  private var cuts: [FactKey: [Int64]] = [:]
  /// Facts that computed ones rest on: any change of theirs may matter.
  private(set) var computedFrom: Set<FactKey> = []
  /// Facts that arithmetic of derived facts reads, directly or through others.
  private(set) var summedFrom: Set<FactKey> = []
  /// The computed facts that hold techniques: gates read them, so that they nearly always matter.
  private(set) var computedSets: Set<FactKey> = []
  /// Facts that hold techniques which gates forbid by a computed set rest on.
  private(set) var barring: Set<FactKey> = []
  /// The computed facts.
  private(set) var computed: [FactKey] = []
  /// Sets of which some condition reads the first member.
  private var orderCounts: Set<FactKey> = []
  let ruleSet: RuleSet
  /// The names that each fact of the price book can be.
  let names: [FactKey: [String]]
  private var restsOn: [FactKey: Set<FactKey>] = [:]
  private var restingOn: [FactKey: [Bool]] = [:]

  /// Cuts the values of every fact; `names` are those that each fact of the price book can be, in order.
  public init(_ ruleSet: RuleSet, names: [FactKey: [String]] = [:]) {
    self.ruleSet = ruleSet
    self.names = names
    var direct: [FactKey: Set<Int64>] = [:]
    for atom in ruleSet.conditions.flatMap(\.clauses).flatMap(\.atoms) + Self.derivedAtoms(ruleSet)
    {
      if case .startsWith = atom.test { orderCounts.insert(atom.fact) }
      guard let accepted = atom.accepted else { continue }
      direct[atom.fact, default: []].insert(accepted.lowerBound)
      if accepted.upperBound < .max {
        direct[atom.fact, default: []].insert(accepted.upperBound + 1)
      }
    }
    let reach = FactReach(ruleSet)
    var found: [FactKey: Set<Int64>] = direct
    var applies: [Set<FactKey>] = []
    for fact in ruleSet.facts {
      for below in reach.below(fact.key) where below != fact.key {
        // A threshold of a sum is one for each of its terms, as a first guess.
        if case .arithmetic = fact.role {
          found[below, default: []].formUnion(direct[fact.key] ?? [])
          summedFrom.insert(below)
        }
        if case .computed = fact.role { computedFrom.insert(below) }
      }
      if case .computed = fact.role {
        computed.append(fact.key)
        if fact.type == .techniques { computedSets.insert(fact.key) }
        let below = reach.below(fact.key)
        restsOn[fact.key] = below
        let all = Self.withGuards(below, ruleSet, reach)
        applies.append(all)
        if ruleSet.forbidsMembers(of: fact.key) { barring.formUnion(all) }
      }
    }
    // What decides whether a question applies matters to what is computed from its answer.
    computedFrom = Self.withGuards(computedFrom, ruleSet, reach)
    for key in computedFrom { restingOn[key] = applies.map { $0.contains(key) } }
    cuts = found.mapValues { $0.sorted() }
  }

  /// Some facts with all that decides whether their questions apply.
  private static func withGuards(
    _ facts: Set<FactKey>, _ ruleSet: RuleSet, _ reach: FactReach
  ) -> Set<FactKey> {
    var all = facts
    var count = 0
    while all.count > count {
      count = all.count
      for fact in ruleSet.facts where all.contains(fact.key) {
        all.formUnion(reach.below(fact.applies))
      }
    }
    return all
  }

  /// Whether a computed fact rests on another.
  func rests(_ computed: FactKey, on key: FactKey) -> Bool {
    restsOn[computed]?.contains(key) ?? false
  }

  /// For each computed fact whether it rests on this one, or on a question that depends on it; nil where
  /// none does.
  func resting(on key: FactKey) -> [Bool]? { restingOn[key] }

  private static func derivedAtoms(_ ruleSet: RuleSet) -> [Atom] {
    ruleSet.facts.flatMap { fact -> [Atom] in
      guard case .cases(let cases) = fact.role else { return [] }
      return cases.flatMap(\.when.clauses).flatMap(\.atoms)
    }
  }

  /// Where the cells of a number begin, the least value of its domain first.
  func starts(of fact: FactDeclaration) -> [Int64] {
    guard case .number(_, let domain) = fact.type else { return [] }
    let inside = (cuts[fact.key] ?? []).filter {
      $0 > domain.low.micros && $0 <= domain.high.micros
    }
    return [domain.low.micros] + inside
  }

  /// Values that stand for all others when nothing is known, at most `cap` of them. No two names of the
  /// price book need cost the same: of those every so many is taken.
  func representatives(of fact: FactDeclaration, cap: Int) -> [Value] {
    switch fact.type {
    case .choice(let options):
      return options.filter { !$0.meansUnknown }.prefix(cap).map { .choice($0.name) }
    case .set(let options):
      return [.set([])]
        + options.filter { !$0.meansUnknown }.prefix(cap).map { .set([$0.name]) }
    case .techniques:
      let plain = ruleSet.techniques.filter { $0.members.isEmpty }
      return [.set([])] + plain.prefix(cap).map { .set([ValueName($0.id)]) }
    case .number(_, let domain):
      var points = starts(of: fact).map { Quantity(micros: $0) }
      points += fact.bands.map(\.range.low) + [domain.high]
      var seen: Set<Int64> = []
      let values = points.map(Self.rounded).filter {
        $0 >= domain.low && $0 <= domain.high && seen.insert($0.micros).inserted
      }
      return values.prefix(cap).map { .number(QuantityRange($0)) }
    case .name:
      let all = all(fact.key)
      guard all.count > cap else { return all }
      return (0..<cap).map { all[$0 * all.count / cap] }
    }
  }

  /// Every name that a fact of the price book can be, in order.
  func all(_ key: FactKey) -> [Value] { (names[key] ?? []).map { .name($0) } }

  /// A millionth above a bound reads better as the next whole number.
  static func rounded(_ quantity: Quantity) -> Quantity {
    let rest = quantity.micros % 1_000_000
    return rest == 1 ? Quantity(micros: quantity.micros - 1 + 1_000_000) : quantity
  }

  /// Values of other cells, nearest first: what an answer could have been instead.
  func alternatives(to value: Value, of fact: FactDeclaration) -> [Value] {
    switch (fact.type, value) {
    case (.choice(let options), .choice(let name)):
      return options.filter { $0.name != name && !$0.meansUnknown }.map { .choice($0.name) }
    case (.set(let options), .set(let members)):
      return changed(
        members, by: options.map(\.name), alone: options.filter(\.standsAlone), of: fact.key)
    case (.techniques, .set(let members)):
      let plain = ruleSet.techniques.filter { $0.members.isEmpty }.map { ValueName($0.id) }
      return changed(members, by: plain, alone: [], of: fact.key)
    case (.number, .number(let range)): return neighbours(of: range, fact)
    case (.name, .name): return all(fact.key).filter { $0 != value }
    default: return []
    }
  }

  /// One member fewer, one more, and one put first where that can matter.
  private func changed(
    _ members: [ValueName], by names: [ValueName], alone: [FactType.Option], of key: FactKey
  ) -> [Value] {
    let single = Set(alone.map(\.name))
    let fewer = members.map { name in members.filter { $0 != name } }
    let more = names.filter { !members.contains($0) }.map { name in
      single.contains(name) ? [name] : members.filter { !single.contains($0) } + [name]
    }
    guard orderCounts.contains(key) else { return (fewer + more).map { .set($0) } }
    let first = names.filter { $0 != members.first && !single.contains($0) }.map { name in
      [name] + members.filter { $0 != name && !single.contains($0) }
    }
    return (fewer + more + first.filter { !more.contains($0) }).map { .set($0) }
  }

  /// For each other cell of a number, its value nearest to the range.
  private func neighbours(of range: QuantityRange, _ fact: FactDeclaration) -> [Value] {
    let starts = starts(of: fact)
    let above = starts.indices.filter { starts[$0] > range.high.micros }.map { place in
      let whole = Self.rounded(Quantity(micros: starts[place]))
      let isInside = place + 1 == starts.count || whole.micros < starts[place + 1]
      return isInside ? whole : Quantity(micros: starts[place])
    }
    let below = starts.indices.reversed().compactMap { place -> Quantity? in
      guard place + 1 < starts.count, starts[place + 1] <= range.low.micros else { return nil }
      let end = starts[place + 1] - 1
      let whole = end - end % 1_000_000
      return Quantity(micros: whole >= starts[place] ? whole : end)
    }
    return (above + below).map { .number(QuantityRange($0)) }
  }
}
