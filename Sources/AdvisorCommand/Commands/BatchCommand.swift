import Advice
import DecisionModel
import Notation
import Reports

/// `advisor batch FILE`: lines of JSON in, lines of JSON out.
enum BatchCommand {
  static let spec = CommandSpec(
    words: ["batch"], overview: "Decide many use cases: lines of JSON in, lines of JSON out.",
    discussion: [
      "Each line is an object of answers with an `id` if you like: a text is read as in an answers "
        + "file, a number is in the base unit, true and false are yes and no, an array is a set, "
        + "null is unknown. Variables and --set are stronger than a line, advisor/config is weaker. One "
        + "line comes out for each that goes in, in the same order. A line that cannot be read comes out "
        + "with what is wrong with it, the others go on, and the exit status is 2.",
      "It reads as it goes and holds no more than a few megabytes of its input, so a fleet that "
        + "outgrows a machine is spread by whatever spreads lines: split, GNU parallel, Spark.",
    ],
    argument: CommandSpec.Argument(
      name: "FILE", help: "Lines of JSON; - or nothing is standard input.", count: 0...1),
    options: [
      OptionSpec(
        name: "--fields", value: "NAMES", fallback: BatchFields.usual,
        help:
          "What to print of each: destination, outcome, next, confidence, settled, cost.upfront, "
          + "cost.monthly, cost.total, or any path of recommend's JSON."),
      OptionSpec(
        name: "--summary",
        help: "Print how many go where, what that costs and what pays back first; the lines go to "
          + "--output only."),
      OptionSpec(
        name: "--jobs", value: "N", help: "Use so many cores, 1 to \(mostJobs); all without it."),
      OptionSpec(name: "--json", help: "With --summary, print JSON."),
      .get, .output,
      OptionSpec(
        name: "--set", value: "KEY=VALUE", repeats: true,
        help: "Give one answer for every line; stronger than the line."),
      .noEnvironment, .allowUnknown, .packs, .rules, .prices, .asOf,
    ],
    examples: [
      CommandSpec.Example(line: "advisor batch cases.jsonl -o advice.jsonl", says: "a whole file"),
      CommandSpec.Example(
        line: "advisor batch cases.jsonl --fields destination,cost.monthly", says: "lean lines"),
      CommandSpec.Example(
        line: "advisor batch cases.jsonl --summary", says: "a portfolio as a table"),
      CommandSpec.Example(
        line: "advisor batch - --jobs 1", says: "a filter for parallel --pipe -k and its like"),
    ],
    members: [
      ("batch", "with --summary: lines, errors, sums by destination, what pays back first")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static let mostJobs = 256

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let isSummary = session.invocation.has("--summary")
    for flag in ["--json", "--get"] where session.invocation.has(flag) && !isSummary {
      throw .usage(
        "C104", "`\(flag)` goes with `--summary`", help: "the lines themselves are always JSON")
    }
    let fields = try BatchFields(session.invocation.value("--fields") ?? BatchFields.usual)
    let jobs = try jobs(session)
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    var options = Advisor.Options()
    options.asOf = asOf
    if !fields.wantsAdvice { options.looks = .nowhere }
    let (advisor, read) = AllCores().both(
      { [options] in
        Advisor(rules.ruleSet, rules.priceBook, options: options, startingOn: AllCores())
      },
      { Result { () throws(CommandFailure) in try Reading(session, rules) } })
    session.effects.keep(advisor)
    let reading = try read.get()
    let path = session.invocation.arguments.first ?? "-"
    let reader = BatchReader(
      advisor: advisor, plain: reading.plain, lines: reading.lines, fields: fields,
      settings: reading.settings, path: path == "-" ? "<stdin>" : path,
      countsPortfolio: isSummary, defaults: reading.defaults)
    let run = BatchRun(session: session, reader: reader, jobs: jobs)
    let tally = try deliver(run, path, session, printsLines: !isSummary)
    if let signal = tally.signal { session.effects.streams?.die(signal) }
    return result(tally, rules, isSummary: isSummary)
  }

  /// What reads lines, and the answers that are put beside those of each.
  private struct Reading: Sendable {
    let plain: PlainLineReader
    let lines: AnswersLineReader
    let settings: [Answer]
    let defaults: [Answer]

    init(_ session: Session, _ rules: LoadedRules) throws(CommandFailure) {
      let vocabulary = rules.vocabulary
      settings = try BatchCommand.settings(session, vocabulary)
      defaults = try OwnDefaults.answers(session, vocabulary)
      plain = PlainLineReader(vocabulary)
      lines = AnswersLineReader(
        vocabulary, allowsUnknownKeys: session.invocation.has(OptionSpec.allowUnknown))
    }
  }

  /// The answers of variables and of `--set`, checked as anywhere.
  private static func settings(
    _ session: Session, _ vocabulary: AnswersVocabulary
  ) throws(CommandFailure) -> [Answer] {
    let readings = try AnswerSources.settings(session, vocabulary)
    let diagnostics = readings.flatMap(\.diagnostics)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalid, diagnostics)
    }
    return readings.flatMap(\.answers)
  }

  private static func jobs(_ session: Session) throws(CommandFailure) -> Int {
    guard let text = session.invocation.value("--jobs") else {
      return min(mostJobs, AllCores.cores)
    }
    guard let jobs = Int(text), (1...mostJobs).contains(jobs) else {
      throw .usage("C104", "`--jobs \(text)` is no whole number from 1 to \(mostJobs)")
    }
    return jobs
  }

  private static func result(
    _ tally: BatchRun.Tally, _ rules: LoadedRules, isSummary: Bool
  ) -> CommandResult {
    let report = PortfolioReport(portfolio: tally.portfolio, errors: tally.errors)
    var result = CommandResult { style, width in isSummary ? report.text(style, width) : "" }
    result.isWritten = true
    result.members = ["batch": isSummary ? report.json : .null]
    result.tool = rules.tool
    result.diagnostics = rules.diagnostics
    result.sources = { rules.sources }
    if tally.lines == 0 {
      result.code = .invalid
      result.reasons = ["no lines to decide"]
    } else if tally.errors > 0 {
      result.code = .invalid
      result.reasons = [
        "\(tally.errors) of \(tally.lines.counted("line")) could not be read; `error` in them says why"
      ]
    }
    return result
  }

  /// Opens the streams and runs; a reader that goes away is no failure.
  private static func deliver(
    _ run: BatchRun, _ path: String, _ session: Session, printsLines: Bool
  ) throws(CommandFailure) -> BatchRun.Tally {
    let target = session.invocation.outputPath.flatMap { $0 == "-" ? nil : $0 }
    let streams = try BatchStreams(session, path: path, target: target)
    session.effects.streams?.catchSignals()
    let tally: BatchRun.Tally
    do throws(FileFault) {
      tally = try run.run(streams.input) { (bytes) throws(FileFault) in
        if target != nil || printsLines { try streams.write(bytes) }
      }
    } catch {
      streams.discard()
      if error == .closed { return BatchRun.Tally(lines: 1) }
      throw streams.failure(error)
    }
    if tally.signal != nil {
      streams.discard()
    } else {
      do throws(FileFault) { try streams.finish() } catch { throw streams.failure(error) }
    }
    return tally
  }
}
