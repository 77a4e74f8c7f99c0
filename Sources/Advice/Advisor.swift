public import CostModel
public import DecisionModel
public import RuleAnalysis
public import RuleEngine

/// Runs the stages in order: answers, facts, estimates, findings, destination, path, cost, analysis.
///
/// Compiles rules and prices once and advises any number of use cases; a function of its arguments.
public struct Advisor: Sendable {
  /// The rules.
  public let ruleSet: RuleSet
  /// The compiled rules.
  public let engine: Engine
  /// The cost model.
  public let estimator: Estimator
  /// The cost model that writes the bills.
  let biller: Estimator
  /// What to look into.
  public private(set) var options: Options
  /// The facts that a decision rests on.
  let decisive: Set<FactKey>
  /// What computed sets of techniques hold their measures against.
  let limits: [FactKey: [FactKey]]
  /// The values that rules tell apart, where `options` say to look beside the decision.
  private let cells: Cells?
  /// Who works out what falls into independent pieces.
  let workers: any Workers

  /// Compiles rules and prices, on `starters` where there are such; independent pieces of an advice are given
  /// to `workers`.
  public init(
    _ ruleSet: RuleSet, _ prices: PriceBook, options: Options = Options(),
    on workers: any Workers = InTurn(), startingOn starters: (any Workers)? = nil
  ) {
    self.ruleSet = ruleSet
    self.options = options
    self.workers = workers
    let rules: (engine: Engine, decisive: Set<FactKey>, cells: Cells?)
    // The longest piece first: whoever is idle then takes the other, and what else there is to start.
    (estimator, rules) = (starters ?? workers).both(
      { Estimator(prices, ruleSet, asOf: options.asOf, draws: options.priceDraws) },
      {
        (
          Engine(ruleSet), Analysis.factsThatDecide(in: ruleSet),
          options.looks == .nowhere ? nil : Self.cells(ruleSet, prices, options)
        )
      })
    engine = rules.engine
    decisive = rules.decisive
    cells = rules.cells
    limits = Self.limits(ruleSet, prices)
    biller =
      options.billDraws.map { Estimator(prices, ruleSet, asOf: options.asOf, draws: $0) }
      ?? estimator
  }

  /// The same that looks another way beside the decision.
  public func looking(_ looks: Options.Looks) -> Advisor {
    var copy = self
    copy.options.looks = looks
    return copy
  }

  /// All there is to say of one use case; without `explains` no reasons behind a score are listed.
  public func advise(_ answers: [Answer], explains: Bool = true) -> Advice {
    let ordered = inOrder(answers)
    let facts = Facts(ordered, ruleSet)
    let (surroundings, judged) = workers.both(
      { options.looks == .nowhere ? nil : look(around: facts) },
      { judge(ordered, facts, explains: explains) })
    guard let surroundings else { return judged }
    return surroundings.added(to: judged, by: ruleSet)
  }

  /// What is to say of a use case without a look at what other answers would change.
  private func judge(_ answers: [Answer], _ facts: Facts, explains: Bool) -> Advice {
    let (settled, drawn) = estimator.settledByDraws(engine.prepare(facts))
    var situation = decide(settled, answers: answers)
    situation.explains = explains
    let known = situation.findings.facts
    let techniques = situation.destination.techniques
    let cost = options.bills == .none ? nil : costs(of: techniques, known, drawn)
    let estimate = cost.map { cost in { cost.estimates[$0] } } ?? estimating(known)
    situation.wanted = { wanted(by: $0, for: $1, known, estimate($1)) }
    situation.excess = { excess(over: $0, of: estimate($1), known) }
    if techniques.count > 1 || techniques.first.map(estimator.isAddition) == true {
      var whole = cost?.destination
      situation.excessOfAll = { set in
        let estimate = whole ?? estimator.estimate(techniques, for: known, isTraced: false)
        whole = estimate
        return excess(over: set, of: estimate, known)
      }
    }
    let path = Path(situation, cost)
    return Advice(
      answers: answers, facts: known, findings: situation.findings,
      recommendation: recommendation(situation, path, cost?.destination),
      techniques: TechniqueReports(situation, path: path.techniques).all,
      disagreements: situation.disagreements(on: path), warnings: situation.warnings(on: path),
      cost: cost, flips: [], unanswered: [],
      unused: situation.unused(of: answers),
      conflicts: situation.conflicts)
  }

