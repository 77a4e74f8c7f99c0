import DecisionModel
import Notation
import Reports

/// The answers of a run: a user's defaults, then files, then the environment, then flags, each stronger
/// than the last.
struct AnswerSources: Sendable {
  /// What each source said, weakest first.
  var readings: [AnswersReading]
  /// The answers that count.
  var merged: MergedAnswers
  /// The texts that were read.
  var sources: [SourceText]
  /// The user's defaults, where there are any.
  var defaults: SourceText?

  /// Every warning and error.
  var diagnostics: [Diagnostic] { readings.flatMap(\.diagnostics) }

  /// Everything that the files expect.
  var expectations: [Expectation] { readings.flatMap(\.expectations) }

  /// A line for each answer that a stronger source took the place of.
  var notes: [String] {
    merged.overridden.map { override in
      "note: `\(override.answer.key) = \(override.answer.raw)` (\(override.answer.span.label)) "
        + "gives way to `\(override.by.raw)` (\(override.by.span.label))"
    }
  }

  /// Reads every source of a command line, or some of its files with the variables and flags laid over
  /// them; an error in any of them ends the command.
  static func gather(
    _ session: Session, _ rules: LoadedRules, expectations: Bool, from paths: [String]? = nil
  ) throws(CommandFailure) -> AnswerSources {
    let vocabulary = rules.vocabulary
    let reader = AnswersReader(
      vocabulary, allowsUnknownKeys: session.invocation.has(OptionSpec.allowUnknown),
      readsExpectations: expectations)
    var texts: [SourceText] = []
    let defaults = try OwnDefaults.source(session)
    var readings = defaults.map { [OwnDefaults.read($0, reader)] } ?? []
    for path in paths ?? session.invocation.arguments {
      let text = try session.source(path, limit: AnswersReader.largestFile)
      texts.append(text)
      readings.append(reader.read(text, origin: path == "-" ? .stdin : .file))
    }
    readings.append(reader.read(environment(session), name: "environment"))
    readings.append(reader.read(try flags(session), name: "--set"))
    let found = AnswerSources(
      readings: readings, merged: MergedAnswers(readings, keys: vocabulary.keys), sources: texts,
      defaults: defaults)
    try found.checkAnyone(session, rules.tool)
    return found
  }

  /// The answers of the environment and of `--set`, the weaker first.
  static func settings(
    _ session: Session, _ vocabulary: AnswersVocabulary
  ) throws(CommandFailure) -> [AnswersReading] {
    let reader = AnswersReader(vocabulary)
    return [
      reader.read(environment(session), name: "environment"),
      reader.read(try flags(session), name: "--set"),
    ]
  }

  /// Ends the command when a source holds an error, or when nobody said anything.
  private func checkAnyone(
    _ session: Session, _ tool: @autoclosure () -> RulesLabel
  ) throws(CommandFailure) {
    // The defaults are nobody's use case.
    let count = readings.dropFirst(defaults == nil ? 0 : 1).reduce(0) { $0 + $1.answers.count }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      var failure = CommandFailure(
        .invalid, diagnostics, sources: sources + [defaults].compactMap(\.self))
      failure.notes = [summary(answers: count)]
      failure.tool = tool()
      throw failure
    }
    if session.invocation.arguments.isEmpty, count == 0 {
      throw .usage(
        "C105", "no answers: name a file, or give some with `--set key=value`",
        help: "`advisor template` prints a file with every key")
    }
  }

  private func summary(answers: Int) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let files = sources.map(\.path).joined(separator: ", ")
    return errors.counted("error") + ", " + warnings.counted("warning")
      + (files.isEmpty ? "" : " in \(files)")
      + " (\(answers.counted("answer")) read). Nothing was decided."
  }

  /// `ADVISOR_ANSWER_KEY=value`, in the order of the names; `__` stands for a point.
  private static func environment(_ session: Session) -> [AnswerSetting] {
    guard !session.invocation.has(OptionSpec.noEnvironment) else { return [] }
    let prefix = "ADVISOR_ANSWER_"
    return session.effects.environment.keys.filter { $0.hasPrefix(prefix) }.sorted().map { name in
      let key = name.dropFirst(prefix.count).lowercased().replacing("__", with: ".")
      let value = session.effects.environment[name] ?? ""
      return AnswerSetting(
        key: key, value: value.trimmingBlanks, origin: .environment, name: name)
    }
  }

  private static func flags(_ session: Session) throws(CommandFailure) -> [AnswerSetting] {
    var settings: [AnswerSetting] = []
    for text in session.invocation.values(OptionSpec.set) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw .usage("C104", "`--set \(text)` gives no value", help: "write `--set key=value`")
      }
      let key = parts[0].trimmingBlanks
      settings.append(
        AnswerSetting(
          key: key, value: parts[1].trimmingBlanks, origin: .flag, name: "--set \(key)"))
    }
    return settings
  }
}
