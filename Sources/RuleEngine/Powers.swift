public import DecisionModel

extension Engine {
  /// How much of what is undecided rests on each open answer, as shares that sum to 1; keys that
  /// nothing undecided waits for are left out.
  ///
  /// Only techniques that can still win an unsettled slot count. A rule weighs what it would add to
  /// one of them, everything else as much as the strongest rule; an undecided condition shares its
  /// weight evenly among the answers it waits for.
  public func powers(_ facts: Facts) -> [FactKey: Quantity] { powers(compile(facts)).shares }

  /// The same for facts in the engine's numbers, and how many of those techniques something undecided may
  /// bar because of each open answer, or of each computed set. What points do others may undo; every answer behind a bar
  /// counts.
  public func powers(
    _ facts: CompiledFacts
  ) -> (shares: [FactKey: Quantity], bars: [FactKey: Int], sets: [FactKey: [TechniqueID]]) {
    var decision = makeDecision()
    decide(facts, into: &decision)
    var powers = Powers(plan: plan, decision: decision)
    powers.addAll()
    return (
      powers.shares, powers.bars,
      powers.sets.mapValues { mask in mask.bits.map { plan.techniques.ids[$0] } }
    )
  }
}

/// Sums up what rests on each open answer.
private struct Powers {
  let plan: Plan
  let decision: Decision
  private let open: OpenKeys
  private let contenders: UInt64
  private let heaviest: Int64
  private var sums: [FactKey: Int64] = [:]
  private(set) var bars: [FactKey: Int] = [:]
  /// For each computed set the techniques of which it is open whether it bars them.
  private(set) var sets: [FactKey: UInt64] = [:]

  init(plan: Plan, decision: Decision) {
    self.plan = plan
    self.decision = decision
    open = OpenKeys(
      plan: plan, evaluation: decision.widest, countsPossibleAbsence: decision.boundsDiffer)
    let techniques = plan.techniques
    var fill = BoundedFill(Bounds(decision, techniques))
    var contenders: UInt64 = 0
    for technique in fill.contenders().bits {
      contenders |= techniques.parts[technique] | 1 << UInt64(technique)
    }
    self.contenders = contenders
    heaviest = techniques.pushes.reduce(1) { max($0, $1.weight) }
  }

  var shares: [FactKey: Quantity] {
    let total = sums.values.reduce(0, +)
    guard total > 0 else { return [:] }
    return sums.mapValues { Quantity(rounding: Double($0) / Double(total)) }
  }

  mutating func addAll() {
    let techniques = plan.techniques
    for rule in techniques.rules where rule.techniques & contenders != 0 {
      var weight: Int64 = 0
      for push in techniques.pushes[rule.pushes] { weight = max(weight, push.weight) }
      add(open.keys(rule.grounds), weight)
    }
    for gate in techniques.gates {
      switch gate.kind {
      case .postpones: break
      case .forbids(let mask):
        guard mask & contenders != 0 else { break }
        add(open.keys(gate.grounds), heaviest, barring: mask & contenders)
      case .forbidsEach(let fact, _):
        let set = TechniqueSet(fact: fact).bounds(decision.widest.states, techniques)
        sets[plan.columns[fact].key] = set.possible & ~set.sure & contenders
        add(open.keys(gate.grounds) + open.keys(below: fact), heaviest)
      }
    }
    for stop in techniques.stops { add(open.keys(stop), heaviest) }
    for need in techniques.needs.indices where delivers(need) {
      add(open.keys([techniques.needs[need]]), heaviest)
    }
    let history = techniques.history
    let past = history.exhausted.map(\.when) + history.exhaustedSlots.compactMap(\.unless)
    for condition in past + history.unfit { add(open.keys([condition]), heaviest) }
    if let fact = history.tried?.fact {
      add(open.keys(below: fact), heaviest, barring: contenders)
    }
    if let fact = history.inUse?.fact { add(open.keys(below: fact), heaviest) }
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

extension Sums.Push {
  /// What it adds or takes away, without its sign.
  fileprivate var weight: Int64 { Int64(max(may[2], may[3])) }
}
