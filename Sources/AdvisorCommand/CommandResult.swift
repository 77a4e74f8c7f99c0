import DecisionModel
import Notation
import Reports

/// What a command has to say, in every form it can be asked for.
struct CommandResult: Sendable {
  /// The exit status.
  var code = ExitCode.done
  /// How it went.
  var status = Envelope.Status.ok
  /// The result as text for standard output; given the marks it may use and its width.
  var text: @Sendable (Style, Int) -> String
  /// The members of the JSON envelope.
  var members: JSON.Members = [:]
  /// True when the result is advice, whose text is written from the document as every other form is.
  var isAdvice = false
  /// The whole JSON document, where it is another one than the envelope around `members`.
  var document: JSON?
  /// The rows of the table that `--format csv` writes; nil where the text is that already.
  var rows: [JSON]?
  /// What failed without being a mistake, for `--format github`.
  var annotations: [GitHubAnnotations.Item] = []
  /// What to put right or to know.
  var diagnostics: [Diagnostic] = []
  /// The texts that diagnostics point into; nobody wants them where there are none.
  var sources: @Sendable () -> [SourceText] = { [] }
  /// Lines for standard error beside the diagnostics.
  var notes: [String] = []
  /// Why the exit status is not 0; on standard error even with `--quiet`.
  var reasons: [String] = []
  /// The rules it ran on, for the envelope.
  var tool: RulesLabel?
  /// The command line that gives the same result, when it is another one than was asked for.
  var equivalent: Invocation?

  /// True when the command wrote what belongs to `--output` itself, line by line.
  var isWritten = false

  /// A result that is the same text at every width.
  init(_ text: String) { self.text = { _, _ in text } }

  /// A result that depends on marks and width.
  init(text: @escaping @Sendable (Style, Int) -> String) { self.text = text }
}
