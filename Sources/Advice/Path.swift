import CostModel
import DecisionModel

/// The path with everything a reader needs at each step.
struct Path {
  /// The steps in order.
  let steps: [PathStep]
  /// The next step.
  let next: Recommendation.Next
  /// The techniques on it.
  let techniques: Set<TechniqueID>

  /// No path, and of what comes next only what is asked for.
  init(_ situation: Situation, saysNext: Bool) {
    steps = []
    techniques = []
    next = saysNext ? PathStates(situation).nextStep : Recommendation.Next(step: "", technique: nil)
  }

  init(_ situation: Situation, _ cost: CostSummary?) {
    let states = PathStates(situation)
    let order = states.plan.steps
    let techniques = Set(
      order.map { TechniqueID(named: $0) }.filter { situation.ruleSet.technique($0) != nil })
    self.techniques = techniques
    steps = order.map { step in
      PathMaker(situation: situation, states: states, cost: cost, techniques: techniques).step(step)
    }
    next = states.nextStep
  }
}

/// Puts one step of a path together.
private struct PathMaker {
  let situation: Situation
  let states: PathStates
  let cost: CostSummary?
  let techniques: Set<TechniqueID>

  func step(_ id: StepID) -> PathStep {
    let declared = situation.ruleSet.step(id)
    let technique = situation.ruleSet.technique(TechniqueID(named: id))
    let template = situation.template
    let state = states.states[id] ?? .onlyIf
    return PathStep(
      step: id, title: declared?.title ?? technique?.title ?? id.rawValue,
      technique: technique?.id, state: state,
      action: template.fill(declared?.action ?? technique?.summary ?? ""),
      stopWhen: template.fill(declared?.stopWhen ?? ""),
      entry: state == .done ? "" : template.fill(declared?.entry ?? ""),
      open: state == .done ? [] : states.openKeys(of: id),
      why: why(id), practices: practices(at: id), effort: declared?.effort, cost: price(of: id))
  }

  /// The gates and orderings that put it there, and for a technique of the destination its evidence.
  private func why(_ step: StepID) -> [RuleName] {
    let technique = TechniqueID(named: step)
    guard situation.destination.techniques.contains(technique) else {
      return states.plan.why[step] ?? []
    }
    let evidence = Reasons(situation).of(technique).filter { $0.effect == .supports && $0.counts }
    return evidence.map(\.rule) + (states.plan.why[step] ?? [])
  }

  private func practices(at step: StepID) -> [Note] {
    situation.ruleSet.practices.filter { practice in
      practice.step == step && situation.fires(practice.grounds.name)
        && (practice.techniques.isEmpty || practice.techniques.contains { techniques.contains($0) })
    }.map { situation.note($0.grounds) }
  }

  private func price(of step: StepID) -> Estimated? {
    guard let cost else { return nil }
    if let shared = cost.destination.cost(at: step) { return shared }
    guard let own = cost.estimates[TechniqueID(named: step)] else { return nil }
    return own.cost(at: step)
  }
}
