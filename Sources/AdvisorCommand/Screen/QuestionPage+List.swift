import Reports

extension QuestionPage {
  /// The rows of a list that fit, the pointer among them.
  func list(_ field: ChoiceField, in page: inout PageBuilder, room: Int) {
    page.input("filter> ", field.filter)
    let shown = field.shown
    guard !shown.isEmpty else {
      page.add("no match, Backspace to widen", .warning)
      return
    }
    let nameWidth = min(24, field.rows.map(\.name.cellWidth).max() ?? 0)
    let drawn = shown.enumerated().map { place, row in
      rows(row, field, isPointed: place == field.pointer, nameWidth)
    }
    var first = field.pointer
    var last = field.pointer
    var used = drawn[first].count
    let most = max(drawn[first].count, room - 2)
    while true {
      if last + 1 < drawn.count, used + drawn[last + 1].count <= most {
        last += 1
        used += drawn[last].count
      } else if first > 0, used + drawn[first - 1].count <= most {
        first -= 1
        used += drawn[first].count
      } else {
        break
      }
    }
    if first > 0 { page.row("  \(glyphs.above) \(first) more", .dim) }
    for rows in drawn[first...last] { page.append(rows) }
    let rest = drawn.count - 1 - last
    if rest > 0 { page.row("  \(glyphs.below) \(rest) more", .dim) }
  }

  private func rows(
    _ row: ChoiceField.Row, _ field: ChoiceField, isPointed: Bool, _ nameWidth: Int
  ) -> [Frame.Row] {
    var page = builder
    let number = field.number(of: row).map { "\($0)".padded(leftTo: 2) } ?? "  "
    var box = ""
    if field.isSet {
      let place = field.chosen.firstIndex(of: row.name)
      box = place.map { "[\($0 + 1)] " } ?? "[ ] "
    }
    let lead = "\(isPointed ? ">" : " ") \(number)  \(box)"
    let mark: PageBuilder.Mark = isPointed ? .pointed : .plain
    let label = row.label.isEmpty ? "" : "  " + row.label
    let whole = lead + row.name.padded(to: nameWidth) + label
    if whole.cellWidth < width {
      page.row(whole, mark)
      return page.rows
    }
    page.row(lead + row.name, mark)
    for line in row.label.wrapped(to: width - 9) {
      page.row(String(repeating: " ", count: 7) + line, mark)
    }
    return page.rows
  }
}
