public import DecisionModel
public import RuleEngine

/// What open answers and different answers would change, by re-running the engine.
///
/// Every search is capped by a number of runs, never by time; what a cap leaves open is said to be so.
public struct Analysis: Sendable {
  /// The rules.
  let engine: Engine
  /// Adds computed facts to prepared ones, at some prices.
  let recompute: @Sendable (Facts, PricePoint) -> Facts
  /// Starts adding computed facts to many variations of prepared ones for proofs: a fact stays open unless it
  /// is the same however open answers turn out.
  let prove: @Sendable (Facts) -> any Variations
  /// Prepares to end cases, at some prices.
  let endings: @Sendable (PricePoint) -> any Endings
  /// The next step that advice would name after a decision on answers.
  let next: (@Sendable (Decision, Facts) -> StepID?)?
  /// The cells of every fact.
  let cells: Cells
  /// The caps.
  private(set) var limits: Limits
  /// Who works out what falls into independent pieces.
  let workers: any Workers

  /// How far searches go.
  public struct Limits: Hashable, Sendable {
    /// Values tried for one open key.
    public var valuesPerKey = 8
    /// Completions in which witnesses of the open keys are looked for.
    public var bases = 200
    /// So many of them are drawn at random, the others with one key in view.
    public var basesAtRandom = 12
    /// Runs that bring the two numbers of a witness closer together.
    public var runsPerWitness = 24
    /// Values of a key that are tried in one completion.
    public var valuesPerBase = 3
    /// Runs that look for flips of one answer.
    public var runsPerFlip = 18
    /// Decisions that look for the smallest changes of one number of answers.
    public var runsPerSize = 20_000
    /// Decisions of a search over all completions.
    public var searchNodes = 4_000
    /// Names of the price book that are looked at by themselves where all at once tell nothing.
    public var namesSplit = 150
    /// Completions of a branch that seems to end elsewhere which are run with costs worked out.
    public var triesPerBranch = 3
    /// Such branches that may turn out not to, before the search gives up.
    public var doubtfulBranches = 12
    /// Draws; nil for as many as the rule files say.
    public var draws: Int?

    /// The usual caps.
    public init() {}

    /// No search at all: only what bounds prove.
    public static let none: Limits = {
      var limits = Limits()
      limits.valuesPerKey = 0
      limits.bases = 0
      limits.searchNodes = 0
      limits.namesSplit = 0
      limits.runsPerFlip = 0
      limits.runsPerSize = 0
      limits.draws = 0
      return limits
    }()
  }

  /// Analyses with an engine and a way to compute what the engine doesn't know, at the prices that it is
  /// given. `prove` does so for proofs at likely ones, where a fact stays open unless it is the same
  /// however open answers turn out, and `endings` ends one case after the other where that can be done
  /// faster. Proofs hold whichever of the names comes that `cells` has for facts of the price book; nil for
  /// none.
  public init(
    _ engine: Engine, limits: Limits = Limits(), cells: Cells? = nil,
    recompute: @escaping @Sendable (Facts, PricePoint) -> Facts,
    prove: (@Sendable (Facts) -> any Variations)? = nil,
    endings: (@Sendable (PricePoint) -> any Endings)? = nil,
    next: (@Sendable (Decision, Facts) -> StepID?)? = nil, workers: any Workers = InTurn()
  ) {
    self.engine = engine
    self.limits = limits
    self.recompute = recompute
    self.prove = prove ?? { _ in Anew(recompute: recompute) }
    self.endings = endings ?? { EndingsAnew(engine, at: $0, recompute: recompute) }
    self.next = next
    self.workers = workers
    self.cells = cells ?? Cells(engine.ruleSet)
  }

  /// The same with other caps.
  public func within(_ limits: Limits) -> Analysis {
    var analysis = self
    analysis.limits = limits
    return analysis
  }

  var ruleSet: RuleSet { engine.ruleSet }

  /// The names that each fact of the price book can be, in order.
  var names: [FactKey: [String]] { cells.names }

  /// The facts that a destination, a next step, or what is said of odd answers rests on; `recompute` need
  /// not work out others.
  public static func factsThatDecide(in rules: RuleSet) -> Set<FactKey> {
    let grounds =
      rules.rules.map(\.grounds) + rules.gates.map(\.grounds) + rules.stops.map(\.grounds)
      + rules.orderings.map(\.grounds)
    var conditions = grounds.flatMap { [$0.when] + $0.exceptions.map(\.when) }
    conditions += rules.needs.map(\.when) + rules.pastConditions
    conditions += rules.assumptions.map(\.never) + rules.facts.map(\.applies)
    conditions += rules.steps.flatMap(\.conditions)
    var found: Set<FactKey> = []
    for condition in conditions {
      for clause in condition.clauses { for atom in clause.atoms { found.insert(atom.fact) } }
    }
    for gate in rules.gates {
      if case .forbidsEach(let fact, _) = gate.effect { found.insert(fact) }
    }
    return FactReach.below(found, in: rules)
  }

  /// The facts with guards, derived and computed facts worked out.
  func completed(_ facts: Facts, at prices: PricePoint = .likely) -> Facts {
    recompute(engine.prepare(facts), prices)
  }

  /// Where some answers lead at some prices.
  public func verdict(_ facts: Facts, at prices: PricePoint = .likely) -> Verdict {
    var decision = engine.makeDecision()
    engine.decide(engine.compile(completed(facts, at: prices)), into: &decision)
    return verdict(engine.endPoint(decision))
  }

  /// An end with its names put back.
  func verdict(_ ending: EndPoint) -> Verdict {
    Verdict(outcome: ending.outcome, techniques: engine.techniques(of: ending), in: ruleSet)
  }

  /// Asked facts that nobody answered or knows and whose question may apply.
  func openFacts(_ facts: Facts) -> [FactDeclaration] {
    let prepared = engine.prepare(facts)
    return ruleSet.facts.filter { fact in
      guard fact.role == .asked else { return false }
      switch prepared[fact.key] {
      case .unasked, .unknown: return true
      case .notApplicable, .known, .partly: return false
      }
    }
  }
}

extension RuleSet {
  /// What the history reads.
  var pastConditions: [Condition] {
    guard let history else { return [] }
    return history.exhaustedSlots.compactMap(\.unless) + history.exhausted.map(\.when)
      + history.unfit + history.instead.map(\.when)
  }
}
