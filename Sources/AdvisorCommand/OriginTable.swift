import DecisionModel
import Notation
import Reports

/// Each value that counts, with what was written and where it comes from.
struct OriginTable: Sendable {
  let merged: MergedAnswers
  let ruleSet: RuleSet

  /// A line for each answer, the ones that gave way below it.
  func text(_ style: Style) -> String {
    let width = merged.answers.map { line($0).cellWidth }.max() ?? 0
    return merged.answers.map { answer in
      var text = line(answer).padded(to: min(width, 48)) + "  "
      text += style.dim("\(answer.origin.rawValue)  \(answer.span.label)") + "\n"
      for override in merged.overridden where override.answer.key == answer.key {
        let earlier = override.answer
        text += style.dim("    not \(earlier.raw)  (\(earlier.span.label))") + "\n"
      }
      return text
    }.joined()
  }

  private func line(_ answer: Answer) -> String {
    let value = answer.value.map { FactWords.text(of: $0, ruleSet.fact(answer.key)) } ?? "unknown"
    let note = value == answer.raw ? "" : "  (\(answer.raw))"
    return "\(answer.key) = \(value)\(note)"
  }

  /// The answers as JSON.
  var json: [JSON] { merged.answers.map(member) }

  /// The answers that gave way as JSON.
  var overridden: [JSON] { merged.overridden.map { member($0.answer) } }

  private func member(_ answer: Answer) -> JSON {
    [
      "key": .string(answer.key.rawValue), "raw": .string(answer.raw),
      "value": .optional(
        answer.value.map { FactWords.text(of: $0, ruleSet.fact(answer.key)) }),
      "origin": .string(answer.origin.rawValue), "location": JSON(answer.span),
    ]
  }
}
