import Advice
import CostModel
import DecisionModel
import RuleAnalysis

extension AdviceDocument {
  func recommendation(_ advice: Recommendation, isProvisional: Bool) -> JSON {
    [
      "headline": .string(advice.headline),
      "outcome": .string(advice.outcome.rawValue),
      "destination": .strings(advice.destination.map(\.rawValue)),
      "roles": .array(
        advice.roles.map {
          ["technique": .string($0.technique.rawValue), "role": .string($0.role)]
        }),
      "next": [
        "step": .string(advice.next.step.rawValue),
        "technique": .optional(advice.next.technique?.rawValue),
      ],
      "path": .array(advice.path.map(step)),
      "confidence": confidence(advice.confidence),
      "ties": .strings(advice.ties.map(\.rawValue)),
      "stopped_by": advice.stoppedBy.map(note) ?? .null,
      "over_limits": .strings(advice.overLimits.map(\.rawValue)),
      "likely_over": .array(advice.likelyOver.map(likelyOver)),
    ]
  }

  private func likelyOver(_ excess: LikelyExcess) -> JSON {
    [
      "limit": .string(excess.limit.rawValue), "measure": .string(excess.measure),
      "likely": .number(excess.likely), "most": .number(excess.most),
      "unit": .string(excess.dimension.unitText),
      "assumed": .strings(excess.assumed.map(\.rawValue)), "text": .string(excess.words),
    ]
  }

  private func confidence(_ confidence: Confidence) -> JSON {
    [
      "level": .string(confidence.level),
      "robustness": confidence.robustness.map(JSON.number) ?? .null,
      "likelier": confidence.likelier.map(likelier) ?? .null,
      "margin": confidence.margin.map(JSON.integer) ?? .null,
      "settled": .boolean(confidence.settled),
      "settled_by": .string(confidence.settledBy.rawValue),
    ]
  }

  private func likelier(_ end: LikelierEnd) -> JSON {
    [
      "destination": .strings(end.verdict.techniques.map(\.rawValue)),
      "outcome": .string(end.verdict.outcome.rawValue), "share": .number(end.share),
    ]
  }

  private func step(_ step: PathStep) -> JSON {
    [
      "step": .string(step.step.rawValue),
      "title": .string(step.title),
      "technique": .optional(step.technique?.rawValue),
      "state": .string(step.state.rawValue),
      "action": .string(step.action),
      "stop_when": .string(step.stopWhen),
      "enter_when": .string(step.entry),
      "open": .strings(step.open.map(\.rawValue)),
      "why": .strings(step.why.map(\.rawValue)),
      "practices": .array(step.practices.map(note)),
      "effort_days": step.effort.map { effort in
        [
          "low": .number(effort.low), "likely": .number(effort.likely),
          "high": .number(effort.high), "least": .number(effort.low),
          "most": .number(effort.high), "unit": "d",
        ]
      } ?? .null,
      "cost": step.cost.map { JSON(amount: $0) } ?? .null,
    ]
  }
}
