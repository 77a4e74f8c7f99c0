/// The schema of what is said of prices.
enum PriceSchema {
  static let age = Schema.object([
    "as_of": Schema.text, "book_as_of": Schema.orNull(Schema.text), "oldest": Schema.text,
    "days": Schema.whole, "oldest_name": Schema.text, "oldest_source": Schema.text,
    "used": Schema.whole, "recalled": Schema.whole,
  ])

  static let remark = Schema.object([
    "kind": Schema.words(["out_of_date", "ends", "note"]), "table": Schema.text,
    "entry": Schema.text, "from": Schema.orNull(Schema.text), "until": Schema.orNull(Schema.text),
    "instead": Schema.orNull(Schema.text), "text": Schema.text,
  ])

  /// The member of every command that begins with `prices`.
  static let members: JSON.Members = ["prices": prices]

  /// What `prices list`, `show`, `check` and `import` add, each in its own member.
  private static let prices = Schema.object(
    [:],
    optional: [
      "list": Schema.list(of: item), "show": Schema.list(of: shown),
      "check": Schema.object([
        "as_of": Schema.orNull(Schema.text), "entries": Schema.whole, "inputs": Schema.whole,
        "formulas": Schema.whole, "lines": Schema.whole, "recipes": Schema.whole,
        "errors": Schema.whole, "warnings": Schema.whole,
      ]),
      "import": Schema.object([
        "as_of": Schema.text, "source": Schema.text, "text": Schema.text,
        "entries": Schema.list(of: item), "later": Schema.list(of: item),
        "not_asked": Schema.whole,
        "skipped": Schema.list(
          of: Schema.object([
            "reason": Schema.text, "count": Schema.whole, "names": Schema.texts,
          ])),
        "disagreements": Schema.list(
          of: Schema.object([
            "table": Schema.text, "name": Schema.text, "own_name": Schema.text,
            "field": Schema.text, "ours": Schema.orNull(Schema.text),
            "theirs": Schema.orNull(Schema.text), "unit": Schema.text,
            "ratio": Schema.orNull(Schema.number),
          ])),
      ]),
    ])

  private static let place = Schema.orNull(Schema.reference("location"))

  private static let itemMembers: JSON.Members = [
    "table": Schema.text, "name": Schema.text, "says": Schema.text, "remark": Schema.text,
    "aliases": Schema.texts, "words": ["type": "object", "additionalProperties": Schema.text],
    "fields": Schema.list(
      of: Schema.object([
        "name": Schema.text, "low": Schema.number, "likely": Schema.number,
        "high": Schema.number, "unit": Schema.text, "dimension": Schema.text,
        "usual": Schema.flag, "recalled": Schema.flag, "source": Schema.text,
        "as_of": Schema.orNull(Schema.text),
      ])),
    "source": Schema.text, "as_of": Schema.orNull(Schema.text), "recalled": Schema.flag,
    "from": Schema.orNull(Schema.text), "until": Schema.orNull(Schema.text),
    "valid": Schema.flag, "location": place,
  ]

  private static let item = Schema.object(itemMembers)

  /// An entry, an input or a formula.
  private static let shown = Schema.object(
    [
      "kind": Schema.words(["entry", "input", "formula"]), "name": Schema.text,
      "says": Schema.text,
      "read": Schema.list(
        of: Schema.object([
          "name": Schema.text, "by": Schema.text, "kind": Schema.text, "formula": Schema.text,
        ])),
      "techniques": Schema.texts, "location": place,
    ],
    optional: itemMembers.adding([
      "picked": Schema.texts, "formula": Schema.text, "unit": Schema.text,
    ]))
}
