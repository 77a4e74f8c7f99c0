/// The declarations of the price book, which stand in the same files and the same notation.
enum PriceDeclarations {
  /// The words that begin a price declaration.
  static let keywords = [
    "book", "draws", "volume", "months", "input", "formula", "table", "columns", "imports",
    "choose", "line", "recipe", "calculator", "compare", "settle",
  ]
}
