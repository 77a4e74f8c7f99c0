import Reports

/// `advisor render FILE`: advice that was saved as JSON, in another form.
enum RenderCommand {
  static let spec = CommandSpec(
    words: ["render"], overview: "Write advice that was saved with --json in another form.",
    discussion: [
      "Reads a result of `advisor recommend --json` and writes the same report that `advisor "
        + "recommend --format` would have written. Nothing is decided again: neither answers nor rules "
        + "nor prices are read, so an old result stays what it was. A result of a newer major "
        + "format_version is refused."
    ],
    argument: CommandSpec.Argument(
      name: "FILE", help: "A saved result; - is standard input.", count: 1...1),
    options: [.reportFormat, .json, .stepSummary, .tag, .get, .output],
    examples: [
      CommandSpec.Example(
        line: "advisor render saved.json --format markdown", says: "for a pull request"),
      CommandSpec.Example(
        line: "advisor render saved.json --format html -o report.html",
        says: "for a browser, or for paper"),
      CommandSpec.Example(
        line: "advisor render saved.json --get recommendation.next.technique",
        says: "one value, for scripts"),
    ],
    members: [],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    try StepSummary.check(session)
    let path = session.invocation.arguments.first ?? "-"
    let (source, document) = try SavedAdvice.read(path, session)
    let record: AdviceRecord
    do throws(SavedAdviceFault) { record = try AdviceRecord(document) } catch {
      throw SavedAdvice.failure(error, source)
    }
    var result = CommandResult("")
    result.isAdvice = true
    result.document = document
    result.notes = record.failures
    return result
  }
}
