import Advice
import DecisionModel
import Interview
import Notation
import Reports

/// One interview from its draft to the advice.
struct InterviewRun {
  let session: Session
  let rules: LoadedRules
  let file: DraftFile
  private var text: DraftText
  private var draft: Draft

  /// Goes on from the draft that is there, or begins anew, as the command line says.
  init(
    _ session: Session, _ rules: LoadedRules, _ file: DraftFile
  ) throws(CommandFailure) {
    self.session = session
    self.rules = rules
    self.file = file
    text = DraftText(.usual)
    draft = text.draft
    try open()
    try take(given: AnswerSources.settings(session, rules.vocabulary))
    try take(defaults: OwnDefaults.answers(session, rules.vocabulary))
  }

  private var invocation: Invocation { session.invocation }

  private var scope: Draft.Scope? {
    invocation.has("--all") ? .all : invocation.has("--quick") ? .quick : nil
  }

  // MARK: The beginning

  private mutating func open() throws(CommandFailure) {
    let source = try file.read()
    let found = source.map { DraftText($0, rules.vocabulary) }
    if let source, let found {
      guard !found.diagnostics.contains(where: { $0.severity == .error }) else {
        throw CommandFailure(.invalid, found.diagnostics, sources: [source])
      }
    } else if invocation.has("--resume") {
      throw .usage(
        "C105", "there is no draft to go on from in `\(file.path)`",
        help: "`advisor interview` begins a new one")
    }
    if let found, found.draft != Draft(scope: found.draft.scope) || invocation.has("--resume"),
      try goesOn(found)
    {
      text = found
    } else if let found, file.isNamed, !found.isDraft {
      text = found
    }
    draft = text.draft
    if let scope { draft.scope = scope }
    do throws(FileFault) { try file.save(text.text(of: draft, in: rules.ruleSet)) } catch {
      throw DraftFile.cannotKeep(error)
    }
  }

  /// Whether to go on from a draft with answers: as the flags say, else as the person says.
  private func goesOn(_ found: DraftText) throws(CommandFailure) -> Bool {
    if invocation.has("--fresh") {
      guard found.isDraft else {
        throw .usage(
          "C104", "`\(file.path)` is an answers file and no draft; `--fresh` would overwrite it",
          help: "leave `--fresh` out to go on from it, or name another file")
      }
      return false
    }
    if invocation.has("--resume") || file.isNamed || invocation.has("--no-input") { return true }
    let count = found.draft.answers.count.counted("answer")
    guard !invocation.has("--from-stdin") else {
      throw .usage(
        "C105", "a draft with \(count) is in `\(file.path)`",
        help: "say `--resume` to go on from it, or `--fresh` to drop it")
    }
    return try ResumeQuestion(session: session, draft: found, ruleSet: rules.ruleSet).goesOn()
  }

