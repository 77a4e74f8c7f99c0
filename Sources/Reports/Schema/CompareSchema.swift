import Advice

/// The schema of what differs between pieces of advice.
enum CompareSchema {
  static let members: JSON.Members = [
    "what_if": Schema.object(
      difference.adding(["answers": Schema.list(of: change), "because": shifts])),
    "compare": Schema.object([
      "answers": Schema.list(
        of: Schema.object([
          "key": Schema.text, "unit": Schema.orNull(Schema.text),
          "values": Schema.list(of: Schema.reference("value")),
        ])),
      "cases": Schema.list(
        of: Schema.object([
          "name": Schema.text, "answers": Schema.list(of: Schema.anything),
          "recommendation": Schema.anything, "cost": Schema.anything,
        ])),
      "because": shifts,
    ]),
  ]

  /// What `recommend --baseline` adds.
  static let baseline = Schema.object(
    difference.adding([
      "file": Schema.text, "rules": Schema.object(["changed": Schema.flag]),
      "prices": Schema.object([
        "changed": Schema.flag, "from": Schema.orNull(Schema.text),
        "to": Schema.orNull(Schema.text),
      ]),
    ]))

  private static let point = Schema.orNull(Schema.number)
  private static let amount = Schema.object(["low": point, "likely": point, "high": point])
  private static let confidence = Schema.object([
    "level": Schema.text, "robustness": point, "settled": Schema.flag,
  ])

  private static let difference: JSON.Members = [
    "changed": Schema.flag,
    "destination": Schema.object([
      "changed": Schema.flag, "from": Schema.texts, "to": Schema.texts,
      "outcome_from": Schema.text, "outcome_to": Schema.text, "headline_from": Schema.text,
      "headline_to": Schema.text,
    ]),
    "next": Schema.object([
      "changed": Schema.flag, "from": Schema.text, "to": Schema.text, "title_from": Schema.text,
      "title_to": Schema.text,
    ]),
    "path": Schema.list(
      of: Schema.object([
        "step": Schema.text, "title": Schema.text, "from": Schema.orNull(Schema.text),
        "to": Schema.orNull(Schema.text),
      ])),
    "cost": Schema.list(
      of: Schema.object([
        "measure": Schema.words(AdviceSummary.Measure.allCases.map(\.rawValue)),
        "from": amount, "to": amount, "change": point, "share": point,
      ])),
    "confidence": Schema.object([
      "changed": Schema.flag, "from": confidence, "to": confidence,
    ]),
  ]

  private static let change = Schema.object([
    "key": Schema.text, "from": Schema.reference("value"), "to": Schema.reference("value"),
    "unit": Schema.orNull(Schema.text),
  ])

  private static let shifts = Schema.list(
    of: Schema.object([
      "rule": Schema.text, "effect": Schema.words(Reason.Effect.allCases.map(\.rawValue)),
      "text": Schema.text, "techniques": Schema.texts, "fires": Schema.flag,
    ]))
}
