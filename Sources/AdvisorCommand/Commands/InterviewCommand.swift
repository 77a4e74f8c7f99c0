import Advice
import DecisionModel
import Interview
import Notation
import Reports

/// `advisor interview`: the questions that matter, one by one, and then the advice.
enum InterviewCommand {
  static let answersOption = OptionSpec(
    name: "--answers", value: "FILE",
    help: "Keep the answers in this file; go on from it when it is there.")

  static let spec = CommandSpec(
    words: ["interview"],
    overview: "Ask the questions that matter, one by one, and recommend.",
    discussion: [
      "Asks the question next that can change the most, takes `unknown` for an answer, and stops when "
        + "no answer that is left can change where it leads. Every answer is kept at once in an "
        + "answers file, which `advisor recommend` and CI read; leaving loses nothing.",
      "--plain, a variable ACCESSIBLE, or TERM=dumb give plain lines that a screen reader follows. "
        + "Scripts use --from-stdin, one answer a line, or `advisor recommend FILE`.",
      "At every question: "
        + LineInput.commands.map { "\($0.word) (\($0.says))" }.joined(separator: ", ") + ".",
    ],
    options: [
      answersOption,
      OptionSpec(name: "--resume", help: "Go on from the draft that was left."),
      OptionSpec(name: "--fresh", help: "Begin anew; a draft that was left is dropped."),
      OptionSpec(name: "--all", help: "Ask every question that applies."),
      OptionSpec(name: "--quick", help: "Ask only the ten questions that decide most."),
      OptionSpec(name: "--no-hints", help: "Don't name what is leading before the end."),
      OptionSpec(name: "--plain", help: "Use plain lines, never repainted."),
      OptionSpec(name: "--from-stdin", help: "Read one answer a line; a bad line ends it."),
      OptionSpec(name: "--no-input", help: "Ask nothing; advise on the answers that are there."),
      .json, .reportFormat, .get, .output, .set, .noEnvironment, .packs, .rules, .prices, .asOf,
    ],
    examples: [
      CommandSpec.Example(line: "advisor interview", says: "be asked, and get the advice"),
      CommandSpec.Example(
        line: "advisor interview --answers my.answers", says: "keep the answers in a file of yours"),
      CommandSpec.Example(line: "advisor interview --resume", says: "go on where you left"),
      CommandSpec.Example(
        line: "advisor interview --quick --format json", says: "ten questions, and JSON at the end"),
    ],
    members: RecommendCommand.spec.members,
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let invocation = session.invocation
    try checkFlags(invocation)
    let reads = invocation.has("--from-stdin") || invocation.has("--no-input")
    if !reads, !isAtTerminal(session) {
      throw .usage(
        "C110", "interview needs a terminal",
        help: "use `advisor recommend FILE`, or `advisor interview --from-stdin` with one answer a "
          + "line")
    }
    let rules = try LoadedRules.wanted(session)
    let file = try DraftFile(session)
    try file.take()
    defer { file.release() }
    var run = try InterviewRun(session, rules, file)
    return try run.result()
  }

  private static func checkFlags(_ invocation: Invocation) throws(CommandFailure) {
    for pair in [("--all", "--quick"), ("--resume", "--fresh"), ("--from-stdin", "--no-input")]
    where invocation.has(pair.0) && invocation.has(pair.1) {
      throw .usage("C104", "`\(pair.0)` and `\(pair.1)` don't go together", help: "keep one")
    }
  }

  /// Questions go to standard error, so that standard output can be a file.
  private static func isAtTerminal(_ session: Session) -> Bool {
    session.effects.isTerminal(.input) && session.effects.isTerminal(.errors)
  }
}
