public import DecisionModel

/// What came out of reading one source of answers: a file, standard input, flags or the environment.
public struct AnswersReading: Hashable, Sendable {
  /// The source as the user named it.
  public var name: String
  /// The checked answers, in the order given.
  public var answers: [Answer] = []
  /// What is expected of the advice, in the order given.
  public var expectations: [Expectation] = []
  /// What the source asks to be read beside it.
  public var directives = Directives()
  /// What is to be put right, sorted by place.
  public var diagnostics: [Diagnostic] = []
  /// True when a line names a key of ours, right or wrong in its value.
  public var holdsAnswers = false

  /// An empty reading.
  public init(name: String) { self.name = name }

  /// What a source asks to be read beside it.
  public struct Directives: Hashable, Sendable {
    /// `with.packs`: the packs to decide by.
    public var packs: [PackName]?
    /// `with.prices`: a file of prices to lay over the built-in ones.
    public var prices: Reference?
    /// `because`: the claims that the expectations rest on.
    public var because: [ClaimID] = []
    /// `x.generated`: no person has agreed with the expectations yet.
    public var isGenerated = false

    /// Asks for nothing.
    public init() {}
  }

  /// A file that a line names.
  public struct Reference: Hashable, Sendable {
    /// The path as written.
    public var path: String
    /// The place of the path.
    public var span: Span

    /// Names a file.
    public init(path: String, span: Span) {
      self.path = path
      self.span = span
    }
  }
}
