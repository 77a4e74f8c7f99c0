import DecisionModel
import Interview
import Notation
import Reports

/// An interview in plain lines: appended, never repainted, without a mark or an escape byte.
struct LineFront: Front {
  let session: Session
  let file: DraftFile
  /// The question that stands on the screen, so that a refusal doesn't repeat it.
  private var shown: Interview.Step?

  init(_ session: Session, _ file: DraftFile) {
    self.session = session
    self.file = file
  }

  private var page: LinePage { LinePage(width: min(session.width(.errors), 100)) }

  /// Says how this goes, once.
  func greet(answered: Int) {
    let goesOn = answered == 0 ? "" : "\(answered.counted("answer")) so far. "
    put(
      page.paragraph(
        "\(goesOn)Answer in a line each; ? explains a question, back goes back, quit leaves. Every "
          + "answer is kept at once in \(file.path)."))
  }

  mutating func say(_ text: String) { put(page.paragraph(text)) }

  mutating func tell(_ step: Interview.Step, in interview: Interview) {
    switch step {
    case .refuse(let refusal): put(page.refusal(refusal))
    case .help(let help): put(page.help(help))
    case .why(let why): put(page.why(why))
    case .ask, .conflict, .offer, .review, .finish, .leave: break
    }
  }

  mutating func record(_ answer: Answer, in interview: Interview) {
    put(page.recorded(answer, in: interview))
  }

  mutating func event(
    for step: Interview.Step, in interview: Interview
  ) throws(CommandFailure) -> Interview.Event? {
    if step != shown { put("\n" + page.text(of: step)) }
    shown = step
    while true {
      put(LinePage.prompt(step))
      let bytes: [UInt8]?
      do { bytes = try session.effects.readLine(AnswersReader.longestLine) } catch { return nil }
      guard let bytes else {
        put("\n")
        return nil
      }
      guard bytes.count <= AnswersReader.longestLine else {
        say("The line is too long.")
        continue
      }
      switch LineInput(step: step).meaning(String(decoding: bytes, as: UTF8.self)) {
      case .event(let event): return event
      case .save: say("Kept in \(file.path) after every answer.")
      case .unclear(let help): say(help)
      }
    }
  }

  /// Writes to the person; who doesn't listen is noticed when nothing comes back.
  private func put(_ text: String) {
    do { try session.effects.write(.errors, Array(text.utf8)) } catch { return }
  }
}
