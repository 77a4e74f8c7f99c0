import Advice
import DecisionModel
import RuleAnalysis

/// The schema of the members that `recommend` adds.
enum AdviceSchema {
  static let members: JSON.Members = [
    "answers": Schema.list(
      of: Schema.object([
        "key": Schema.text, "question": Schema.text, "value": Schema.reference("value"),
        "unit": Schema.orNull(Schema.text), "raw": Schema.text,
        "origin": Schema.words(Origin.allCases.map(\.rawValue)),
        "location": Schema.orNull(Schema.reference("location")),
      ])),
    "baseline": Schema.orNull(CompareSchema.baseline),
    "recommendation": recommendation,
    "techniques": Schema.list(of: technique),
    "disagreements": Schema.list(
      of: Schema.object([
        "id": Schema.text, "question": Schema.text, "applied": Schema.text,
        "decisive": Schema.flag,
        "sides": Schema.list(
          of: Schema.object(["claims": Schema.texts, "text": Schema.text])),
      ])),
    "warnings": Schema.list(of: Schema.reference("note")),
    "cost": CostSchema.cost,
    "flips": Schema.list(
      of: Schema.object([
        "key": Schema.text, "from": Schema.reference("value"), "to": Schema.reference("value"),
        "unit": Schema.orNull(Schema.text), "destination": Schema.texts, "outcome": outcome,
        "past": Schema.flag,
        "with": Schema.list(
          of: Schema.object([
            "key": Schema.text, "from": Schema.reference("value"),
            "to": Schema.reference("value"), "unit": Schema.orNull(Schema.text),
          ])),
      ])),
    "unanswered": Schema.list(
      of: Schema.object([
        "key": Schema.text, "question": Schema.text, "asked": Schema.flag,
        "can_change": Schema.list(
          of: Schema.words(OpenKey.Effect.allCases.map(\.rawValue))),
        "power": ["type": "number", "minimum": 0, "maximum": 1],
        "unit": Schema.orNull(Schema.text),
        "settled_by": Schema.words(Settlement.Ground.allCases.map(\.rawValue)),
        "witness": Schema.orNull(
          Schema.list(
            of: Schema.object([
              "value": Schema.reference("value"), "outcome": outcome,
              "destination": Schema.texts,
            ]))),
      ])),
    "unused": Schema.texts,
    "sources": Schema.list(
      of: Schema.object([
        "id": Schema.text, "title": Schema.text, "author": Schema.text, "date": Schema.text,
      ])),
    "equivalents": Schema.list(of: Schema.texts),
    "command_line": Schema.orNull(Schema.texts),
    "failures": Schema.texts,
    "conflicts": Schema.list(
      of: Schema.object([
        "assumption": Schema.text, "because": Schema.text, "keys": Schema.texts,
      ])),
  ]

  static let definitions: JSON.Members = [
    "amount": Schema.amount,
    "value": [
      "description":
        "a number in its base unit, a text, yes or no as a boolean, the members of a set, the ends of a range, or null for unknown",
      "anyOf": [
        Schema.number, Schema.text, Schema.flag, Schema.texts, ["type": "null"],
        Schema.object(["low": Schema.number, "high": Schema.number]),
      ],
    ],
    "location": Schema.object(
      ["file": Schema.text],
      optional: [
        "line": Schema.whole, "column": Schema.whole, "end_column": Schema.whole,
        "byte_offset": Schema.whole,
      ]),
    "note": Schema.object([
      "rule": Schema.text, "text": Schema.text, "pack": Schema.orNull(Schema.text),
      "claims": Schema.texts,
    ]),
    "line": CostSchema.line,
  ]

  static let outcome = Schema.words(["adapt", "stop", "none_fits"])

  private static let recommendation = Schema.object([
    "headline": Schema.text,
    "outcome": outcome,
    "destination": Schema.texts,
    "roles": Schema.list(
      of: Schema.object(["technique": Schema.text, "role": Schema.text])),
    "next": Schema.object(["step": Schema.text, "technique": Schema.orNull(Schema.text)]),
    "path": Schema.list(of: step),
    "confidence": Schema.object([
      "level": Schema.words(["low", "medium", "high"]),
      "robustness": Schema.orNull(["type": "number", "minimum": 0, "maximum": 1]),
      "likelier": Schema.orNull(likelier),
      "margin": Schema.orNull(Schema.whole),
      "settled": Schema.flag,
      "settled_by": Schema.words(Settlement.Ground.allCases.map(\.rawValue)),
    ]),
    "ties": Schema.texts,
    "stopped_by": Schema.orNull(Schema.reference("note")),
    "over_limits": Schema.texts,
    "likely_over": Schema.list(
      of: Schema.object([
        "limit": Schema.text, "measure": Schema.text, "likely": Schema.number,
        "most": Schema.number, "unit": Schema.text, "assumed": Schema.texts, "text": Schema.text,
      ])),
  ])

  private static let likelier = Schema.object([
    "destination": Schema.texts, "outcome": outcome,
    "share": ["type": "number", "minimum": 0, "maximum": 1],
  ])

  private static let step = Schema.object([
    "step": Schema.text, "title": Schema.text, "technique": Schema.orNull(Schema.text),
    "state": Schema.words(PathStep.State.allCases.map(\.rawValue)),
    "action": Schema.text, "stop_when": Schema.text, "enter_when": Schema.text,
    "open": Schema.texts, "why": Schema.texts,
    "practices": Schema.list(of: Schema.reference("note")),
    "effort_days": Schema.orNull(Schema.reference("amount")),
    "cost": Schema.orNull(Schema.reference("amount")),
  ])

  private static let technique = Schema.object([
    "id": Schema.text, "title": Schema.text, "slot": Schema.text,
    "verdict": Schema.words(TechniqueReport.Verdict.allCases.map(\.rawValue)),
    "score": Schema.object([
      "known": Schema.whole, "low": Schema.whole, "high": Schema.whole,
    ]),
    "blocked_by": Schema.texts, "postponed_by": Schema.texts, "may_be_blocked_by": Schema.texts,
    "until": Schema.texts,
    "reasons": Schema.list(
      of: Schema.object([
        "rule": Schema.text, "pack": Schema.text,
        "effect": Schema.words(Reason.Effect.allCases.map(\.rawValue)),
        "strength": Schema.orNull(Schema.text), "counts": Schema.flag, "text": Schema.text,
        "claims": Schema.list(
          of: Schema.object([
            "id": Schema.text, "source": Schema.text, "section": Schema.text,
          ])),
        "answers": Schema.list(
          of: Schema.object([
            "key": Schema.text, "location": Schema.orNull(Schema.reference("location")),
          ])),
      ])),
  ])
}
