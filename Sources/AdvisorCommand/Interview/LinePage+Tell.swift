import DecisionModel
import Interview
import Notation
import Reports

extension LinePage {
  /// The rules that `why` names before it only counts.
  private static let readersShown = 6

  /// Why an answer was not taken.
  func refusal(_ refusal: Refusal) -> String {
    paragraph("Not taken: \(refusal.message).")
      + (refusal.help.map { paragraph(Self.sentence($0)) } ?? "")
  }

  /// A way out as a sentence.
  static func sentence(_ text: String) -> String {
    let begun = text.prefix(1).uppercased() + text.dropFirst()
    return begun.hasSuffix("?") || begun.hasSuffix(".") ? begun : begun + "."
  }

  /// What a question means, and what each answer would lead to.
  func help(_ help: Help) -> String {
    var text = help.help.isEmpty ? "" : paragraph(help.help)
    if let bounds = help.bounds { text += paragraph("From \(bounds).") }
    if !help.example.isEmpty { text += paragraph("Example: \(help.key) = \(help.example)") }
    if !help.find.isEmpty { text += paragraph("Where to find it: \(help.find)") }
    if let fallback = help.fallback {
      text += paragraph("While nobody answers, estimates take \(fallback).")
    }
    return text + branches(help.branches)
      + paragraph(
        "Commands: " + LineInput.commands.map(\.word).joined(separator: ", ")
          + "; with a colon before it, as in :back, a word is never an answer. "
          + "`advisor help interview` says what each does.")
  }

  /// Why a question is asked.
  func why(_ why: Why) -> String {
    var text = why.why.isEmpty ? "" : paragraph(why.why)
    if why.readers.isEmpty {
      text += paragraph("No rule that is still open waits for it.")
    } else {
      text += paragraph("Open rules that wait for it, those that wait for least besides first:")
      for reader in why.readers.prefix(Self.readersShown) {
        let techniques = reader.techniques.isEmpty ? "" : " (\(Self.list(reader.techniques)))"
        text += item("\(reader.name): \(reader.because)\(techniques)")
      }
      let more = why.readers.count - Self.readersShown
      if more > 0 { text += item("and \(more) more; `advisor explain \(why.key)` names them") }
    }
    return text + paragraph("So far: \(why.headline).") + branches(why.branches)
  }

  /// Where answers to one question would lead, those that lead to the same place together.
  private func branches(_ branches: [Why.Branch]) -> String {
    var ends: [(headline: String, answers: [String])] = []
    for branch in branches {
      if let place = ends.firstIndex(where: { $0.headline == branch.headline }) {
        ends[place].answers.append(branch.answer)
      } else {
        ends.append((branch.headline, [branch.answer]))
      }
    }
    guard let first = ends.first else { return "" }
    if ends.count == 1 {
      return paragraph(
        "By itself no answer changes where this leads: \(first.headline). Together with others it may."
      )
    }
    return paragraph("Where an answer alone would lead:")
      + ends.map { item("\($0.answers.joined(separator: "; ")): \($0.headline)") }.joined()
  }

  /// A few names, and how many more.
  static func list(_ names: [String]) -> String {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    return names.prefix(4).joined(separator: ", ")
      + (names.count > 4 ? " and \(names.count - 4) more" : "")
  }

  /// What was filed, numbers with what they come to.
  func recorded(_ answer: Answer, in interview: Interview) -> String {
    let echo = interview.meaning(of: answer).map { " (\($0))" } ?? ""
    return paragraph("Recorded: \(answer.key) = \(answer.raw)\(echo)")
  }
}
