import DecisionModel

/// Simple ways to choose that the rulebook is measured against.
enum StandIn: CaseIterable {
  case alwaysPrompt
  case alwaysLora
  /// The three questions of a flow chart (teju-09 to teju-11).
  case flowChart
  /// The ladder of four steps, its last gate read by the answers at hand (necessary-46 to necessary-52).
  case ladder

  /// How the table names it.
  var title: String {
    switch self {
    case .alwaysPrompt: "always prompt"
    case .alwaysLora: "always LoRA"
    case .flowChart: "flow chart (teju-09 to -11)"
    case .ladder: "ladder (necessary-46 to -52)"
    }
  }

  /// Where it leads.
  func destination(_ facts: Facts) -> [TechniqueID] {
    switch self {
    case .alwaysPrompt: return ["prompt"]
    case .alwaysLora: return ["lora"]
    case .flowChart:
      if has(facts, "failure_mode", ["format"]) { return ["prompt"] }
      if lacksKnowledge(facts) { return ["rag"] }
      let isAcrossCalls =
        has(facts, "failure_mode", ["tone", "inconsistent", "rule_not_obeyed"])
        || facts["tone_need"].value == .choice("strict")
        || facts["behavior_rule"].value == .choice("must_hold")
      return isAcrossCalls ? ["lora"] : ["prompt"]
    case .ladder:
      // Each cheaper step is taken to fall short, as it is for the rulebook's destination.
      let knowledge: [TechniqueID] = lacksKnowledge(facts) ? ["rag"] : []
      let examples = least(facts, "examples")
      let skill = facts["ml_skill"].value
      let hasPeople = skill == .choice("some") || skill == .choice("in_house_team")
      if examples >= Quantity(200), hasPeople { return knowledge + ["lora"] }
      if examples >= Quantity(3) { return knowledge + ["few_shot"] }
      return knowledge.isEmpty ? ["prompt"] : knowledge
    }
  }

  private func lacksKnowledge(_ facts: Facts) -> Bool {
    let need = facts["knowledge_need"].value
    return need == .choice("public") || need == .choice("private")
      || has(facts, "failure_mode", ["missing_knowledge", "outdated_knowledge"])
  }

  private func has(_ facts: Facts, _ key: FactKey, _ names: [ValueName]) -> Bool {
    guard case .set(let held)? = facts[key].value else { return false }
    return names.contains(where: held.contains)
  }

  private func least(_ facts: Facts, _ key: FactKey) -> Quantity {
    guard case .number(let range)? = facts[key].value else { return Quantity(0) }
    return range.low
  }
}
