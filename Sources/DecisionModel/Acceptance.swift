/// A finding of `rules check` that a declaration accepts, with the reason.
public struct Acceptance: Hashable, Sendable {
  /// The code of the finding, such as `R361`.
  public var code: String
  /// Why it stands.
  public var because: String
  /// The keyword and the name of the declaration, as its head begins.
  public var head: String
  /// Where the declaration begins.
  public var span: Span
  /// The last line of the declaration.
  public var lastLine: Int

  /// Accepts a finding.
  public init(code: String, because: String, head: String, span: Span, lastLine: Int) {
    self.code = code
    self.because = because
    self.head = head
    self.span = span
    self.lastLine = lastLine
  }

  /// True for a finding of that code in the declaration.
  public func covers(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code == code && diagnostic.span.file == span.file
      && (span.line...lastLine).contains(diagnostic.span.line)
  }
}
