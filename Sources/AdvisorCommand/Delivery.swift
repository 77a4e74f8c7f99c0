import DecisionModel
import Notation
import Reports

/// Puts a result or a failure where it was asked for, and says how it went.
struct Delivery {
  let session: Session

  /// Delivers a result; gives the exit status.
  func deliver(_ result: CommandResult) throws(CommandFailure) -> ExitCode {
    let isDocument = session.invocation.wantsJSON && !session.invocation.has(OptionSpec.get)
    let bytes =
      isDocument ? json(of: result).documentBytes : Array(try text(of: result).utf8)
    let summary = try summary(of: result)
    if let code = put(bytes, isWritten: result.isWritten) {
      return code == .done ? result.code : code
    }
    if let summary { try StepSummary.append(summary, session) }
    report(
      result.diagnostics, sources: result.sources(), notes: result.notes, reasons: result.reasons)
    return result.code
  }

  /// Delivers a failure: an envelope when JSON was asked for, and words on standard error.
  func deliver(_ failure: CommandFailure) -> ExitCode {
    if session.invocation.wantsJSON, !session.invocation.has(OptionSpec.get) {
      let names = session.invocation.command.members.map(\.name)
      let envelope = Envelope(
        command: session.invocation.command.name, status: .error,
        exitCode: Int(failure.code.rawValue), tool: failure.tool?.tool() ?? Self.bareTool,
        diagnostics: failure.diagnostics,
        members: JSON.Members(names.map { ($0, JSON.null) }))
      if let code = put(envelope.json.documentBytes), code != .done { return code }
    } else if let text = FailureReport.text(of: failure, session) {
      if let code = put(Array(text.utf8)), code != .done { return code }
    }
    if failure.code == .invalid, StepSummary.path(session) != nil {
      let tag = session.invocation.value(OptionSpec.tag) ?? "default"
      let text = MarkdownReport.failure(failure.diagnostics, tag: tag)
      do throws(CommandFailure) { try StepSummary.append(text, session) } catch {
        report(error.diagnostics, sources: [], notes: [])
      }
    }
    report(failure.diagnostics, sources: failure.sources, notes: failure.notes)
    return failure.code
  }

  /// The program without rules.
  static let bareTool = Envelope.Tool(
    version: Version.current, packs: [], sha256: "", pricesAsOf: nil)

  private func text(of result: CommandResult) throws(CommandFailure) -> String {
    let invocation = session.invocation
    if let path = invocation.value(OptionSpec.get) { return try value(at: path, of: result) }
    if invocation.form == .csv, let rows = result.rows { return CSV.table(rows) }
    if let form = invocation.form, let text = try report(form, result) { return text }
    let isFile = invocation.outputPath.map { $0 != "-" } ?? false
    let style = isFile ? Style.plain : session.style(.output)
    let width = session.width(.output)
    let text =
      result.isAdvice
      ? RecordText(
        try SavedAdvice.record(json(of: result, isBrief: true)), style: style, width: width
      ).text : result.text(style, width)
    return Inert.page(text, isColored: style.isColored)
  }

  /// The document; without the digest of the rules when it is for us alone.
  private func json(of result: CommandResult, isBrief: Bool = false) -> JSON {
    let tool = isBrief ? result.tool?.brief : result.tool?.tool()
    return result.document
      ?? Envelope(
        command: session.invocation.command.name, status: result.status,
        exitCode: Int(result.code.rawValue), tool: tool ?? Self.bareTool,
        diagnostics: result.diagnostics, members: result.members
      ).json
  }

  private func value(
    at path: String, of result: CommandResult
  ) throws(CommandFailure) -> String {
    let json = json(of: result)
    guard let value = json.value(at: path) else {
      throw .usage(
        "C108", "the JSON has no member `\(path)`", help: MemberPath(path).help(in: json))
    }
    return Inert.page(value.raw, isColored: false) + "\n"
  }

  /// Advice in a form made from its JSON; annotations of any other command; nil where the command
  /// writes the form itself.
  private func report(
    _ form: ReportForm, _ result: CommandResult
  ) throws(CommandFailure) -> String? {
    let json = json(of: result)
    guard json.value(at: "recommendation") != nil else {
      guard form == .github else { return nil }
      return FailureReport.annotations(
        result.diagnostics, result.reasons, beside: result.annotations)
    }
    return form.text(
      of: try SavedAdvice.record(json), tag: session.invocation.value(OptionSpec.tag) ?? "default")
  }

  /// The text of `--step-summary`.
  private func summary(of result: CommandResult) throws(CommandFailure) -> String? {
    guard session.invocation.has(OptionSpec.stepSummary) else { return nil }
    return try report(.markdown, result)
  }

  /// Writes the result; gives an exit status when that went wrong, `done` when nobody reads it.
  private func put(_ bytes: [UInt8], isWritten: Bool = false) -> ExitCode? {
    if isWritten, bytes.isEmpty { return nil }
    do {
      if !isWritten, let path = session.invocation.outputPath, path != "-" {
        try session.effects.replaceFile(path, bytes)
      } else {
        try session.effects.write(.output, bytes)
      }
      return nil
    } catch {
      if error == .closed { return .done }
      let failure = CommandFailure.writing(error)
      report(failure.diagnostics, sources: [], notes: [])
      return failure.code
    }
  }

  /// Words on standard error; a failure to write them has nowhere to be told.
  private func report(
    _ diagnostics: [Diagnostic], sources: @autoclosure () -> [SourceText], notes: [String],
    reasons: [String] = []
  ) {
    let isQuiet = session.invocation.has("--quiet")
    // Notes hold commands and answers to copy, which a line break would spoil.
    let width = session.effects.isTerminal(.errors) ? session.width(.errors) : nil
    let texts = diagnostics.isEmpty ? [] : sources()
    let renderer = DiagnosticText(style: session.style(.errors), width: width) { span in
      guard let source = texts.first(where: { $0.path == span.file }),
        span.line <= source.lineCount
      else { return nil }
      return source.text(source.line(span.line))
    }
    var text = ""
    let shown = diagnostics.filter { !isQuiet || $0.severity == .error }
    for diagnostic in shown { text += renderer.render(diagnostic) }
    if !isQuiet {
      if let code = shown.first(where: { $0.severity == .error })?.code, code.first != "C" {
        text += "see `advisor explain \(code)`\n"
      }
      for note in notes { text += note + "\n" }
    }
    for reason in reasons { text += reason + "\n" }
    guard !text.isEmpty else { return }
    let page = Inert.page(text, isColored: renderer.style.isColored)
    do { try session.effects.write(.errors, Array(page.utf8)) } catch { return }
  }
}
