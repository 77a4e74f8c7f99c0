/// The exit status of the program; `advisor help exit-codes` prints them.
enum ExitCode: Int32, Sendable, CaseIterable {
  /// A result was produced, whatever it says.
  case done = 0
  /// Something could not be read or written.
  case broken = 1
  /// Answers, rules or prices are invalid.
  case invalid = 2
  /// Too few answers to decide.
  case undecided = 3
  /// An expectation or a gate set by the user failed.
  case failed = 4
  /// The command line was not understood.
  case usage = 64

  /// When it is given.
  var meaning: String {
    switch self {
    case .done: "a result was produced, whatever it says"
    case .broken: "a file or a stream could not be read or written, or an internal error"
    case .invalid:
      "answers, rules or prices are invalid; a file without answers; rules check failed"
    case .undecided: "too few answers to decide, with --strict; an interview that was left"
    case .failed: "an expectation (expect.*) or a gate (--fail-on) failed"
    case .usage: "the command line was not understood"
    }
  }
}
