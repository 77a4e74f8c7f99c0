public import DecisionModel
public import RuleEngine

/// What a set of cases exercises of the rules.
public struct Coverage: Sendable {
  /// Everything there is to exercise, with the first case that does.
  public private(set) var items: [CoverageItem]

  /// A completed case with the rules it is decided by.
  public struct Case: Sendable {
    /// Its name.
    public var name: String
    /// Its facts, completed.
    public var facts: Facts
    /// The compiled rules.
    public var engine: Engine

    /// Describes a case.
    public init(name: String, facts: Facts, engine: Engine) {
      self.name = name
      self.facts = facts
      self.engine = engine
    }
  }

  /// Measures cases against the rules of an engine. `decides` names the first case that would end
  /// elsewhere without a declaration.
  public init(_ engine: Engine, _ cases: [Case], decides: (Declared) -> String?) {
    let rules = engine.ruleSet
    let nothing = engine.reader(of: Facts())
    items = CoverageItem.all(of: rules) { nothing.truth(of: $0) }
    for one in cases { mark(one, rules) }
    for place in items.indices where items[place].subject == .decides {
      items[place].coveredBy = decides(items[place].owner)
    }
  }

  /// What no case exercises.
  public var uncovered: [CoverageItem] { items.filter { $0.coveredBy == nil } }

  /// How many items of a kind there are, and how many are exercised.
  public func count(_ kind: CoverageItem.Kind) -> (covered: Int, all: Int) {
    let own = items.filter { $0.kind == kind }
    return (own.count { $0.coveredBy != nil }, own.count)
  }

  /// Exercised items of a kind in whole percent, rounded down; 100 when there is none.
  public func percent(_ kind: CoverageItem.Kind) -> Int {
    let (covered, all) = count(kind)
    return all == 0 ? 100 : covered * 100 / all
  }

  private mutating func mark(_ one: Case, _ rules: RuleSet) {
    let reader = one.engine.reader(of: one.facts)
    let facts = one.engine.prepare(one.facts)
    // A case read with fewer packs says nothing of what it does not hold.
    let held = Set(one.engine.ruleSet.conditional)
    for place in items.indices where items[place].coveredBy == nil {
      guard held.contains(items[place].owner) else { continue }
      if Self.happens(items[place], rules, reader, facts) { items[place].coveredBy = one.name }
    }
  }

  static func happens(
    _ item: CoverageItem, _ rules: RuleSet, _ reader: ConditionReader, _ facts: Facts
  ) -> Bool {
    switch item.subject {
    case .decides: return false
    case .fires, .isSilent:
      let truth: Truth
      if let grounds = rules.grounds(of: item.owner) {
        truth = reader.truth(of: grounds)
      } else {
        let main = rules.conditions(of: item.owner).first?.condition
        truth = main.map { reader.truth(of: $0) } ?? .may
      }
      return truth == (item.subject == .fires ? .must : .never)
    case .lineHolds(let place, let line), .lineFails(let place, let line):
      guard let clause = rules.condition(at: place)?.clauses[line] else { return false }
      if case .lineHolds = item.subject { return reader.truth(of: Condition([clause])) == .must }
      return reader.truth(of: Condition([clause])) == .never
    case .below(let place, let line, let atom, let start):
      return rules.range(of: place, line, atom, facts).map { $0.high.micros < start } ?? false
    case .above(let place, let line, let atom, let start):
      return rules.range(of: place, line, atom, facts).map { $0.low.micros >= start } ?? false
    case .excepted(let place):
      guard let grounds = rules.grounds(of: item.owner), let own = rules.condition(at: place)
      else { return false }
      return reader.truth(of: grounds.when) == .must && reader.truth(of: own) == .must
    }
  }
}

extension RuleSet {
  /// What is known of the number that an atom reads.
  fileprivate func range(
    of place: ConditionPlace, _ line: Int, _ atom: Int, _ facts: Facts
  ) -> QuantityRange? {
    guard let fact = condition(at: place)?.clauses[line].atoms[atom].fact,
      case .known(.number(let range)) = facts[fact]
    else { return nil }
    return range
  }
}