  /// The bills, and what to say of the prices behind that of the destination.
  private func costs(
    of destination: [TechniqueID], _ facts: Facts, _ drawn: DrawnCase
  ) -> CostSummary {
    let costs = biller.costs(
      of: destination, for: facts, isTraced: options.bills == .traced,
      drawn: options.billDraws == nil ? drawn : nil, on: workers)
    return CostSummary(
      destination: costs.destination, estimates: costs.estimates, change: costs.change,
      known: costs.known,
      remarks: costs.estimates.remarks(
        on: [costs.destination], naming: biller.entriesNamed(by: facts), book: biller.book),
      age: costs.estimates.priceAge(of: [costs.destination]))
  }

  /// What each technique costs by itself, worked out when it is first asked for.
  func estimating(_ facts: Facts) -> (TechniqueID) -> Estimate? {
    var known: [TechniqueID: Estimate?] = [:]
    return { technique in
      if let known = known[technique] { return known }
      let estimate = estimator.estimate(of: technique, for: facts)
      known[technique] = estimate
      return estimate
    }
  }

  /// The last answer to each key, in the order of declaration; keys that nothing declares are left out.
  func inOrder(_ answers: [Answer]) -> [Answer] {
    ruleSet.facts.compactMap { fact in answers.last { $0.key == fact.key } }
  }

  func decide(_ facts: Facts, answers: [Answer]) -> Situation {
    Self.decide(facts, answers: answers, by: engine, limits)
  }

  func decide(_ facts: Facts, answers: [Answer], by engine: Engine) -> Situation {
    Self.decide(facts, answers: answers, by: engine, limits)
  }

  private static func decide(
    _ facts: Facts, answers: [Answer], by engine: Engine, _ limits: [FactKey: [FactKey]]
  ) -> Situation {
    situation(engine.rule(on: facts), answers: answers, by: engine, limits)
  }

  static func situation(
    _ ruling: Ruling, answers: [Answer], by engine: Engine, _ limits: [FactKey: [FactKey]]
  ) -> Situation {
    Situation(
      ruleSet: engine.ruleSet, findings: ruling.findings, destination: ruling.destination,
      answers: Dictionary(answers.map { ($0.key, $0) }) { _, last in last }, limits: limits,
      truth: { ruling.reader.truth(of: $0) })
  }

  /// Where to go and how to get there; of how sure that is, only the margin.
  func recommendation(
    _ situation: Situation, _ path: Path, _ estimate: Estimate? = nil
  ) -> Recommendation {
    let destination = situation.destination
    let confidence = Confidence(
      level: "", robustness: nil, margin: destination.margins.values.min(), settled: false,
      settledBy: .gaveUp)
    return Recommendation(
      headline: situation.headline(next: path.next.step), outcome: destination.outcome,
      destination: destination.techniques,
      roles: destination.techniques.compactMap { id in
        destination.roles[id].map { Recommendation.Role(technique: id, role: $0) }
      },
      next: path.next, path: path.steps, confidence: confidence,
      ties: ruleSet.slots.flatMap { destination.ties[$0.id] ?? [] },
      stoppedBy: destination.stoppedBy.flatMap { name in
        ruleSet.stops.first { $0.grounds.name == name }.map { situation.note($0.grounds) }
      },
      overLimits: situation.overLimits,
      likelyOver: estimate.map { likelyOver(situation, $0) } ?? [])
  }

  /// The facts behind some answers; of several answers to a key the last one counts.
  public func facts(_ answers: [Answer]) -> Facts { Facts(inOrder(answers), ruleSet) }

  private static func cells(
    _ ruleSet: RuleSet, _ prices: PriceBook, _ options: Options
  ) -> Cells {
    Cells(ruleSet, names: prices.names(of: ruleSet.facts, on: options.asOf))
  }

  /// What open answers and other answers would change: for questions beside the advice itself.
  public var analysis: Analysis {
    Analysis(
      engine, limits: options.limits,
      cells: cells ?? Self.cells(ruleSet, estimator.book, options),
      recompute: { [estimator, decisive] facts, prices in
        estimator.settled(facts, at: prices, only: decisive)
      },
      prove: { [estimator, decisive] facts in
        DecisiveCosts(
          costs: CostVariations(estimator, facts, countsEveryAnswer: true), decisive: decisive)
      },
      endings: { [engine, estimator, decisive] prices in
        CostedEndings(engine, estimator, decisive, at: prices)
      },
      next: { [engine, limits] decision, facts in
        let ruling = engine.rule(decision, on: facts, explains: false)
        return PathStates(Self.situation(ruling, answers: [], by: engine, limits)).next
      },
      workers: workers)
  }
}

/// Costs of variations, of which only what a decision rests on is worked out.
private struct DecisiveCosts: Variations {
  var costs: CostVariations
  let decisive: Set<FactKey>

  mutating func settled(_ facts: Facts, only wanted: Set<FactKey>?) -> Facts {
    costs.settled(facts, only: wanted.map { $0.intersection(decisive) } ?? decisive)
  }
}
