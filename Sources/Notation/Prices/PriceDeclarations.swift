/// The keywords of price declarations, which the price book's own reader understands.
enum PriceDeclarations {
  static let keywords = [
    "book", "draws", "volume", "months", "input", "formula", "table", "choose", "line", "recipe",
    "compare", "settle",
  ]
}
