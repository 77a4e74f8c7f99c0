public import Advice
public import DecisionModel

extension JSON {
  /// What moves from one piece of advice to another: the destination, the next step, the path, the costs
  /// that read otherwise, and the confidence; steps that are on no path have the names of the rules.
  public init(_ difference: AdviceDifference, _ ruleSet: RuleSet) {
    let (from, to) = (difference.from, difference.to)
    func nextTitle(_ summary: AdviceSummary) -> JSON {
      .string(
        summary.nextTitle ?? ruleSet.step(summary.next)?.title ?? summary.next.rawValue)
    }
    self = [
      "changed": .boolean(!difference.isNone),
      "destination": [
        "changed": .boolean(difference.destinationMoves),
        "from": .strings(from.destination.map(\.rawValue)),
        "to": .strings(to.destination.map(\.rawValue)),
        "outcome_from": .string(from.outcome), "outcome_to": .string(to.outcome),
        "headline_from": .string(from.headline), "headline_to": .string(to.headline),
      ],
      "next": [
        "changed": .boolean(difference.nextMoves), "from": .string(from.next.rawValue),
        "to": .string(to.next.rawValue), "title_from": nextTitle(from),
        "title_to": nextTitle(to),
      ],
      "path": .array(
        difference.steps.map { step in
          [
            "step": .string(step.step.rawValue), "title": .string(step.title),
            "from": .optional(step.from), "to": .optional(step.to),
          ]
        }),
      "cost": .array(difference.costs.map(Self.cost)),
      "confidence": [
        "changed": .boolean(difference.confidenceMoves), "from": Self.confidence(from),
        "to": Self.confidence(to),
      ],
    ]
  }

  private static func cost(_ change: AdviceDifference.CostChange) -> JSON {
    func side(_ cost: AdviceSummary.Cost) -> JSON {
      func point(_ value: Quantity?) -> JSON {
        value.map { $0 == .largest ? .null : .number($0) } ?? .null
      }
      return ["low": point(cost.low), "likely": point(cost.likely), "high": point(cost.high)]
    }
    return [
      "measure": .string(change.to.measure.rawValue), "from": side(change.from),
      "to": side(change.to), "change": change.change.map(JSON.number) ?? .null,
      "share": change.share.map(JSON.number) ?? .null,
    ]
  }

  static func confidence(_ summary: AdviceSummary) -> JSON {
    [
      "level": .string(summary.level),
      "robustness": summary.robustness.map(JSON.number) ?? .null,
      "settled": .boolean(summary.settled),
    ]
  }

  /// A rule that fires in only one of two cases, with what it rests on there.
  public init(_ shift: RuleShift, _ ruleSet: RuleSet) {
    let document = AdviceDocument(ruleSet: ruleSet)
    guard case .object(var members) = document.reason(shift.reason) else {
      self = .null
      return
    }
    members["fires"] = .boolean(shift.fires)
    members["techniques"] = .strings(shift.techniques.map(\.rawValue))
    self = .object(members)
  }

  /// An answer that differs.
  public init(_ change: AnswerChange, _ ruleSet: RuleSet) {
    let fact = ruleSet.fact(change.key)
    self = [
      "key": .string(change.key.rawValue),
      "from": change.from.map { JSON($0, of: fact) } ?? .null,
      "to": change.to.map { JSON($0, of: fact) } ?? .null,
      "unit": AdviceDocument(ruleSet: ruleSet).unit(of: change.key),
    ]
  }
}

extension JSON {
  /// Use cases side by side.
  public init(_ comparison: Comparison, _ ruleSet: RuleSet) {
    self = [
      "answers": .array(
        comparison.answers.map { key, values in
          let fact = ruleSet.fact(key)
          return [
            "key": .string(key.rawValue),
            "unit": AdviceDocument(ruleSet: ruleSet).unit(of: key),
            "values": .array(values.map { value in value.map { JSON($0, of: fact) } ?? .null }),
          ]
        }),
      "cases": .array(
        comparison.cases.map { one in
          let members = one.advice.members(ruleSet)
          return [
            "name": .string(one.name), "answers": members["answers"] ?? .null,
            "recommendation": members["recommendation"] ?? .null,
            "cost": members["cost"]?.value(at: "destination") ?? .null,
          ]
        }),
      "because": .array(comparison.shifts.map { JSON($0, ruleSet) }),
    ]
  }
}
