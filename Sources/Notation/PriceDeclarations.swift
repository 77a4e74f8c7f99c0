/// The keywords of price declarations, which the price book's own reader understands.
enum PriceDeclarations {
  static let keywords = [
    "book", "draws", "input", "formula", "table", "choose", "recipe", "price",
  ]
}
