/// Something the user can put right in a text we read.
///
/// `message` and `help` are lower case without a full stop, with the user's words in backticks.
public struct Diagnostic: Hashable, Sendable {
  /// How serious a diagnostic is.
  public enum Severity: String, Hashable, Sendable {
    /// Nothing is decided until it is put right.
    case error
    /// Worth a look; the result stands.
    case warning
  }

  /// The stable code that `advisor explain` takes, such as `A101`.
  ///
  /// `A1xx` answers, `A2xx` values and units, `A3xx` text encoding, `R1xx` grammar of rules,
  /// `R2xx` names in rules, `R3xx` what `rules check` proves, `P1xx` prices.
  public var code: String
  /// How serious it is.
  public var severity: Severity
  /// What is wrong.
  public var message: String
  /// The way out, when there is one to name.
  public var help: String?
  /// The place the caret points at.
  public var span: Span
  /// Other places concerned, each with a word on why.
  public var related: [Related]

  /// A second place that a diagnostic speaks of.
  public struct Related: Hashable, Sendable {
    /// Why this place matters, such as `first given here`.
    public var note: String
    /// The place.
    public var span: Span

    /// Names a second place.
    public init(note: String, span: Span) {
      self.note = note
      self.span = span
    }
  }

  /// Reports one thing to put right.
  public init(
    _ code: String, _ severity: Severity, _ message: String, help: String? = nil,
    at span: Span, related: [Related] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.help = help
    self.span = span
    self.related = related
  }
}

extension Diagnostic: Comparable {
  /// Orders by place, then code, then text, so that equal input gives equal bytes.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.span != right.span { return left.span < right.span }
    if left.code != right.code { return left.code < right.code }
    return left.message < right.message
  }
}

extension Diagnostic: Error {}
