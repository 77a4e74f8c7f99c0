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
    paragraph(text, style.bold)
  }

  /// A paragraph: the first line after a lead such as `  + `, the others below its text, or below the
  /// lead where that would leave too little room.
  ///
  /// Marks are put on each line, so that they never count as cells.
  mutating func paragraph(
    _ text: String, lead: String = "", marking markLead: (String) -> String = { $0 },
    _ mark: (String) -> String = { $0 }
  ) {
    for line in broken(text, lead: lead) { lines.append(markLead(line.lead) + mark(line.text)) }
  }

  /// A paragraph with something at the right end of its only line, or below it where that doesn't fit.
  mutating func paragraph(
    _ text: String, lead: String, marking markLead: (String) -> String, _ mark: (String) -> String,
    right: String, _ markRight: (String) -> String
  ) {
    let broken = broken(text, lead: lead)
    let used = (broken.last?.lead.cellWidth ?? 0) + (broken.last?.text.cellWidth ?? 0)
    let room = width - used - right.cellWidth
    paragraph(text, lead: lead, marking: markLead, mark)
    if right.isEmpty { return }
    if broken.count == 1, room >= 2, let last = lines.popLast() {
      lines.append(last + String(repeating: " ", count: room) + markRight(right))
    } else {
      paragraph(right, lead: String(repeating: " ", count: lead.cellWidth), markRight)
    }
  }

  private func broken(_ text: String, lead: String) -> [(lead: String, text: String)] {
    let indent = lead.cellWidth
    if prose - indent >= 24 {
      let margin = String(repeating: " ", count: indent)
      return text.wrapped(to: prose - indent).enumerated().map { place, line in
        (place == 0 ? lead : margin, line)
      }
    }
    let start = lead.prefix { $0 == " " }
    let margin = start + "  "
    let whole = lead.dropFirst(start.count) + text
    return String(whole).wrapped(to: prose - margin.cellWidth).enumerated().map { place, line in
      (String(place == 0 ? start : margin), line)
    }
  }
}
