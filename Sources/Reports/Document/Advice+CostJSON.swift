public import Advice
public import CostModel
public import DecisionModel

extension Advice {
  /// The members that `cost` adds to the envelope: the cost of the advice with what moves it most, and
  /// with `technique` the bill of that one alone.
  public func costMembers(
    _ ruleSet: RuleSet, _ contributions: Contributions, technique: TechniqueID? = nil
  ) -> JSON.Members {
    let document = AdviceDocument(ruleSet: ruleSet)
    guard let cost, case .object(var members) = document.cost(cost) else { return ["cost": .null] }
    members["contributors"] = JSON(contributions)
    members["subject"] = .strings(contributions.techniques.map(\.rawValue))
    if let technique {
      var inputs = CostInputJSON()
      members["techniques"] = .array(
        cost.estimates[technique].map { [document.technique(technique, $0, &inputs)] } ?? [])
    }
    return [
      "cost": .object(members), "answers": .array(answers.map(document.answer)),
    ]
  }
}

extension JSON {
  /// What moves costs most, the widest first.
  init(_ contributions: Contributions) {
    func list(_ contributors: [Contributor]) -> JSON {
      .array(
        contributors.map { one in
          [
            "name": .string(one.name), "says": .string(one.says),
            "key": .optional(one.fact?.rawValue), "basis": .string(one.basis.rawValue),
            "value": [
              "low": .number(one.value.low), "likely": .number(one.value.likely),
              "high": .number(one.value.high),
            ],
            "unit": .string(one.unit), "source": .string(one.provenance.source),
            "as_of": .optional(one.provenance.asOf?.canonical),
            "recalled": .boolean(one.provenance.isRecalled), "low": .number(one.low),
            "high": .number(one.high), "width": .number(one.width),
          ]
        })
    }
    self = [
      "techniques": .strings(contributions.techniques.map(\.rawValue)),
      "upfront": list(contributions.upfront), "monthly": list(contributions.monthly),
      "total": list(contributions.total),
    ]
  }
}
