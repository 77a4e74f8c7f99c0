/// The schema of `batch --summary`.
enum BatchSchema {
  static let members: JSON.Members = [
    "batch": Schema.object([
      "lines": Schema.number, "errors": Schema.number,
      "all": Schema.object(sums),
      "destinations": Schema.list(
        of: Schema.object(
          sums.adding(["outcome": Schema.text, "destination": Schema.texts]))),
      "first_to_pay_back": Schema.list(
        of: Schema.object([
          "id": Schema.text, "line": Schema.number, "payback_months": Schema.number,
          "destination": Schema.texts,
        ])),
    ])
  ]

  private static let sums: JSON.Members = [
    "cases": Schema.number, "priced": Schema.number, "changes": Schema.number,
    "upfront": Schema.orNull(Schema.number), "monthly": Schema.orNull(Schema.number),
    "total": Schema.orNull(Schema.number), "payback_months": Schema.orNull(Schema.number),
  ]
}
