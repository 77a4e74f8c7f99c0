import Reports

/// The page that GitHub Actions shows for a job: a file to which each step adds its part.
enum StepSummary {
  /// The variable that names the file.
  static let variable = "GITHUB_STEP_SUMMARY"

  /// Where `--step-summary` is to write; nil without the flag.
  static func path(_ session: Session) -> String? {
    guard session.invocation.has(OptionSpec.stepSummary) else { return nil }
    return session.effects.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Refuses flags that can't be followed before anything is worked out.
  static func check(_ session: Session) throws(CommandFailure) {
    if let tag = session.invocation.value(OptionSpec.tag), !MarkdownReport.isTag(tag) {
      throw .usage(
        "C104", "`--tag \(tag)` is no tag",
        help: "up to 64 letters, digits, dots, dashes and underscores")
    }
    guard session.invocation.has(OptionSpec.stepSummary), path(session) == nil else { return }
    throw .usage(
      "C112", "`--step-summary` wants the variable \(variable), which is not set",
      help: "a GitHub Actions job sets it; elsewhere use `--format markdown -o FILE`")
  }

  /// Adds text to the file.
  static func append(_ text: String, _ session: Session) throws(CommandFailure) {
    guard let path = path(session) else { return }
    do { try session.effects.appendFile(path, Array(text.utf8)) } catch { throw .writing(error) }
  }
}
