import DecisionModel
import Notation
import Reports

/// Why a command ends without a result.
struct CommandFailure: Error {
  /// The exit status.
  var code: ExitCode
  /// What to put right, in order.
  var diagnostics: [Diagnostic]
  /// The texts that diagnostics point into.
  var sources: [SourceText]
  /// Lines for standard error after the diagnostics.
  var notes: [String] = []
  /// The rules it ran on, when they could be read.
  var tool: RulesLabel?

  /// Ends with diagnostics.
  init(_ code: ExitCode, _ diagnostics: [Diagnostic], sources: [SourceText] = []) {
    self.code = code
    self.diagnostics = diagnostics
    self.sources = sources
  }

  /// Ends with one message that has no place in a file.
  init(_ code: ExitCode, _ name: String, _ message: String, help: String? = nil) {
    self.init(code, [Diagnostic(name, .error, message, help: help, at: .outside(""))])
  }

  /// The command line was not understood.
  static func usage(_ name: String, _ message: String, help: String? = nil) -> CommandFailure {
    CommandFailure(.usage, name, message, help: help)
  }

  /// A file could not be read; the message says why.
  static func reading(_ fault: FileFault) -> CommandFailure {
    CommandFailure(.broken, "C201", "cannot read: \(fault.message)", help: fault.help)
  }

  /// A file could not be written.
  static func writing(_ fault: FileFault) -> CommandFailure {
    CommandFailure(.broken, "C202", "cannot write: \(fault.message)")
  }
}
