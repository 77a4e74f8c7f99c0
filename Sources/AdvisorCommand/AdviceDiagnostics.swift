import Advice
import CostModel
import DecisionModel
import Reports

/// What is odd about answers that were understood: unused ones, and ones that hardly occur together.
enum AdviceDiagnostics {
  /// The warnings, in order.
  static func all(of advice: Advice, _ rules: LoadedRules) -> [Diagnostic] {
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
    return (unused + conflicts + outOfDate(advice, rules)).sorted()
  }

  /// Answers that name an entry of the price book that cannot be had on the day.
  private static func outOfDate(_ advice: Advice, _ rules: LoadedRules) -> [Diagnostic] {
    guard let day = advice.cost?.estimates.asOf else { return [] }
    return advice.answers.compactMap { answer in
      guard case .name(let table)? = rules.ruleSet.fact(answer.key)?.type,
        case .name(let name)? = answer.value,
        let entry = rules.priceBook.entry(name, in: table, on: day), !entry.isValid(on: day)
      else { return nil }
      let instead = advice.cost?.estimates.remarks.lazy.compactMap { $0.instead(of: entry) }.first
      return Diagnostic(
        "A117", .warning,
        "`\(entry.name)` cannot be had on \(day.canonical): " + entry.validityText
          + (instead.map { "; priced with `\($0)` instead" } ?? "; nothing is priced with it"),
        help: "name another in `\(answer.key)`, or take an earlier day with --as-of",
        at: answer.span)
    }
  }
}
