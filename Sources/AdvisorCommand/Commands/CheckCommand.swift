import Advice
import DecisionModel
import Notation
import Reports

/// `advisor check FILE`: are the answers right, and does the advice meet what the file expects?
enum CheckCommand {
  static let spec = CommandSpec(
    words: ["check"], overview: "Check answers, and the expectations (expect.*) beside them.",
    discussion: [
      "Says what is wrong with answers files, all at once. Lines that begin with `expect.` are held "
        + "against the advice; when one fails the exit status is 4."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 0...64),
    options: [
      .json, .checkFormat, .get, .output,
      OptionSpec(name: "--show-origin", help: "Print each value with the place it comes from."),
      .set, .noEnvironment, .allowUnknown, .packs, .rules, .prices, .asOf,
    ],
    examples: [
      CommandSpec.Example(line: "advisor check my.answers", says: "are the answers right?"),
      CommandSpec.Example(
        line: "advisor check my.answers --show-origin", says: "what counts, and why"),
    ],
    members: [("check", "`answers` with origins, `expectations`, `failures`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let sources = try AnswerSources.gather(session, rules, expectations: true)
    let runner = ScenarioRunner(
      rules, asOf: try RecommendCommand.day(session),
      packsAreFixed: session.invocation.has(OptionSpec.packs)
    ) { (path) throws(CommandFailure) in try session.source(path, limit: 16 << 20) }
    let file = sources.readings.last { $0.directives != AnswersReading.Directives() }
    let made = try runner.advisor(
      for: file?.directives ?? AnswersReading.Directives(),
      folder: Self.folder(of: file?.name ?? ""), bills: sources.expectations.needBills)
    let name = sources.sources.map(\.path).joined(separator: ", ")
    let run = ScenarioRunner.run(
      name.isEmpty ? "the answers given" : name, sources.merged.answers, sources.expectations,
      made.advisor)
    return result(session, run, sources, made.rules)
  }

  /// The folder of a path with a slash at its end; empty for a file beside the user.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  private static func result(
    _ session: Session, _ run: ScenarioRunner.Result, _ sources: AnswerSources,
    _ rules: LoadedRules
  ) -> CommandResult {
    let showsOrigin = session.invocation.has("--show-origin")
    let merged = sources.merged
    let words = FailureText(advice: run.advice)
    let failures = run.failures
    let origins = OriginTable(merged: merged, ruleSet: rules.ruleSet)
    var result = CommandResult { style, width in
      var text = showsOrigin ? origins.text(style) : ""
      for failure in failures { text += words.lines(failure, style, width) }
      let count = merged.answers.count
      text += "\(run.name): \(count.counted("answer")), "
      if run.count == 0 { return text + "all valid\n" }
      let held = run.count - failures.count
      return text + "\(held) of \(run.count.counted("expectation")) met\n"
    }
    result.code = failures.isEmpty ? .done : .failed
    result.annotations = failures.map(words.annotation)
    result.diagnostics =
      rules.diagnostics + sources.diagnostics + AdviceDiagnostics.all(of: run.advice, rules)
    result.sources = { sources.sources + rules.overlays }
    result.notes = sources.notes
    result.status = run.advice.isProvisional ? .provisional : .ok
    result.members = [
      "check": [
        "answers": .array(origins.json), "overridden": .array(origins.overridden),
        "expectations": .integer(run.count), "failures": .array(failures.map(words.json)),
      ]
    ]
    result.tool = rules.tool
    return result
  }
}
