/// The members that `rules coverage` and `rules mutants` add to the envelope.
enum RuleToolsSchema {
  static let members: JSON.Members = [
    "coverage": Schema.object([
      "scenarios": Schema.whole, "rules": share, "conditions": share, "bounds": share,
      "exceptions": share, "decisive": share,
      "uncovered": Schema.list(
        of: Schema.object([
          "name": Schema.text, "kind": Schema.words(kinds), "text": Schema.text,
          "counts_as": Schema.words(["rules", "conditions", "bounds", "exceptions", "decisive"]),
          "location": Schema.orNull(Schema.reference("location")),
        ])),
    ]),
    "mutants": Schema.object([
      "score": Schema.whole, "mutants": Schema.whole, "counted": Schema.whole,
      "killed": Schema.whole, "undecided": Schema.whole,
      "kinds": ["type": "object", "additionalProperties": tally],
      "notices": ["type": "object", "additionalProperties": Schema.whole],
      "survivors": Schema.list(
        of: Schema.object([
          "name": Schema.text, "kind": Schema.words(kinds), "text": Schema.text,
          "change": Schema.words(["delete", "flip", "threshold", "drop", "strength"]),
          "counts": Schema.flag, "location": Schema.orNull(Schema.reference("location")),
          "scenario": Schema.orNull(Schema.text),
          "answers": Schema.orNull(["type": "object", "additionalProperties": Schema.text]),
          "destination": Schema.orNull(Schema.texts), "instead": Schema.orNull(Schema.texts),
        ])),
    ]),
  ]

  private static let kinds = ["rule", "gate", "stop", "need", "derived", "history", "practice"]
  private static let share = Schema.object([
    "covered": Schema.whole, "all": Schema.whole, "percent": Schema.whole,
  ])
  private static let tally = Schema.object([
    "counted": Schema.whole, "killed": Schema.whole, "undecided": Schema.whole,
  ])
}
