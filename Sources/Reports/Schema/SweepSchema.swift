/// The schema of `sweep`.
enum SweepSchema {
  private static let point = Schema.orNull(Schema.number)

  static let members: JSON.Members = [
    "sweep": Schema.object([
      "key": Schema.text, "key_unit": Schema.orNull(Schema.text), "measure": Schema.text,
      "unit": Schema.text, "scale": Schema.words(["log", "linear"]),
      "steps": Schema.list(
        of: Schema.object([
          "value": Schema.number, "destination": Schema.texts,
          "blocked": Schema.texts, "cheapest": Schema.orNull(Schema.text),
          "destination_cost": Schema.object(cost),
          "costs": Schema.list(
            of: Schema.object(cost.adding(["technique": Schema.text]))),
        ])),
      "crossovers": Schema.list(
        of: Schema.object([
          "from": Schema.text, "to": Schema.text, "at": Schema.number, "cheaper": Schema.text,
        ])),
      "destination_changes": Schema.list(
        of: Schema.object([
          "from": Schema.texts, "to": Schema.texts, "after": Schema.number, "at": Schema.number,
        ])),
    ])
  ]

  private static let cost: JSON.Members = [
    "low": point, "likely": point, "high": point, "wants": Schema.texts,
  ]
}
