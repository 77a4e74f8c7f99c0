/// A Markdown document that stays below a size: what does not fit is counted, never cut in the middle.
struct MarkdownPage {
  /// The most bytes of the whole, which leaves room below what a comment may hold on GitHub (65,536
  /// characters) for what a job adds.
  static let limit = 60_000
  /// Kept free for what says how much was left out, and for closing tags.
  private static let reserve = 400

  /// What was written.
  private(set) var text = ""
  /// What comes at the end, whatever was left out.
  let footer: String
  /// Where the rest can be read.
  let more: String
  /// How many rows were left out.
  private(set) var left = 0

  init(footer: String, more: String) {
    self.footer = footer
    self.more = more
  }

  private func hasRoom(_ bytes: Int) -> Bool {
    text.utf8.count + bytes + footer.utf8.count + Self.reserve <= Self.limit
  }

  /// A part that stands or falls as a whole.
  mutating func add(_ part: String) {
    if hasRoom(part.utf8.count) { text += part } else { left += 1 }
  }

  /// A folded part: what is seen, and rows of which as many are written as fit.
  mutating func fold(_ summary: String, head: String = "", _ rows: [String]) {
    guard !rows.isEmpty else { return }
    let opening = "<details><summary>\(summary)</summary>\n\n\(head)"
    let closing = "\n</details>\n\n"
    guard hasRoom(opening.utf8.count + closing.utf8.count + (rows.first?.utf8.count ?? 0)) else {
      left += rows.count
      return
    }
    text += opening
    for (place, row) in rows.enumerated() {
      guard hasRoom(row.utf8.count + closing.utf8.count + 100) else {
        text += "\n\(rows.count - place) rows left out.\n"
        left += rows.count - place
        break
      }
      text += row
    }
    text += closing
  }

  /// The whole document.
  var document: String {
    let note = left == 0 ? "" : "\(left) \(left == 1 ? "row" : "rows") left out; \(more)\n\n"
    return text + note + footer
  }
}
