import Advice
import DecisionModel
import Interview
import Notation
import Reports

/// The words of an interview in plain lines, wrapped to a width.
struct LinePage {
  let width: Int

  /// A paragraph.
  func paragraph(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.wrapped(to: max(16, width - indent)).map { "\(margin)\($0)\n" }.joined()
  }

  /// A list item, later lines set in.
  func item(_ text: String) -> String {
    " " + text.wrapped(to: max(16, width - 1), indent: 4).joined(separator: "\n ") + "\n"
  }

  /// What a step says.
  func text(of step: Interview.Step) -> String {
    switch step {
    case .ask(let question): self.question(question)
    case .conflict(let contradiction): conflict(contradiction)
    case .offer(let offer): self.offer(offer)
    case .review(let review): table(review)
    case .refuse, .help, .why, .finish, .leave: ""
    }
  }

  /// What stands before the place where a person types.
  static func prompt(_ step: Interview.Step) -> String {
    switch step {
    case .ask: "Answer: "
    case .conflict: "Change which: "
    case .offer: "Finish or more: "
    case .review: "Change which: "
    case .refuse, .help, .why, .finish, .leave: ""
    }
  }

  private func question(_ question: Question) -> String {
    let progress = question.progress
    var head = "Question \(question.number)"
    if question.present == nil {
      head += ", at most \(progress.atMostLeft) left"
      if progress.isNarrowing { head += ", for the cost only" }
    } else {
      head += ", asked again"
    }
    var text = paragraph("\(head). \(question.key)") + paragraph(question.ask)
    if !question.why.isEmpty { text += paragraph("Why: \(question.why)") }
    if let leader = question.leader { text += paragraph("Now leading: \(leader).") }
    for (index, option) in question.options.enumerated() {
      text += item(
        "\(index + 1). \(option.name)" + (option.label.isEmpty ? "" : ": \(option.label)"))
    }
    return text + paragraph("Default: \(fallback(question)). \(Self.howTo(question))")
  }

  private func fallback(_ question: Question) -> String {
    if let present = question.present { return "\(present.raw), as it stands" }
    return "unknown"
  }

  private static func howTo(_ question: Question) -> String {
    let how =
      switch question.kind {
      case .choice: "Type a number, a word, or ? for help."
      case .set: "Type numbers or words with commas between them, none, or ? for help."
      case .number: "Type a number such as \(question.example), a range as 3..5, or ? for help."
      case .name: "Type a name, its number, or ? for help."
      }
    return how + " Enter takes the default."
  }

  private func conflict(_ contradiction: Contradiction) -> String {
    var text = paragraph("These answers hardly occur together: \(contradiction.because).")
    for (index, answer) in contradiction.answers.enumerated() {
      text += item("\(index + 1). \(answer.key) = \(answer.raw)")
    }
    return text
      + paragraph("Default: keep all of them. Type a number to change one. Enter keeps them.")
  }

  private func offer(_ offer: Offer) -> String {
    let count = offer.keys.count
    var text = paragraph(
      "No answer that is left can change where this leads: \(offer.headline). That is proved.")
    text += paragraph(Self.narrowing(offer))
    return text
      + paragraph(
        "Default: finish. Type more for \(count == 1 ? "that question" : "those questions"). "
          + "Enter finishes.")
  }

  /// What the answers that are left would do to the cost; a month may cost the same with all of them, when
  /// they only say for how long.
  static func narrowing(_ offer: Offer) -> String {
    func words(_ range: CostPreview.Range) -> String {
      "$\(range.low.money) to $\(range.high.money) a month"
    }
    let present = offer.cost.monthly.map(words)
    let narrowed = offer.cost.narrowed.map(words)
    var text = "\(offer.keys.count.counted("more answer")) would narrow the cost"
    if let narrowed, narrowed != present {
      text += present.map { " from \($0)" } ?? ""
      text += " to about \(narrowed)"
    }
    return text + ": " + offer.keys.map(\.rawValue).joined(separator: ", ") + "."
  }

  /// A table of all answers.
  private func table(_ review: Review) -> String {
    var text = paragraph(
      "\(review.rows.count.counted("answer")) so far."
        + (review.leader.map { " Now leading: \($0)." } ?? ""))
    for row in review.rows {
      text += item("\(row.number). \(row.answer.key) = \(row.answer.raw)\(Self.note(row.mark))")
    }
    return text
      + paragraph(
        "Default: \(review.isLast ? "the advice" : "go on"). Type a number or a key to change an "
          + "answer. Enter takes the default.")
  }

  static func note(_ mark: Review.Mark) -> String {
    switch mark {
    case .counts, .unknown: ""
    case .unused: " (does not apply any more; kept, not used)"
    case .contradicts(let keys):
      " (hardly occurs with \(keys.map(\.rawValue).joined(separator: ", ")))"
    }
  }
}
