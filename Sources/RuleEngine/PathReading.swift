public import DecisionModel

/// What a path rests on in one case: where two cases have the same, so are their steps and the next one.
public struct PathReading: Hashable, Sendable {
  let outcome: Destination.Outcome
  let techniques: UInt64
  /// What becomes of gates, orderings and the conditions of steps.
  let truths: [Truth]
  /// The sets that gates and the history read.
  let sets: [ColumnState]
  let spared: [UInt64]
  /// For each undecided gate on the destination, the steps that find out an answer it waits for.
  let finders: [Finder]

  struct Finder: Hashable, Sendable {
    var gate: Int
    var steps: Set<Int>
  }
}

/// Reads what paths rest on, case by case.
public struct PathReader: Sendable {
  private let engine: Engine
  /// When steps are done or due, and when they join a path.
  private let conditions: [CompiledCondition]
  private let sets: [Int]
  /// The steps that find out the answer to a question, by place.
  private let finders: [FactKey: [Int]]
  /// For each fact of which gates forbid the members, the questions it rests on to which steps find out the
  /// answer.
  private let questions: [Int: [(place: Int, steps: [Int])]]

  /// Prepares for an engine; `below` tells all facts that one rests on.
  public init(_ engine: Engine, below: (FactKey) -> Set<FactKey>) {
    self.engine = engine
    let (rules, plan) = (engine.ruleSet, engine.plan)
    conditions = rules.steps.flatMap(\.conditions).map { engine.compile($0) }
    var finders: [FactKey: [Int]] = [:]
    for (place, step) in rules.steps.enumerated() {
      for key in step.findsOut { finders[key, default: []].append(place) }
    }
    self.finders = finders
    var questions: [Int: [(place: Int, steps: [Int])]] = [:]
    for case .forbidsEach(let fact, _) in plan.techniques.gates.map(\.kind) {
      let behind = below(plan.columns[fact].key)
      questions[fact] = plan.columns.enumerated().compactMap { place, column in
        guard column.isAsked, behind.contains(column.key) else { return nil }
        return finders[column.key].map { (place, $0) }
      }
    }
    self.questions = questions
    let history = plan.techniques.history
    sets = [history.tried, history.inUse].compactMap { $0?.fact } + questions.keys.sorted()
  }

  /// Reads a case, which it decides first.
  public func read(_ facts: CompiledFacts, _ decision: inout Decision) -> PathReading {
    let plan = engine.plan
    decision.decide(plan, facts)
    decision.present.sweep(plan, plan.report, .present)
    let present = decision.present
    let reader = ConditionReader(plan: plan, states: present.states)
    var truths = conditions.map { reader.truth(of: $0) }
    truths += plan.techniques.gates.map { present.truth($0.grounds) }
    truths += plan.reported.suffix(engine.ruleSet.orderings.count).map { present.truth($0.grounds) }
    return PathReading(
      outcome: decision.outcome, techniques: decision.techniques, truths: truths,
      sets: sets.map { present.states[$0] }, spared: decision.spared, finders: finders(decision))
  }

  private func finders(_ decision: Decision) -> [PathReading.Finder] {
    let plan = engine.plan
    let open = OpenKeys(
      plan: plan, evaluation: decision.widest, countsPossibleAbsence: decision.boundsDiffer)
    var found: [PathReading.Finder] = []
    for (index, gate) in plan.techniques.gates.enumerated() {
      guard isUndecided(gate, decision) else { continue }
      var steps = open.keys(gate.grounds).flatMap { finders[$0] ?? [] }
      if case .forbidsEach(let fact, _) = gate.kind {
        for (place, others) in questions[fact] ?? [] where decision.present.states[place].isUnknown
        {
          steps += others
        }
      }
      if !steps.isEmpty { found.append(PathReading.Finder(gate: index, steps: Set(steps))) }
    }
    return found
  }

  /// Whether open answers may bring a gate on a technique of the destination about.
  private func isUndecided(_ gate: TechniquePlan.GatePlan, _ decision: Decision) -> Bool {
    let plan = engine.plan.techniques
    let truth = decision.present.truth(gate.grounds)
    let ends = decision.techniques.bits.reduce(decision.techniques) { $0 | plan.parts[$1] }
    switch gate.kind {
    case .forbids(let techniques), .postpones(let techniques):
      return truth == .may && techniques & ends != 0
    case .forbidsEach(let fact, _):
      return truth != .never && !decision.present.states[fact].isAbsent
    }
  }
}

extension ColumnState {
  /// True when nobody has said, though it may apply.
  fileprivate var isUnknown: Bool { isOpen && !isAbsent }
}
