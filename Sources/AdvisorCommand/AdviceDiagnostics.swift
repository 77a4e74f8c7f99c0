import Advice
import DecisionModel

/// What is odd about answers that were understood: unused ones, and ones that hardly occur together.
enum AdviceDiagnostics {
  /// The warnings, in order.
  static func all(of advice: Advice) -> [Diagnostic] {
    let answers = Dictionary(advice.answers.map { ($0.key, $0) }) { _, last in last }
    let unused = advice.unused.compactMap { answers[$0] }.map { answer in
      Diagnostic(
        "A115", .warning, "`\(answer.key)` does not apply here and is not used",
        help: "`advisor explain \(answer.key)` says when it does", at: answer.span)
    }
    let conflicts = advice.conflicts.compactMap { conflict -> Diagnostic? in
      let involved = conflict.keys.compactMap { answers[$0] }
      guard let first = involved.first else { return nil }
      return Diagnostic(
        "A116", .warning,
        "answers that hardly occur together: "
          + involved.map { "`\($0.key) = \($0.raw)`" }.joined(separator: ", ")
          + "; they are decided as given",
        help: conflict.because, at: first.span,
        related: involved.dropFirst().map { .init(note: "and", span: $0.span) })
    }
    return (unused + conflicts).sorted()
  }
}
