internal import DecisionModel

/// The declarations of the price book, which stand in the same files and the same notation.
enum PriceDeclarations {
  /// The words that begin a price declaration.
  static let keywords = [
    "book", "draws", "volume", "months", "input", "formula", "table", "choose", "line", "recipe",
    "compare", "settle",
  ]

  /// The book that some declarations make up; faults go to the report.
  ///
  /// `names` holds every fact and technique of the files that were read.
  static func read(
    _ declarations: [DeclarationText], names: NameTable, report: Report
  ) -> PriceBook {
    PriceBook()
  }
}
