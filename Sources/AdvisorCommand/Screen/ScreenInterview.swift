import DecisionModel
import Interview
import Notation
import Reports

/// Runs an interview in a terminal that hands over every key.
///
/// What is answered moves up into the scrollback as one line; the question below it is drawn over and
/// over at the end of the normal screen.
struct ScreenInterview {
  private(set) var interview: Interview
  let terminal: Terminal
  let style: Style
  let glyphs: Glyphs
  /// Puts the draft on disk; gives words when that failed.
  let save: (Interview) -> String?
  private var painter = Painter()
  private var decoder = KeyDecoder()
  private var step: Interview.Step
  private var field: Field?
  private var note: String?
  private var saveFault: String?

  /// How it came to an end.
  enum Outcome {
    /// With answers to give advice on.
    case finished(Ending)
    /// Left by the user, or by a terminal that was closed.
    case left
    /// The window is too small, or does not take text: it goes on in lines.
    case tooSmall
  }

  /// The smallest window that a question is drawn in.
  static let leastSize = (rows: 8, columns: 24)

  init(
    _ interview: Interview, terminal: Terminal, style: Style, glyphs: Glyphs,
    save: @escaping (Interview) -> String?
  ) {
    self.interview = interview
    self.terminal = terminal
    self.style = style
    self.glyphs = glyphs
    self.save = save
    step = interview.step
  }

  /// Asks until the end.
  mutating func run() -> Outcome {
    enter(interview.step)
    while true {
      switch step {
      case .finish(let ending):
        _ = terminal.write(painter.settle([], width: terminal.size().columns))
        return .finished(ending)
      case .leave:
        _ = terminal.write(painter.settle([], width: terminal.size().columns))
        return .left
      default: break
      }
      let size = terminal.size()
      guard size.rows >= Self.leastSize.rows, size.columns >= Self.leastSize.columns,
        terminal.write(painter.draw(frame(size), width: size.columns))
      else {
        _ = terminal.write(painter.settle([], width: size.columns))
        return .tooSmall
      }
      switch terminal.next(decoder.isWaiting ? Self.escapePause : nil) {
      case .bytes(let bytes):
        for byte in bytes { if let key = decoder.take(byte) { take(key) } }
      case .pause: if let key = decoder.pause() { take(key) }
      case .disturbed(let screenLost): if screenLost { painter.forget() }
      case .ended: return .left
      }
    }
  }

  /// How long an escape byte may be the start of a longer sequence, in milliseconds.
  private static let escapePause: Int32 = 50

  private mutating func take(_ key: Key) {
    guard var field else { return }
    note = nil
    let action = field.take(key)
    self.field = field
    switch action {
    case .nothing, .changed: break
    case .note(let words): note = words
    case .event(let event): take(event)
    }
  }

  private mutating func take(_ event: Interview.Event) {
    var event = event
    if case .review = step, case .answer(let text) = event {
      // At the table a text is the number or the key of an answer.
      guard let key = key(named: text) else {
        note = "no answer has the number or key `\(text)`"
        return
      }
      event = .edit(key)
    }
    let before = interview.draft
    let asked = step
    let next = interview.take(event)
    if interview.draft != before { saveFault = save(interview) }
    switch next {
    case .refuse(let refusal):
      note = [refusal.message, refusal.help].compactMap(\.self).joined(separator: "; ")
    case .help(let help): show(ScreenNotes.lines(help))
    case .why(let why): show(ScreenNotes.lines(why))
    default:
      if case .ask(let question) = asked, interview.draft.answers != before.answers,
        let answer = interview.draft.answers[question.key]
      {
        show(["\(glyphs.done) \(answer.key) = \(answer.raw)"], wraps: false)
      }
      enter(next)
    }
  }

  private func key(named text: String) -> FactKey? {
    guard case .review(let review) = step else { return nil }
    if let number = Int(text.trimmingBlanks) {
      return review.rows.first { $0.number == number }?.answer.key
    }
    return review.rows.first { $0.answer.key.rawValue == text.trimmingBlanks }?.answer.key
  }

  /// Lines that stay in the scrollback.
  private mutating func show(_ lines: [String], wraps: Bool = true) {
    let width = terminal.size().columns
    let shown = lines.flatMap { line in
      wraps && line.cellWidth >= width
        ? line.wrapped(to: min(width, 100) - 1, indent: 4) : [line]
    }
    let cut = shown.map { $0.cut(to: width - 1, mark: glyphs.cut) }
    _ = terminal.write(painter.settle(cut, width: width))
  }

  /// Goes to a place: its field is new.
  private mutating func enter(_ next: Interview.Step) {
    step = next
    switch next {
    case .ask(let question): field = Field(question)
    case .conflict(let contradiction): field = Field(contradiction)
    case .offer(let offer): field = Field(offer)
    case .review: field = .table(NumberField())
    case .finish, .leave, .refuse, .help, .why: field = nil
    }
  }

  private func frame(_ size: (rows: Int, columns: Int)) -> Frame {
    var page = QuestionPage(
      width: size.columns, height: size.rows, style: style, glyphs: glyphs)
    if let saveFault { page.draft = "draft NOT saved: \(saveFault)" }
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
        "No answer that is left can change the destination", ScreenNotes.lines(offer), field)
    case (.review(let review), .table(let number)?): return page.frame(review, number)
    default: return Frame()
    }
  }
}
