/// The member that the commands below `rules` add to the envelope: one part for each of them.
enum RulesSchema {
  static let members: JSON.Members = [
    "rules": Schema.object(
      [:],
      optional: [
        "list": Schema.list(of: entry), "show": show, "test": test, "check": check,
        "eject": Schema.object(["folder": Schema.text, "files": Schema.texts]), "diff": diff,
        "suggest_tests": Schema.list(of: suggestion),
      ])
  ]

  private static let place = Schema.orNull(Schema.reference("location"))
  /// Answers by key, as an answers file holds them.
  private static let answers: JSON = ["type": "object", "additionalProperties": Schema.text]

  private static let entryMembers: JSON.Members = [
    "name": Schema.text, "pack": Schema.text, "text": Schema.text, "claims": Schema.texts,
    "kind": Schema.words(["gate", "rule", "stop", "practice", "warning", "step", "order"]),
    "location": place,
  ]
  private static let entry = Schema.object(entryMembers)

  private static let show = Schema.object(
    entryMembers.adding([
      "source": Schema.text,
      "amendments": Schema.list(of: Schema.object(["source": Schema.text, "location": place])),
      "claims": Schema.list(
        of: Schema.object([
          "id": Schema.text, "source": Schema.text, "section": Schema.text, "kind": Schema.text,
          "text": Schema.text, "about": Schema.texts, "for": Schema.texts,
          "against": Schema.texts, "recalled": Schema.flag, "pack": Schema.text,
        ])),
    ]))

  private static let test = Schema.object([
    "scenarios": Schema.whole, "expectations": Schema.whole,
    "failed": Schema.list(
      of: Schema.object([
        "scenario": Schema.text,
        "failures": Schema.list(
          of: Schema.object([
            "key": Schema.text, "expected": Schema.text, "came": Schema.text,
            "rules": Schema.texts, "location": place,
          ])),
      ])),
  ])

  private static let findingMembers: JSON.Members = [
    "code": Schema.text, "severity": Schema.only(["error", "warning"]), "message": Schema.text,
    "location": place, "witness": Schema.orNull(answers), "attempts": Schema.orNull(Schema.whole),
    "ground": Schema.words(["proof", "witness", "gave_up"]),
    "related": Schema.list(of: Schema.object(["note": Schema.text, "location": place])),
  ]

  private static let check = Schema.object([
    "facts": Schema.whole, "techniques": Schema.whole, "rules": Schema.whole,
    "gates": Schema.whole, "practices": Schema.whole, "warnings": Schema.whole,
    "steps": Schema.whole, "orders": Schema.whole, "disagreements": Schema.whole,
    "claims": Schema.whole, "cited": Schema.whole, "definitions": Schema.whole,
    "findings": Schema.list(of: Schema.object(findingMembers)),
    "accepted": Schema.list(
      of: Schema.object(findingMembers.adding(["because": Schema.text]))),
  ])

  private static let diff = Schema.object([
    "drawn": Schema.whole, "tried": Schema.whole,
    "pairs": Schema.list(
      of: Schema.object([
        "from": Schema.texts, "from_outcome": AdviceSchema.outcome, "to": Schema.texts,
        "to_outcome": AdviceSchema.outcome, "drawn": Schema.whole, "answers": answers,
      ])),
  ])

  private static let suggestion = Schema.object([
    "name": Schema.text, "shows": Schema.text, "answers": answers,
    "outcome": AdviceSchema.outcome, "destination": Schema.texts,
  ])
}
