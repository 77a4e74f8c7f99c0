public import DecisionModel

extension Engine {
  /// How much of what is undecided rests on each open answer, as shares that sum to 1; keys that
  /// nothing undecided waits for are left out.
  ///
  /// Only techniques that can still win an unsettled slot count; where nothing may fit, or a gate may
  /// have to spare the last one, all that are not barred for sure. A rule weighs what it would add to one
  /// of them beyond the rules of its group that fire anyway, everything else as much as the strongest
  /// rule; an undecided condition shares its weight evenly among the answers it waits for.
  public func powers(_ facts: Facts) -> [FactKey: Quantity] { powers(compile(facts)).shares }

  /// The same for facts in the engine's numbers, with what is open about bars. What points do others may
  /// undo; every answer behind a bar counts.
  ///
  /// Whoever can tell what each member of a computed set waits for leaves the answers behind sets out of the
  /// shares.
  public func powers(_ facts: CompiledFacts, countsSets: Bool = true) -> OpenPowers {
    var decision = makeDecision()
    decide(facts, into: &decision)
    var powers = Powers(plan: plan, decision: decision, countsSets: countsSets)
    powers.addAll()
    return OpenPowers(
      shares: powers.shares, bars: powers.bars,
      sets: powers.sets.mapValues { mask in mask.bits.map { plan.techniques.ids[$0] } },
      ordered: powers.ordered)
  }
}

/// What rests on open answers.
public struct OpenPowers: Hashable, Sendable {
  /// How much of what is undecided rests on each, as shares that sum to 1.
  public var shares: [FactKey: Quantity]
  /// How many techniques that count something undecided may bar because of each.
  public var bars: [FactKey: Int]
  /// For each computed set the techniques that count of which it is open whether it bars them.
  public var sets: [FactKey: [TechniqueID]]
  /// The computed sets of which the order may matter.
  public var ordered: [FactKey]
}

/// Sums up what rests on each open answer.
private struct Powers {
  let plan: Plan
  let decision: Decision
  private let keys: OpenKeys
  private let contenders: UInt64
  /// Whether each sum is one of a technique that counts.
  private var contendersOfSum: [Bool]
  private let heaviest: Int64
  private var sums: [FactKey: Int64] = [:]
  private(set) var bars: [FactKey: Int] = [:]
  /// For each computed set the techniques of which it is open whether it bars them.
  private(set) var sets: [FactKey: UInt64] = [:]
  /// The computed sets of which the order may matter, since a gate spares the first of them.
  private(set) var ordered: [FactKey] = []
  private let maySpare: Bool
  private let countsSets: Bool

  init(plan: Plan, decision: Decision, countsSets: Bool) {
    self.plan = plan
    self.countsSets = countsSets
    self.decision = decision
    keys = OpenKeys(
      plan: plan, evaluation: decision.widest, countsPossibleAbsence: decision.boundsDiffer)
    let bounds = Bounds(decision, plan.shared)
    var fill = BoundedFill(bounds)
    var open = fill.contenders()
    let mayBeUnfit = plan.techniques.history.unfit.contains { bounds.all.truth($0) != .never }
    if mayBeUnfit { open |= plan.techniques.all & ~bounds.forbidden.sure }
    maySpare = bounds.maySpare
    if maySpare {
      for slot in plan.techniques.slots where slot.threshold == nil {
        open |= slot.techniques & bounds.open.possible
      }
    }
    var contenders: UInt64 = 0
    for technique in open.bits {
      contenders |= plan.techniques.parts[technique] | 1 << UInt64(technique)
    }
    self.contenders = contenders
    contendersOfSum = Array(repeating: false, count: plan.techniques.sumCount)
    for technique in contenders.bits {
      for sum in plan.techniques.sums[technique] { contendersOfSum[sum] = true }
    }
    heaviest = plan.techniques.pushes.reduce(1) { max($0, Int64(abs($1.weight))) }
  }

  var shares: [FactKey: Quantity] {
    let total = sums.values.reduce(0, +)
    guard total > 0 else { return [:] }
    return sums.mapValues { Quantity(rounding: Double($0) / Double(total)) }
  }

  mutating func addAll() {
    for rule in plan.techniques.rules where rule.techniques & contenders != 0 {
      var weight: Int64 = 0
      for push in plan.techniques.pushes[rule.pushes] where contendersOfSum[push.sum] {
        weight = max(weight, Int64(decision.sums.excess(of: push)))
      }
      // A bundle takes the place of a member with as many points once a rule of its own fires.
      if rule.techniques & contenders & plan.techniques.bundleMask != 0 { weight = max(weight, 1) }
      if weight == 0 { continue }
      add(keys.keys(rule.grounds), weight)
    }
    for gate in plan.techniques.gates {
      switch gate.kind {
      case .postpones: break
      case .forbids(let mask):
        let barred = plan.techniques.closed(mask) & contenders
        guard barred != 0 else { break }
        add(keys.keys(gate.grounds), heaviest, barring: mask & contenders)
      case .forbidsEach(let fact, let sparesFirst):
        if decision.widest.truth(gate.grounds) != .never { add(gate, each: fact, sparesFirst) }
      }
    }
    for stop in plan.techniques.stops { add(keys.keys(stop.grounds), heaviest) }
    for need in plan.techniques.needs.indices where delivers(need) {
      add(keys.keys([plan.techniques.needs[need]]), heaviest)
    }
    let history = plan.techniques.history
    let past = history.exhausted.map(\.when) + history.exhaustedSlots.compactMap(\.unless)
    for condition in past + history.unfit { add(keys.keys([condition]), heaviest) }
    if let fact = history.tried?.fact {
      add(keys.keys(below: fact), heaviest, barring: contenders)
    }
    if let fact = history.inUse?.fact { add(keys.keys(below: fact), heaviest) }
  }

  /// A gate over a set matters as far as it is open whether it bars a technique that counts, and in what order
  /// its members stand where it may spare one.
  private mutating func add(_ gate: TechniquePlan.GatePlan, each fact: Int, _ sparesFirst: Bool) {
    let set = TechniqueSet(fact: fact).bounds(decision.widest.states, plan.techniques)
    let key = plan.columns[fact].key
    var undecided: UInt64 = 0
    for technique in (set.possible & ~set.sure).bits
    where plan.techniques.withBundles(1 << UInt64(technique)) & contenders != 0 {
      undecided |= 1 << UInt64(technique)
    }
    sets[key] = undecided
    let isOrdered = sparesFirst && maySpare
    if isOrdered { ordered.append(key) }
    if plan.techniques.withBundles(set.possible) & contenders != 0 {
      add(keys.keys(gate.grounds), heaviest)
    }
    if undecided != 0 || isOrdered, countsSets { add(keys.keys(below: fact), heaviest) }
  }

  private func delivers(_ need: Int) -> Bool {
    contenders.bits.contains { plan.techniques.delivers[$0].has(need) }
  }

  private mutating func add(_ keys: [FactKey], _ weight: Int64, barring techniques: UInt64 = 0) {
    guard !keys.isEmpty else { return }
    for key in keys { bars[key, default: 0] += techniques.nonzeroBitCount }
    for key in keys { sums[key, default: 0] += weight * 1_000_000 / Int64(keys.count) }
  }
}
