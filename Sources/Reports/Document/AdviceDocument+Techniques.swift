import Advice
import DecisionModel
import RuleAnalysis

extension AdviceDocument {
  func technique(_ report: TechniqueReport) -> JSON {
    [
      "id": .string(report.id.rawValue),
      "title": .string(report.title),
      "slot": .string(report.slot.rawValue),
      "verdict": .string(report.verdict.rawValue),
      "score": [
        "known": .integer(report.score.known), "low": .integer(report.score.low),
        "high": .integer(report.score.high),
      ],
      "reasons": .array(report.reasons.map(reason)),
      "blocked_by": .strings(report.blockedBy.map(\.rawValue)),
      "postponed_by": .strings(report.postponedBy.map(\.rawValue)),
      "may_be_blocked_by": .strings(report.mayBeBlockedBy.map(\.rawValue)),
      "until": .strings(report.until),
    ]
  }

  func reason(_ reason: Reason) -> JSON {
    [
      "rule": .string(reason.rule.rawValue),
      "pack": .string(reason.pack.rawValue),
      "effect": .string(reason.effect.rawValue),
      "strength": .optional(reason.strength?.word),
      "counts": .boolean(reason.counts),
      "text": .string(reason.text),
      "claims": .array(reason.claims.map(citation)),
      "answers": .array(
        reason.answers.map {
          ["key": .string($0.key.rawValue), "location": JSON($0.span)]
        }),
    ]
  }

  private func citation(_ claim: Citation) -> JSON {
    [
      "id": .string(claim.id.rawValue), "source": .string(claim.source.rawValue),
      "section": .string(claim.section),
    ]
  }

  func note(_ note: Note) -> JSON {
    [
      "rule": .string(note.rule.rawValue), "text": .string(note.text),
      "pack": .optional(ruleSet.pack(of: note.rule)?.rawValue),
      "claims": .strings(note.claims.map(\.id.rawValue)),
    ]
  }

  func disagreement(_ one: DisagreementNote) -> JSON {
    [
      "id": .string(one.id), "question": .string(one.question),
      "sides": .array(
        one.sides.map {
          ["claims": .strings($0.claims.map(\.rawValue)), "text": .string($0.text)]
        }),
      "applied": .string(one.applied), "decisive": .boolean(one.isDecisive),
    ]
  }

  func source(_ source: Source) -> JSON {
    [
      "id": .string(source.id.rawValue), "title": .string(source.title),
      "author": .string(source.author), "date": .string(source.date),
    ]
  }

  func conflict(_ conflict: Conflict) -> JSON {
    [
      "assumption": .string(conflict.assumption.rawValue),
      "because": .string(conflict.because),
      "keys": .strings(conflict.keys.map(\.rawValue)),
    ]
  }
}
