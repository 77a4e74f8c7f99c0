import DecisionModel

/// The evidence on a technique, gates before rules and the strongest first.
struct Reasons {
  let situation: Situation
  /// The rules that must fire, where reasons are asked for.
  private let fired: [Rule]

  init(_ situation: Situation) {
    self.situation = situation
    let rules = situation.explains ? situation.ruleSet.rules : []
    fired = rules.filter { situation.fires($0.grounds.name) }
  }

  /// Every rule and gate that must fire and names the technique.
  func of(_ technique: TechniqueID) -> [Reason] {
    guard situation.explains else { return [] }
    let gates = situation.ruleSet.gates.compactMap { gate -> Reason? in
      guard situation.fires(gate.grounds.name), let effect = effect(of: gate, on: technique) else {
        return nil
      }
      var reason = reason(gate.grounds, effect, nil, technique, over: gate.set)
      if case .forbidsEach(let set, _) = gate.effect {
        reason.answers += (situation.limits[set] ?? []).compactMap { situation.answers[$0] }
      }
      return reason
    }
    return gates + evidence(technique)
  }

  private func effect(of gate: Gate, on technique: TechniqueID) -> Reason.Effect? {
    let standing = situation.findings.standings[technique]
    if situation.gates(blocking: technique).contains(gate.grounds.name) { return .forbids }
    let postpones = standing?.postponed.contains { $0.gate == gate.grounds.name } == true
    return postpones ? .postpones : nil
  }

  private func evidence(_ technique: TechniqueID) -> [Reason] {
    var found: [(reason: Reason, weight: Int, group: GroupName)] = []
    for rule in fired {
      for effect in rule.effects where effect.techniques.contains(technique) {
        let direction: Reason.Effect = effect.direction == .supports ? .supports : .opposes
        let reason = reason(rule.grounds, direction, effect.strength, technique)
        found.append((reason, effect.weight, rule.group))
      }
    }
    // Of each group and direction the strongest counts; of equals the one declared first.
    var counted: Set<String> = []
    let sorted = found.enumerated().sorted { left, right in
      let weights = (left.element.weight.magnitude, right.element.weight.magnitude)
      return weights.0 != weights.1 ? weights.0 > weights.1 : left.offset < right.offset
    }
    return sorted.map { _, item in
      var reason = item.reason
      reason.counts = counted.insert("\(item.group) \(reason.effect.rawValue)").inserted
      return reason
    }
  }

  private func reason(
    _ grounds: Grounds, _ effect: Reason.Effect, _ strength: Strength?, _ technique: TechniqueID,
    over set: FactKey? = nil
  ) -> Reason {
    Reason(
      rule: grounds.name, pack: grounds.pack, effect: effect, strength: strength, counts: true,
      text: situation.template.fill(
        grounds.because, extra: situation.extra(technique, over: set)),
      claims: situation.citations(grounds.cites),
      answers: AnswerTrail(situation: situation).answers(for: grounds))
  }
}

extension Gate {
  /// The computed set whose members it forbids.
  var set: FactKey? {
    if case .forbidsEach(let set, _) = effect { return set }
    return nil
  }
}