  /// Takes answers of flags and the environment, stronger than those of the draft.
  private mutating func take(given reading: [AnswersReading]) throws(CommandFailure) {
    let diagnostics = reading.flatMap(\.diagnostics)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalid, diagnostics)
    }
    let given = reading.flatMap(\.answers)
    if !given.isEmpty { draft = draft.taking(given) }
  }

  /// Takes the user's defaults where nothing else was said: what holds always need not be asked.
  private mutating func take(defaults: [Answer]) {
    draft = draft.taking(defaults.filter { draft.answers[$0.key] == nil })
  }

  // MARK: The middle

  /// Asks until the advice can be given, and gives it.
  mutating func result() throws(CommandFailure) -> CommandResult {
    var options = Advisor.Options()
    options.asOf = try RecommendCommand.day(session)
    options.looks = .bounds
    // What an interview shows of costs is a preview; the advice draws as often as ever.
    options.billDraws = 200
    let interview = Interview(
      Advisor(rules.ruleSet, rules.priceBook, options: options), rules.vocabulary, draft: draft,
      showsHints: !invocation.has("--no-hints"))
    var interviewer = Interviewer(interview, file, text, rules.ruleSet)
    if invocation.has("--no-input") { return try advise(interviewer) }
    if invocation.has("--from-stdin") {
      return try follow(ScriptFront(session), &interviewer)
    }
    let outcome: Interviewer.Outcome
    // A signal leaves no time to wrap what is then said.
    let lastLine = LinePage(width: session.width(.errors) - 1).paragraph(wayOn)
    if !session.isPlain, let terminal = session.effects.openTerminal(lastLine) {
      var front = ScreenFront(session, file, on: terminal)
      defer { front.close() }
      outcome = try interviewer.run(&front)
    } else {
      var front = LineFront(session, file)
      front.greet(answered: draft.answers.count)
      outcome = try interviewer.run(&front)
    }
    return try end(outcome, interviewer)
  }

  /// Runs a script; a line that is wrong ends it, and what was answered before stays.
  private func follow(
    _ front: ScriptFront, _ interviewer: inout Interviewer
  ) throws(CommandFailure) -> CommandResult {
    var front = front
    let outcome: Interviewer.Outcome
    do {
      outcome = try interviewer.run(&front)
      if case .finished = outcome { try front.expectEnd() }
    } catch {
      var failure = error
      failure.notes += kept(interviewer) + ["open: " + open(interviewer)]
      failure.tool = rules.tool
      throw failure
    }
    return try end(outcome, interviewer)
  }

  // MARK: The end

  private func end(
    _ outcome: Interviewer.Outcome, _ interviewer: Interviewer
  ) throws(CommandFailure) -> CommandResult {
    switch outcome {
    case .finished: return try advise(interviewer)
    case .left: throw left("the interview was left", .warning, interviewer)
    case .ended:
      let isScript = invocation.has("--from-stdin")
      throw left(
        isScript ? "the input ended before the advice was settled" : "the interview was left",
        isScript ? .error : .warning, interviewer)
    }
  }

  private func left(
    _ message: String, _ severity: Diagnostic.Severity, _ interviewer: Interviewer
  ) -> CommandFailure {
    var failure = CommandFailure(
      .undecided,
      [
        Diagnostic(
          "C111", severity, message + (severity == .error ? "; open: \(open(interviewer))" : ""),
          help: wayOn, at: .outside(""))
      ])
    failure.notes = kept(interviewer)
    failure.tool = rules.tool
    return failure
  }

  /// The command that goes on from the draft.
  private var wayOn: String {
    let name = file.isNamed ? " --answers \(file.path.quotedForShell)" : " --resume"
    return "`advisor interview\(name)` goes on"
  }

  /// Where the answers are; the answers themselves when no file took them.
  private func kept(_ interviewer: Interviewer) -> [String] {
    guard interviewer.unsaved == nil else { return ["not saved:"] + interviewer.lines }
    return ["\(interviewer.interview.answers.count.counted("answer")) kept in \(file.path)"]
  }

  /// The questions that would come next, and how many more.
  private func open(_ interviewer: Interviewer) -> String {
    let missing = interviewer.interview.missing.map { "`\($0)`" }
    return missing.prefix(8).joined(separator: ", ")
      + (missing.count > 8 ? " and \(missing.count - 8) more" : "")
  }

  /// Writes the answers and recommends by that file, so that the advice is that of `recommend`.
  private func advise(_ interviewer: Interviewer) throws(CommandFailure) -> CommandResult {
    // The defaults are nobody's use case.
    guard interviewer.interview.answers.contains(where: { $0.origin != .default }) else {
      throw left("nothing was answered", .warning, interviewer)
    }
    let path: String
    do throws(FileFault) {
      path = try file.finish(text.finished(interviewer.interview.draft, in: rules.ruleSet))
    } catch {
      var failure = DraftFile.cannotKeep(error)
      failure.notes = ["the answers were:"] + interviewer.lines
      throw failure
    }
    let line = RecommendLine(session, path: path)
    guard let run = RecommendCommand.spec.run else { return CommandResult("") }
    var result = try run(Session(invocation: line.invocation, effects: session.effects))
    result.equivalent = line.invocation
    result.notes += ["answers: \(path)", "again: \(line.text)"]
    return result
  }
}
