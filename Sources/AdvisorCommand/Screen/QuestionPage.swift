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

  var builder: PageBuilder { PageBuilder(width: width, style: style, glyphs: glyphs) }

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

  func addNote(to page: inout PageBuilder) {
    if let note { page.add("! " + note, .warning) }
  }

  /// Where letters are text, commands that are a letter elsewhere are written out.
  private func keys(
    _ first: [String], commands: [String] = ["w why", "r review"]
  ) -> String {
    (first + ["Left back", "Tab skip", "? help"] + commands + ["Ctrl-C save+quit"])
      .joined(separator: " \(glyphs.dot) ")
  }

  /// Never more rows than the window has: what is left out is at the top, the field stays.
  func fitted(_ frame: Frame) -> Frame {
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
