import DecisionModel
import Interview
import Notation
import Reports

/// An interview in a terminal that hands over every key.
///
/// What is answered moves up into the scrollback as one line; the question below it is drawn over and
/// over at the end of the normal screen. A window that is too small, or that takes no text any more,
/// makes the rest of the interview go on in plain lines.
struct ScreenFront: Front {
  let terminal: Terminal
  let style: Style
  let glyphs: Glyphs
  private var painter = Painter()
  private var decoder = KeyDecoder()
  /// Keys that came in one piece with others, still to be taken.
  private var waiting: [Key] = []
  private var shown: Interview.Step?
  private var field: Field?
  private var note: String?
  private var lines: LineFront
  private var isInLines = false

  init(_ session: Session, _ file: DraftFile, on terminal: Terminal) {
    self.terminal = terminal
    style = session.style(.errors)
    glyphs = .fitting(session.effects.environment)
    lines = LineFront(session, file)
  }

  /// The smallest window that a question is drawn in.
  static let leastSize = (rows: 8, columns: 24)
  /// How long an escape byte may be the start of a longer sequence, in milliseconds.
  private static let escapePause: Int32 = 50

  /// The last cell of a row stays free, so that no terminal goes on in the next row by itself.
  private var page: LinePage { LinePage(width: min(terminal.size().columns - 1, 100)) }

  mutating func say(_ text: String) {
    if isInLines { lines.say(text) } else { show(page.paragraph(text)) }
  }

  mutating func record(_ answer: Answer, in interview: Interview) {
    if isInLines { return lines.record(answer, in: interview) }
    let row = "\(glyphs.done) \(answer.key) = \(answer.raw)"
    show(row.cut(to: terminal.size().columns - 1, mark: glyphs.cut))
  }

  mutating func tell(_ step: Interview.Step, in interview: Interview) {
    if isInLines { return lines.tell(step, in: interview) }
    switch step {
    case .refuse(let refusal):
      note = [refusal.message, refusal.help].compactMap(\.self).joined(separator: "; ")
    case .help(let help): show(page.help(help))
    case .why(let why): show(page.why(why))
    case .ask, .conflict, .offer, .review, .finish, .leave: break
    }
  }

  mutating func event(
    for step: Interview.Step, in interview: Interview
  ) throws(CommandFailure) -> Interview.Event? {
    if isInLines { return try lines.event(for: step, in: interview) }
    if step != shown {
      field = Field(step)
      shown = step
      note = nil
    }
    while true {
      while !waiting.isEmpty {
        if let event = take(waiting.removeFirst()) { return event }
      }
      let size = terminal.size()
      let isLarge = size.rows >= Self.leastSize.rows && size.columns >= Self.leastSize.columns
      guard isLarge, draw(frame(step, size, interview), width: size.columns) else {
        close()
        isInLines = true
        return try lines.event(for: step, in: interview)
      }
      switch terminal.next(decoder.isWaiting ? Self.escapePause : nil) {
      case .bytes(let bytes): for byte in bytes { waiting += decoder.take(byte).map { [$0] } ?? [] }
      case .pause: waiting += decoder.pause().map { [$0] } ?? []
      case .disturbed(let screenLost): if screenLost { painter.forget() }
      case .ended: return nil
      }
    }
  }

  /// Puts a frame where the last one stood; false when the terminal takes no more.
  private mutating func draw(_ frame: Frame, width: Int) -> Bool {
    let bytes = painter.draw(frame, width: width)
    return terminal.write(bytes, painter.rowsToLeave)
  }

  /// Takes the question away and gives the terminal back.
  mutating func close() {
    _ = terminal.write(painter.settle([], width: terminal.size().columns), 0)
    terminal.close()
  }

  /// Takes a key; gives what it tells the interview.
  private mutating func take(_ key: Key) -> Interview.Event? {
    guard let action = field?.take(key) else { return nil }
    note = nil
    switch action {
    case .nothing, .changed: return nil
    case .note(let words):
      note = words
      return nil
    case .event(.answer(let text)):
      guard case .review(let review)? = shown else { return .answer(text) }
      // At the table a text is the number or the key of an answer.
      let key = review.rows.first {
        "\($0.number)" == text.trimmingBlanks || $0.answer.key.rawValue == text.trimmingBlanks
      }
      if let key { return .edit(key.answer.key) }
      note = "no answer has the number or key `\(text)`"
      return nil
    case .event(let event): return event
    }
  }

  /// Lines that stay in the scrollback.
  private mutating func show(_ text: String) {
    let width = terminal.size().columns
    let rows = text.split(separator: "\n").map { String($0).cut(to: width - 1, mark: glyphs.cut) }
    _ = terminal.write(painter.settle(rows, width: width), 0)
  }

  private func frame(
    _ step: Interview.Step, _ size: (rows: Int, columns: Int), _ interview: Interview
  ) -> Frame {
    var page = QuestionPage(width: size.columns, height: size.rows, style: style, glyphs: glyphs)
    page.note = note
    switch (step, field) {
    case (.ask(let question), let field?):
      var echo = Echo.nothing
      if case .number(let number) = field, !number.line.text.hasPrefix(":") {
        echo = interview.echo(number.line.text)
      }
      return page.frame(question, field, echo: echo)
    case (.conflict(let contradiction), let field?):
      return page.frame(
        "These answers hardly occur together",
        [contradiction.because] + contradiction.answers.map { "\($0.key) = \($0.raw)" }, field)
    case (.offer(let offer), let field?):
      return page.frame(
        "No answer that is left can change where this leads",
        [offer.headline, LinePage.narrowing(offer)], field)
    case (.review(let review), .table(let number)?): return page.frame(review, number)
    default: return Frame()
    }
  }
}

extension Field {
  /// The field of a place; nil where nothing is asked.
  init?(_ step: Interview.Step) {
    switch step {
    case .ask(let question): self.init(question)
    case .conflict(let contradiction): self.init(contradiction)
    case .offer(let offer): self.init(offer)
    case .review: self = .table(NumberField())
    case .finish, .leave, .refuse, .help, .why: return nil
    }
  }
}
