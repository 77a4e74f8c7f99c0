import Advice
import DecisionModel
import Notation
import Reports

/// `advisor rules test`: every scenario with its expectations.
enum RulesTestCommand {
  static let spec = CommandSpec(
    words: ["rules", "test"], overview: "Run scenarios and hold the advice against expectations.",
    discussion: [
      "A scenario is an answers file with lines that begin with `expect.`. Without arguments those "
        + "of the rules are run: the built-in ones, or DIR/scenarios with --rules DIR."
    ],
    argument: CommandSpec.Argument(
      name: "PATH", help: "Answers files, or folders of them.", count: 0...4_096),
    options: [.rules, .packs, .prices, .asOf, .json, .format, .output],
    examples: [
      CommandSpec.Example(line: "advisor rules test", says: "all built-in scenarios"),
      CommandSpec.Example(line: "advisor rules test my-cases", says: "your own, in a folder"),
    ],
    members: [("rules", "`test`: `scenarios`, `expectations`, `failed`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let files = try files(session, rules.library)
    let overlays = rules.library.files
    let runner = ScenarioRunner(
      rules, asOf: try RecommendCommand.day(session),
      packsAreFixed: session.invocation.has(OptionSpec.packs)
    ) { (path) throws(CommandFailure) in
      if let own = overlays.first(where: { $0.path == path }) { return own }
      return try session.source(path, limit: 16 << 20)
    }
    var results: [ScenarioRunner.Result] = []
    var faults: [Diagnostic] = []
    let wide = rules.vocabulary
    for file in files {
      // Names are checked by all packs first, since the file itself says which ones it wants.
      let reading = AnswersReader(wide).read(file)
      faults += reading.diagnostics
      guard !reading.diagnostics.contains(where: { $0.severity == .error }) else { continue }
      let made = try runner.advisor(
        for: reading.directives, folder: CheckCommand.folder(of: file.path),
        bills: reading.expectations.needBills)
      let answers = MergedAnswers([reading], keys: wide.keys).answers
      results.append(runner.run(file.path, answers, reading.expectations, made.advisor))
    }
    if faults.contains(where: { $0.severity == .error }) {
      throw CommandFailure(.invalid, faults, sources: files)
    }
    return result(results, rules, faults)
  }

  private static func files(
    _ session: Session, _ library: RuleLibrary
  ) throws(CommandFailure) -> [SourceText] {
    let paths = session.invocation.arguments
    if paths.isEmpty {
      if library.scenarios.isEmpty {
        throw CommandFailure(.broken, "C204", "there are no scenarios to run")
      }
      return library.scenarios
    }
    var files: [SourceText] = []
    for path in paths {
      guard let below = try folder(path, session.effects) else {
        files.append(try session.source(path, limit: AnswersReader.largestFile))
        continue
      }
      for name in below.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        files.append(
          try session.source(
            path + (path.hasSuffix("/") ? "" : "/") + name, limit: AnswersReader.largestFile))
      }
    }
    if files.isEmpty {
      throw CommandFailure(
        .broken, "C204", "there is no `.answers` file in \(paths.joined(separator: ", "))")
    }
    return files
  }

  /// The answers files below a folder; nil when the path is no folder.
  private static func folder(
    _ path: String, _ effects: Effects
  ) throws(CommandFailure) -> [String]? {
    do { return try effects.filesBelow(path).filter { $0.hasSuffix(".answers") } } catch {
      if case .isNoFolder = error { return nil }
      throw .reading(error)
    }
  }

  private static func result(
    _ results: [ScenarioRunner.Result], _ rules: LoadedRules, _ warnings: [Diagnostic]
  ) -> CommandResult {
    let failed = results.filter { !$0.failures.isEmpty }
    let count = results.reduce(0) { $0 + $1.count }
    let lost = failed.reduce(0) { $0 + $1.failures.count }
    let summary =
      failed.isEmpty
      ? "\(results.count.counted("scenario")), \(count.counted("expectation")), all met\n"
      : "\(failed.count) of \(results.count.counted("scenario")) failed, "
        + "\(lost) of \(count.counted("expectation"))\n"
    let blocks = failed.map { run in
      (run.name, FailureText(advice: run.advice), run.failures)
    }
    var result = CommandResult { style, width in
      blocks.map { name, words, failures in
        style.bold(name) + "\n" + failures.map { words.lines($0, style, width) }.joined()
      }.joined() + summary
    }
    result.code = failed.isEmpty ? .done : .failed
    result.members = [
      "rules": [
        "test": [
          "scenarios": .integer(results.count), "expectations": .integer(count),
          "failed": .array(
            blocks.map { name, words, failures in
              ["scenario": .string(name), "failures": .array(failures.map(words.json))]
            }),
        ]
      ]
    ]
    result.diagnostics = warnings
    result.tool = rules.tool
    return result
  }
}
