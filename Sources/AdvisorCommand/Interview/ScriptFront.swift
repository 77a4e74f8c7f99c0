import DecisionModel
import Interview
import Notation
import Reports

/// An interview with a script: one answer on each line of standard input, never a default.
struct ScriptFront: Front {
  let session: Session
  /// The lines so far, for carets.
  private var read: [UInt8] = []
  private var number = 0
  /// The bytes of the line at hand.
  private var line = 0..<0

  init(_ session: Session) { self.session = session }

  /// What has been read so far.
  var source: SourceText { SourceText(path: "<stdin>", bytes: read) }

  mutating func say(_ text: String) { put(text + "\n") }

  mutating func tell(_ step: Interview.Step, in interview: Interview) throws(CommandFailure) {
    guard case .refuse(let refusal) = step else { return }
    throw fault("A214", refusal.message, help: refusal.help)
  }

  mutating func record(_ answer: Answer, in interview: Interview) {
    if !session.invocation.has("--quiet") { put("\(answer.key) = \(answer.raw)\n") }
  }

  mutating func event(
    for step: Interview.Step, in interview: Interview
  ) throws(CommandFailure) -> Interview.Event? {
    switch step {
    case .conflict(let contradiction):
      put("note: answers that hardly occur together: \(contradiction.because)\n")
      return .proceed
    case .review: return .proceed
    case .offer:
      guard let text = try nextLine() else { return .proceed }
      if text == "more" { return .narrow }
      if text == "finish" { return .finish }
      throw surplus
    case .ask(let question):
      guard let text = try nextLine() else { return nil }
      switch LineInput(step: step).meaning(text) {
      case .event(.answer(let answer)): return .answer(answer)
      case .event(let event) where [.unknown, .skip, .back, .finish].contains(event):
        return event
      case .event(.proceed):
        throw fault(
          "A214", "the line is empty; the question is `\(question.key)`",
          help: "write an answer, `unknown` or `skip`")
      case .event, .save, .unclear:
        throw fault(
          "A214", "`\(text)` is for people; the question is `\(question.key)`",
          help: "write an answer, `unknown`, `skip`, `back` or `finish`")
      }
    case .refuse, .help, .why, .finish, .leave: return nil
    }
  }

  /// The interview is over; a line that comes now was meant for a question.
  mutating func expectEnd() throws(CommandFailure) {
    if try nextLine() != nil { throw surplus }
  }

  private var surplus: CommandFailure {
    fault(
      "A214", "nothing is left to ask",
      help: "end the input here; `--all` asks every question, and `more` what narrows the cost")
  }

  /// The next line that is no comment.
  private mutating func nextLine() throws(CommandFailure) -> String? {
    while true {
      let bytes: [UInt8]?
      do { bytes = try session.effects.readLine(AnswersReader.longestLine) } catch {
        throw .reading(error)
      }
      guard let bytes else { return nil }
      number += 1
      line = read.count..<read.count + bytes.count
      read += bytes + [UInt8(ascii: "\n")]
      if bytes.count > AnswersReader.longestLine {
        throw fault("A304", "the line is longer than \(AnswersReader.longestLine) bytes")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw fault("A301", "the line is not UTF-8")
      }
      let trimmed = (text.hasSuffix("\r") ? String(text.dropLast()) : text).trimmingBlanks
      if trimmed.hasPrefix("#") { continue }
      return trimmed
    }
  }

  /// Points at the line at hand.
  private func fault(_ code: String, _ message: String, help: String? = nil) -> CommandFailure {
    let source = source
    return CommandFailure(
      .invalid, [Diagnostic(code, .error, message, help: help, at: source.span(line))],
      sources: [source])
  }

  private func put(_ text: String) {
    do { try session.effects.write(.errors, Array(text.utf8)) } catch { return }
  }
}
