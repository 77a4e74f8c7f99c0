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
}
