import Advice
import DecisionModel
import Notation
import Reports

/// Says what was expected, what came out, and which rules did it.
struct FailureText {
  let advice: Advice

  /// One failure in a few lines.
  func lines(_ failure: ExpectationFailure, _ style: Style, _ width: Int) -> String {
    let expectation = failure.expectation
    var text = "  \(style.red("FAIL")) \(expectation.span.label): "
    text += "\(expectation.key) = \(expectation.raw)\n"
    for line in ["came out: \(failure.came)"] + rules(about: failure.about) + failure.because {
      let broken = line.wrapped(to: min(width, 120) - 7, indent: 2)
      text += broken.map { "       \($0)\n" }.joined()
    }
    return text
  }

  /// The same as JSON.
  func json(_ failure: ExpectationFailure) -> JSON {
    [
      "key": .string(failure.expectation.key), "expected": .string(failure.expectation.raw),
      "came": .string(failure.came),
      "rules": .strings(rules(about: failure.about) + failure.because),
      "location": JSON(failure.expectation.span),
    ]
  }

  /// The same beside its line, for a job.
  func annotation(_ failure: ExpectationFailure) -> GitHubAnnotations.Item {
    let expectation = failure.expectation
    let lines =
      ["expected \(expectation.key) = \(expectation.raw)", "came out: \(failure.came)"]
      + rules(about: failure.about) + failure.because
    return GitHubAnnotations.Item(
      .error, title: "advisor expectation", lines.joined(separator: "\n"),
      at: GitHubAnnotations.place(expectation.span))
  }

  /// For each technique concerned: its verdict, its score and the rules behind them.
  private func rules(about ids: [TechniqueID]) -> [String] {
    var seen: Set<TechniqueID> = []
    return ids.filter { seen.insert($0).inserted }.compactMap { id in
      advice.techniques.first { $0.id == id }.map { report in
        let reasons = report.reasons.filter(\.counts).prefix(6).map { reason in
          let sign = reason.effect == .opposes ? "-" : "+"
          let weight = reason.strength.map { " \(sign)\($0.value)" } ?? " \(reason.effect.rawValue)"
          return reason.rule.rawValue + weight
        }
        let by = reasons.isEmpty ? "no rule speaks of it" : reasons.joined(separator: ", ")
        return "\(id): \(report.verdict.rawValue), score \(report.score.known) (\(by))"
      }
    }
  }
}
