import DecisionModel
import Interview
import Notation
import Reports

/// Draws the place where an interview is, for a window of a size.
struct QuestionPage {
  let width: Int
  let height: Int
  let style: Style
  let glyphs: Glyphs
  /// A word for the person, such as why an answer was not taken.
  var note: String?

  private var builder: PageBuilder { PageBuilder(width: width, style: style, glyphs: glyphs) }

  /// A question with its field.
  func frame(_ question: Question, _ field: Field, echo: Echo) -> Frame {
    var page = builder
    let progress = question.progress
    let left =
      progress.isNarrowing
      ? "narrowing the cost" : "at most \(progress.atMostLeft) left"
    page.spread(
      "advisor interview",
      [
        "\(progress.answered) answered", left,
      ].joined(separator: " \(glyphs.dot) "))
    page.add(question.ask, .bold)
    let roomy = height >= 16
    page.row(question.key.rawValue, .dim)
    if roomy, !question.why.isEmpty { page.add("Why: " + question.why, .dim) }
    if let leader = question.leader, roomy { page.add("Now leading: " + leader, .dim) }
    switch field {
    case .choice(let choice):
      var below = builder
      addNote(to: &below)
      let marks = choice.isSet ? ["Space mark", "Enter take"] : ["Enter choose"]
      below.add(keys(marks + ["type to filter"]), .dim)
      list(choice, in: &page, room: height - page.rows.count - below.rows.count - 2)
      page.append(below.rows)
    case .number(let number), .table(let number):
      page.input("\(question.key)> ", number.line)
      switch echo {
      case .nothing:
        page.add("e.g. \(question.example)", .dim)
      case .understood(let words): page.add("= " + words, .good)
      case .refused(let refusal): page.add(refusal.message, .warning)
      }
      addNote(to: &page)
      page.add(keys(["Enter take", "empty: unknown"], commands: [":why", ":review"]), .dim)
    }
    return fitted(page.frame)
  }

  /// A choice that is no question of its own: a contradiction or the offer.
  func frame(_ title: String, _ text: [String], _ field: Field) -> Frame {
    var page = builder
    page.row("advisor interview", .bold)
    page.add(title, .bold)
    for line in text { page.add(line) }
    if case .choice(let choice) = field {
      var below = builder
      addNote(to: &below)
      let keys = ["Enter choose", "type to filter", "Left back", "r review", "Ctrl-C save+quit"]
      below.add(keys.joined(separator: " \(glyphs.dot) "), .dim)
      list(choice, in: &page, room: height - page.rows.count - below.rows.count - 2)
      page.append(below.rows)
    }
    return fitted(page.frame)
  }

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

  private func addNote(to page: inout PageBuilder) {
    if let note { page.add("! " + note, .warning) }
  }

  /// Where letters are text, commands that are a letter elsewhere are written out.
  private func keys(
    _ first: [String], commands: [String] = ["w why", "r review"]
  ) -> String {
    (first + ["Left back", "Tab skip", "? help"] + commands + ["Ctrl-C save+quit"])
      .joined(separator: " \(glyphs.dot) ")
  }

  /// The rows of a list that fit, the pointer among them.
  private func list(_ field: ChoiceField, in page: inout PageBuilder, room: Int) {
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

  /// Never more rows than the window has: what is left out is at the top, the field stays.
  private func fitted(_ frame: Frame) -> Frame {
    let over = frame.rows.count - height
    guard over > 0 else { return frame }
    var fitted = frame
    fitted.rows.removeFirst(over)
    if let cursor = frame.cursor, cursor.row >= over {
      fitted.cursor = Frame.Place(row: cursor.row - over, column: cursor.column)
    } else {
      fitted.cursor = nil
    }
    return fitted
  }
}
