import DecisionModel

/// Rules, gates, stops and the history of a random case.
extension RandomCase {
  private mutating func grounds(_ name: String) -> Grounds {
    var grounds = Grounds(RuleName(name))
    grounds.when = condition(over: keys)
    while dice.chance(20) {
      grounds.exceptions.append(Grounds.Exception(when: condition(over: keys)))
    }
    return grounds
  }

  mutating func addRules() {
    let ids = ruleSet.techniques.map(\.id)
    for index in 0..<2 + dice.below(6) {
      var effects: [Rule.Effect] = []
      for _ in 0..<1 + dice.below(2) {
        effects.append(
          Rule.Effect(
            dice.some(ids, percent: 45), dice.chance(70) ? .supports : .opposes,
            Strength("so", 1 + dice.below(4))))
      }
      ruleSet.rules.append(
        Rule(
          grounds("r\(index)"), group: dice.chance(50) ? "g1" : "g2", effects: effects))
    }
    for index in 0..<dice.below(2) {
      ruleSet.practices.append(Practice(grounds("practice\(index)"), techniques: [], step: "a"))
    }
    for index in 0..<dice.below(2) {
      ruleSet.warnings.append(Warning(grounds("warning\(index)"), techniques: []))
    }
  }

  mutating func addGates() {
    let ids = ruleSet.techniques.map(\.id)
    for index in 0..<dice.below(4) {
      let effect: Gate.Effect =
        switch dice.below(10) {
        case 0...3: .forbids(dice.some(ids, percent: 35))
        case 4...5:
          .postpones(
            dice.some(ids, percent: 35),
            after: (dice.chance(50) ? ["task"] : [])
              + dice.some(ids, percent: 25).map { StepID($0) })
        default:
          .forbidsEach(dice.chance(80) ? "costly" : "tried", sparesFirst: dice.chance(70))
        }
      ruleSet.gates.append(Gate(grounds("gate\(index)"), effect: effect, until: ""))
    }
  }

  mutating func addHistory() {
    guard dice.chance(85) else { return }
    let ids = ruleSet.techniques.map(\.id)
    var history = History()
    history.tried = "tried"
    history.inUse = "used"
    if dice.chance(60) { history.implied = "a" }
    history.fallback = "a"
    if dice.chance(80) {
      history.exhaustedSlots = [
        .init("always", unless: dice.chance(70) ? condition(over: keys) : nil)
      ]
    }
    if dice.chance(40) {
      history.exhausted = [.init(dice.some(ids, percent: 30), when: condition(over: keys))]
    }
    if dice.chance(50) { history.unfit = [condition(over: keys)] }
    if dice.chance(50) {
      history.instead = [.init(dice.some(ids, percent: 30), when: condition(over: keys))]
    }
    ruleSet.history = history
  }

  mutating func addStops() {
    if dice.chance(25) { addStop("stop0") }
    if dice.chance(15) { addStop("stop1") }
  }

  private mutating func addStop(_ name: String) {
    let ids = ruleSet.techniques.map(\.id)
    var stop = Stop(grounds(name))
    if dice.chance(60) {
      stop.leaves = Stop.Leaves(
        among: dice.some(ids, percent: 40), otherwise: dice.pick(ids) ?? "a")
    }
    ruleSet.stops.append(stop)
  }
}
