import DecisionModel
import Reports

/// What a run that came to no result writes for a job, in the form it was asked for.
enum FailureReport {
  /// The text for standard output; nil for forms that have none.
  static func text(of failure: CommandFailure, _ session: Session) -> String? {
    let invocation = session.invocation
    guard !invocation.has(OptionSpec.get) else { return nil }
    switch invocation.form {
    case .github: return annotations(failure.diagnostics, failure.notes)
    case .markdown where failure.code == .invalid:
      return MarkdownReport.failure(
        failure.diagnostics, tag: invocation.value(OptionSpec.tag) ?? "default")
    default: return nil
    }
  }

  /// Diagnostics and what else failed beside their lines, and why the run failed beside the job.
  static func annotations(
    _ diagnostics: [Diagnostic], _ reasons: [String], beside items: [GitHubAnnotations.Item] = []
  ) -> String {
    let reasons = reasons.map { GitHubAnnotations.Item(.error, title: "advisor", $0) }
    return GitHubAnnotations.text(diagnostics.map { GitHubAnnotations.Item($0) } + items + reasons)
  }
}
