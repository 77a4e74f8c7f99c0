/// Draws frames over one another at the end of the normal screen.
///
/// A pure function of what was drawn before: it returns the bytes to write. It remembers the rows it
/// drew, so that after a change of width it knows how many rows they take now and leaves no ghost.
struct Painter {
  private var drawn = Frame()

  /// True when something is on the screen that a frame would replace.
  var isEmpty: Bool { drawn.rows.isEmpty }

  /// How many rows down from the cursor the first row below the frame is; 0 when none is drawn.
  var rowsToLeave: Int {
    guard let last = drawn.rows.indices.last else { return 0 }
    return last - (drawn.cursor?.row ?? last) + 1
  }

  /// The bytes that put a frame where the last one stood.
  mutating func draw(_ frame: Frame, width: Int) -> String {
    var bytes = Self.hideCursor + erase(width: width)
    bytes += frame.rows.map(\.text).joined(separator: "\r\n")
    if let cursor = frame.cursor {
      let up = frame.rows.count - 1 - cursor.row
      if up > 0 { bytes += "\u{1B}[\(up)A" }
      bytes += "\r"
      if cursor.column > 0 { bytes += "\u{1B}[\(cursor.column)C" }
      bytes += Self.showCursor
    }
    drawn = frame
    return bytes
  }

  /// The bytes that take the frame away and print lines in its place for good.
  mutating func settle(_ lines: [String], width: Int) -> String {
    let bytes = erase(width: width) + lines.map { $0 + "\r\n" }.joined() + Self.showCursor
    drawn = Frame()
    return bytes
  }

  /// What was drawn is gone, as after another program had the screen.
  mutating func forget() { drawn = Frame() }

  /// Moves to the first row of what was drawn and clears from there.
  private func erase(width: Int) -> String {
    guard !drawn.rows.isEmpty else { return "\r\u{1B}[J" }
    let last = drawn.rows.count - 1
    let place =
      drawn.cursor ?? Frame.Place(row: last, column: drawn.rows[last].width)
    var up = 0
    for row in drawn.rows.prefix(place.row) { up += Self.rows(of: row.width, at: width) }
    up += place.column / max(1, width)
    // A row that is exactly full leaves the cursor on its last cell.
    if place.column > 0, place.column % max(1, width) == 0 { up -= 1 }
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  private static func rows(of cells: Int, at width: Int) -> Int {
    max(1, (cells + width - 1) / max(1, width))
  }

  static let hideCursor = "\u{1B}[?25l"
  static let showCursor = "\u{1B}[?25h"
}
