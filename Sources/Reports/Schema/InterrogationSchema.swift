/// The members that commands add which question an advice, and that of the calculators.
enum InterrogationSchema {
  static let members: JSON.Members = [
    "why": why([:]),
    "why_not": why(["nearest": Schema.list(of: reach)]),
    "reach": Schema.list(of: reach),
    "estimate": [
      "type": "object",
      "properties": [
        "calculator": Schema.text, "fits": Schema.flag,
        "prices_as_of": Schema.orNull(Schema.text),
        "lines": Schema.list(
          of: Schema.object([
            "id": Schema.text, "formula": Schema.text, "inputs": Schema.list(of: Schema.anything),
            "amount": Schema.orNull(Schema.amount),
          ])),
        "assumptions": Schema.list(
          of: Schema.object([
            "name": Schema.text, "unit": Schema.text, "basis": Schema.text, "source": Schema.text,
            "option": Schema.orNull(Schema.text),
          ])),
      ],
      "additionalProperties": true,
    ],
  ]

  private static let reach = Schema.object([
    "technique": Schema.text, "is_there": Schema.flag, "completed_depth": Schema.whole,
    "flips": Schema.list(of: Schema.anything),
  ])

  private static let account = Schema.object([
    "rule": Schema.text, "pack": Schema.text, "effect": Schema.text,
    "strength": Schema.orNull(Schema.text), "points": Schema.whole,
    "state": Schema.words(["fires", "undecided", "silent"]), "counts": Schema.flag,
    "text": Schema.text, "claims": Schema.texts, "open": Schema.texts,
  ])

  private static func why(_ more: JSON.Members) -> JSON {
    Schema.object(
      more.adding([
        "destination": Schema.texts, "outcome": Schema.text,
        "reason_set": Schema.orNull(
          Schema.object(["keys": Schema.texts, "among": Schema.texts, "forced": Schema.flag])),
        "techniques": Schema.list(
          of: Schema.object([
            "id": Schema.text, "verdict": Schema.text, "accounts": Schema.list(of: account),
          ])),
        "contrast": Schema.orNull(Schema.anything),
      ]))
  }
}
