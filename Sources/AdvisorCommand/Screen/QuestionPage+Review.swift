import DecisionModel
import Interview
import Reports

extension QuestionPage {
  /// The table of answers.
  func frame(_ review: Review, _ field: NumberField) -> Frame {
    var page = builder
    page.row("advisor interview", .bold)
    page.add("Your answers" + (review.isLast ? ", before the advice" : ""), .bold)
    if let leader = review.leader { page.add("Leads to: " + leader, .dim) }
    let room = max(1, height - page.rows.count - 6)
    let keyWidth = review.rows.map { $0.answer.key.rawValue.cellWidth }.max() ?? 0
    // With more answers than rows, those around the number that is typed are shown.
    let typed = Int(field.line.text) ?? 1
    let first = min(max(0, typed - 1 - room / 2), max(0, review.rows.count - room))
    if first > 0 { page.row("  \(glyphs.above) \(first) more", .dim) }
    for row in review.rows.dropFirst(first).prefix(room) {
      let key = row.answer.key.rawValue.padded(to: keyWidth)
      let number = Self.sign(row.mark) + "\(row.number)".padded(leftTo: 3)
      page.row("\(number)  \(key)  \(row.answer.raw)\(Self.says(row.mark))", Self.mark(row.mark))
    }
    let rest = review.rows.count - first - room
    if rest > 0 { page.row("  \(glyphs.below) \(rest) more", .dim) }
    page.input("change (number or key)> ", field.line)
    addNote(to: &page)
    page.add(
      ["Enter \(review.isLast ? "advice" : "go on")", "Esc back", ":finish", ":quit"]
        .joined(separator: " \(glyphs.dot) "), .dim)
    return fitted(page.frame)
  }

  /// The same in one cell, which stands where a narrow window has no room for words.
  private static func sign(_ mark: Review.Mark) -> String {
    switch mark {
    case .counts: " "
    case .unknown: "?"
    case .unused: "-"
    case .contradicts: "!"
    }
  }

  private static func says(_ mark: Review.Mark) -> String {
    switch mark {
    case .counts: ""
    case .unknown: "  (open)"
    case .unused: "  (not used: the question does not apply)"
    case .contradicts(let keys):
      "  (! against \(keys.map(\.rawValue).joined(separator: ", ")))"
    }
  }

  private static func mark(_ mark: Review.Mark) -> PageBuilder.Mark {
    switch mark {
    case .counts: .plain
    case .unknown, .unused: .dim
    case .contradicts: .warning
    }
  }
}
