extension String {
  /// The text broken at spaces into lines of at most `width` cells; a longer word gets a line of its
  /// own. Lines after the first begin with `indent` spaces, which count.
  public func wrapped(to width: Int, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in split(separator: " ") {
      let cells = word.cellWidth
      if line.isEmpty {
        line = String(word)
        used = cells
      } else if (lines.isEmpty ? 0 : indent) + used + 1 + cells <= width {
        line += " " + word
        used += 1 + cells
      } else {
        lines.append((lines.isEmpty ? "" : margin) + line)
        line = String(word)
        used = cells
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append((lines.isEmpty ? "" : margin) + line) }
    return lines
  }

  /// The text with spaces added up to `width` cells.
  public func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - cellWidth))
  }

  /// The text with spaces put before it up to `width` cells.
  public func padded(leftTo width: Int) -> String {
    String(repeating: " ", count: max(0, width - cellWidth)) + self
  }
}
