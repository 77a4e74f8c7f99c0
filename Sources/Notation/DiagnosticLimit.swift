internal import DecisionModel

/// Keeps what is said of one text to what a person reads: past a thousand errors only their number.
struct DiagnosticLimit {
  /// The most errors that are kept, and the most of all others.
  static let most = 1_000

  private var counts: [Diagnostic.Severity: Int] = [:]
  private var leftOut = 0
  private var firstLeftOut: Span?

  /// Whether this one is kept; errors never give way to anything else.
  mutating func takes(_ diagnostic: Diagnostic) -> Bool {
    let count = counts[diagnostic.severity, default: 0]
    guard count >= Self.most else {
      counts[diagnostic.severity] = count + 1
      return true
    }
    leftOut += 1
    if firstLeftOut == nil { firstLeftOut = diagnostic.span }
    return false
  }

  /// What is said of those that were left out.
  var rest: [Diagnostic] {
    firstLeftOut.map { span in
      let isError = counts[.error, default: 0] > 0
      return [
        Diagnostic(
          "A306", isError ? .error : .warning, "and \(leftOut) more of what is said here",
          help: "put these right first", at: span)
      ]
    } ?? []
  }
}
