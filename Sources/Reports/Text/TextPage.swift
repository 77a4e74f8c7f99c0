import DecisionModel

/// Lines of text that grow downwards, wrapped to a width.
struct TextPage {
  /// How text is marked.
  let style: Style
  /// The width of the layout, in cells.
  let width: Int
  /// The lines so far.
  private(set) var lines: [String] = []

  init(style: Style, width: Int) {
    self.style = style
    self.width = min(max(width, 40), 120)
  }

  /// The width of running text: long lines are hard to read.
  var prose: Int { min(width, 100) }

  /// The whole text, a line feed at the end.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A line as it is.
  mutating func line(_ text: String) { lines.append(text) }

  /// An empty line, but never two and never the first.
  mutating func gap() {
    if lines.last.map({ !$0.isEmpty }) ?? false { lines.append("") }
  }

  /// A heading with an empty line before it.
  mutating func heading(_ text: String) {
    gap()
    lines.append(style.bold(text))
  }

  /// A paragraph: the first line after a lead such as `  + `, the others below its text.
  ///
  /// Marks are put on each line, so that they never count as cells.
  mutating func paragraph(
    _ text: String, lead: String = "", marking lead2: (String) -> String = { $0 },
    _ mark: (String) -> String = { $0 }
  ) {
    let indent = lead.cellWidth
    let margin = String(repeating: " ", count: indent)
    let broken = text.wrapped(to: max(20, prose - indent))
    for (place, line) in broken.enumerated() {
      lines.append((place == 0 ? lead2(lead) : margin) + mark(line))
    }
  }

  /// A line with something at its right end, or the two below each other where they don't fit.
  mutating func split(
    _ left: String, _ right: String, _ markLeft: (String) -> String = { $0 },
    _ markRight: (String) -> String = { $0 }
  ) {
    let room = width - left.cellWidth - right.cellWidth
    if right.isEmpty {
      paragraph(left, markLeft)
    } else if room >= 2 {
      lines.append(markLeft(left) + String(repeating: " ", count: room) + markRight(right))
    } else {
      paragraph(left, markLeft)
      paragraph(right, lead: "  ", markRight)
    }
  }
}
