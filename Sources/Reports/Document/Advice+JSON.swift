public import Advice
import CostModel
public import DecisionModel
import RuleAnalysis

extension Advice {
  /// The members that `recommend` adds to the envelope; `curve` is what the destination costs at other
  /// volumes, when that was worked out.
  public func members(_ ruleSet: RuleSet, curve: VolumeCurve? = nil) -> [String: JSON] {
    let document = AdviceDocument(ruleSet: ruleSet)
    return [
      "answers": .array(answers.map(document.answer)),
      "recommendation": document.recommendation(recommendation, isProvisional: isProvisional),
      "techniques": .array(techniques.map(document.technique)),
      "disagreements": .array(disagreements.map(document.disagreement)),
      "warnings": .array(warnings.map(document.note)),
      "cost": cost.map { document.cost($0, curve) } ?? .null,
      "flips": .array(flips.map(document.flip)),
      "unanswered": .array(unanswered.map(document.openKey)),
      "unused": .strings(unused.map(\.rawValue)),
      "conflicts": .array(conflicts.map(document.conflict)),
      "baseline": .null,
      "sources": .array(cited(ruleSet).map(document.source)),
      "equivalents": .array(ruleSet.equivalents.map { .strings($0.map(\.rawValue)) }),
      "command_line": .null,
      "failures": [],
    ]
  }

  /// The documents that its statements rest on, by name.
  private func cited(_ ruleSet: RuleSet) -> [Source] {
    let notes =
      warnings + recommendation.path.flatMap(\.practices)
      + [recommendation.stoppedBy].compactMap(\.self)
    let claims = techniques.flatMap(\.reasons).flatMap(\.claims) + notes.flatMap(\.claims)
    let names = Set(claims.map(\.source))
    return ruleSet.sources.filter { names.contains($0.id) }
      .sorted { $0.id.rawValue.utf8.lexicographicallyPrecedes($1.id.rawValue.utf8) }
  }

  /// The members of `recommend`, all null: what an error leaves of them.
  public static let nullMembers: [String: JSON] = Dictionary(
    uniqueKeysWithValues: [
      "answers", "recommendation", "techniques", "disagreements", "warnings", "cost", "flips",
      "unanswered", "unused", "conflicts", "baseline", "sources", "equivalents", "command_line",
      "failures",
    ].map { ($0, JSON.null) })
}

/// Writes advice as JSON, in the words of the contract.
struct AdviceDocument {
  let ruleSet: RuleSet

  func answer(_ answer: Answer) -> JSON {
    [
      "key": .string(answer.key.rawValue),
      "question": .string(ruleSet.fact(answer.key)?.ask ?? ""),
      "value": answer.value.map { JSON($0, of: ruleSet.fact(answer.key)) } ?? .null,
      "unit": unit(of: answer.key),
      "raw": .string(answer.raw),
      "origin": .string(answer.origin.rawValue),
      "location": JSON(answer.span),
    ]
  }

  /// The base unit of a number; null for other facts, empty for counts.
  func unit(of key: FactKey) -> JSON {
    guard case .number(let dimension, _)? = ruleSet.fact(key)?.type else { return .null }
    return .string(dimension.unitText)
  }

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

  func flip(_ flip: Flip) -> JSON {
    let with = flip.with.map { JSON.object(change($0)) }
    return .object(
      change(Flip.Change(key: flip.key, from: flip.from, to: flip.to)).merging([
        "with": .array(with), "destination": .strings(flip.destination.map(\.rawValue)),
        "outcome": .string(flip.outcome.rawValue), "past": .boolean(isPast(flip)),
      ]) { $1 })
  }

  /// Whether it would change what was tried or what is in use, which nobody can.
  private func isPast(_ flip: Flip) -> Bool {
    let past = [ruleSet.history?.tried, ruleSet.history?.inUse]
    return past.contains(flip.key) || flip.with.contains { past.contains($0.key) }
  }

  private func change(_ change: Flip.Change) -> [String: JSON] {
    let fact = ruleSet.fact(change.key)
    return [
      "key": .string(change.key.rawValue), "from": JSON(change.from, of: fact),
      "to": JSON(change.to, of: fact), "unit": unit(of: change.key),
    ]
  }

  func openKey(_ open: OpenKey) -> JSON {
    let fact = ruleSet.fact(open.key)
    func side(_ value: Value, _ verdict: Verdict) -> JSON {
      [
        "value": JSON(value, of: fact), "outcome": .string(verdict.outcome.rawValue),
        "destination": .strings(verdict.techniques.map(\.rawValue)),
      ]
    }
    return [
      "key": .string(open.key.rawValue),
      "question": .string(fact?.ask ?? ""),
      "asked": .boolean(open.isKnownUnknown),
      "can_change": .strings(open.canChange.map(\.rawValue)),
      "power": .number(open.power), "unit": unit(of: open.key),
      "settled_by": .string(open.ground.rawValue),
      "witness": open.witness.map {
        [side($0.first, $0.firstVerdict), side($0.second, $0.secondVerdict)]
      } ?? .null,
    ]
  }
}

extension JSON {
  /// A value typed as the contract says: yes and no as booleans, ranges as two ends.
  init(_ value: DecisionModel.Value, of fact: FactDeclaration?) {
    switch value {
    case .number(let range):
      self =
        range.isExact
        ? .number(range.low) : ["low": .number(range.low), "high": .number(range.high)]
    case .choice(let name):
      let names = fact?.type.options.filter { !$0.meansUnknown }.map(\.name.rawValue)
      self =
        names.map(Set.init) == ["yes", "no"]
        ? .boolean(name.rawValue == "yes") : .string(name.rawValue)
    case .set(let names): self = .strings(names.map(\.rawValue))
    case .name(let name): self = .string(name)
    }
  }
}
