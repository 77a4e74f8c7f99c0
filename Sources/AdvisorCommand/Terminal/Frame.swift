import Reports

/// What a question looks like at one moment: rows of a terminal, and where the cursor stands.
struct Frame: Hashable, Sendable {
  /// The rows, none wider than the terminal; styled, so escape sequences may stand in them.
  var rows: [Row] = []
  /// The row and the cell of the cursor; nil hides it.
  var cursor: Place?

  /// One row.
  struct Row: Hashable, Sendable {
    /// Its text with its style.
    var text: String
    /// How many cells it takes.
    var width: Int

    /// A row whose plain text is given beside the styled one.
    init(_ plain: String, styled: String? = nil) {
      text = styled ?? plain
      width = plain.cellWidth
    }
  }

  /// A cell.
  struct Place: Hashable, Sendable {
    /// Rows from the top of the frame.
    var row: Int
    /// Cells from the left.
    var column: Int
  }
}
