import DecisionModel
import Interview
import Notation
import Reports

/// Asks whether to go on from a draft that was left.
struct ResumeQuestion {
  let session: Session
  let draft: DraftText
  let ruleSet: RuleSet

  /// What the person says.
  func goesOn() throws(CommandFailure) -> Bool {
    let page = LinePage(width: min(session.width(.errors), 100))
    let answers = draft.draft.answers(in: ruleSet)
    let shown = answers.prefix(3).map { "\($0.key) = \($0.raw)" }.joined(separator: ", ")
    put(
      page.paragraph(
        "A draft with \(answers.count.counted("answer")) is there (\(shown)"
          + (answers.count > 3 ? " ...)" : ")") + "."))
    while true {
      put(page.paragraph("Resume it, begin fresh, or view it? [resume]").dropLast() + " ")
      let line: [UInt8]?
      do { line = try session.effects.readLine(AnswersReader.longestLine) } catch { line = nil }
      guard let line else {
        put("\n")
        throw CommandFailure(
          .undecided, "C111", "the interview was left; the draft stays as it was",
          help: "`advisor interview --resume` goes on")
      }
      switch String(decoding: line, as: UTF8.self).trimmingBlanks.lowercased() {
      case "", "r", "resume": return true
      case "f", "fresh": return false
      case "v", "view": put(answers.map { page.item("\($0.key) = \($0.raw)") }.joined())
      default: put(page.paragraph("Type resume, fresh or view."))
      }
    }
  }

  private func put(_ text: some StringProtocol) {
    do { try session.effects.write(.errors, Array(text.utf8)) } catch { return }
  }
}
