/// A text that claims come from.
public struct Source: Hashable, Sendable {
  /// Its short name, such as `kadoa`.
  public var id: SourceID
  /// The title.
  public var title: String
  /// Who wrote it, or `not stated`.
  public var author = ""
  /// When, as the text says, or `not stated`.
  public var date = ""
  /// The file or address it was read at.
  public var at = ""
  /// The pack it belongs to.
  public var pack: PackName = "core"
  /// Where it is declared.
  public var span: Span

  /// Names a source.
  public init(_ id: SourceID, title: String, at span: Span = .outside("")) {
    self.id = id
    self.title = title
    self.span = span
  }
}

/// One thing that a source says, in our words.
public struct Claim: Hashable, Sendable {
  /// Its id, such as `kadoa-05`.
  public var id: ClaimID
  /// The source, named by the id up to its last hyphen.
  public var source: SourceID
  /// The heading it stands under.
  public var section = ""
  /// What it is: `rule_for`, `rule_against`, `ordering`, `eval_practice`, `definition`,
  /// `process_step`, `prerequisite`, `cost_figure`, `data_threshold`, `tool`, `maintenance`,
  /// `time_figure` or `mistake`.
  public var kind = ""
  /// What it says.
  public var text = ""
  /// The facts it is about.
  public var about: [FactKey] = []
  /// The techniques it speaks for, families expanded; `any` is every technique.
  public var speaksFor: [TechniqueID] = []
  /// The techniques it speaks against.
  public var speaksAgainst: [TechniqueID] = []
  /// True when it also names training from scratch, which is no outcome of ours.
  public var namesPretraining = false
  /// True when the figure was recalled and not seen in the source.
  public var recalled = false
  /// The pack it belongs to.
  public var pack: PackName = "core"
  /// Where it is declared.
  public var span: Span

  /// Names a claim.
  public init(_ id: ClaimID, source: SourceID, at span: Span = .outside("")) {
    self.id = id
    self.source = source
    self.span = span
  }
}

/// A term of the field, explained from the claims that define it.
public struct Definition: Hashable, Sendable {
  /// The name that `explain` takes.
  public var name: String
  /// The term as a reader writes it.
  public var term: String
  /// What it means.
  public var means = ""
  /// The claims it rests on.
  public var cites: [ClaimID] = []
  /// Where it is declared.
  public var span: Span

  /// Names a term.
  public init(_ name: String, term: String, at span: Span = .outside("")) {
    self.name = name
    self.term = term
    self.span = span
  }
}

/// A question on which the sources differ, with the resolution the rules follow.
public struct Disagreement: Hashable, Sendable {
  /// Its id, such as `D01`.
  public var id: String
  /// The question.
  public var question: String
  /// The positions, two or more.
  public var sides: [Side] = []
  /// When both sides bear on the case at hand.
  public var when = Condition.always
  /// How it is resolved.
  public var resolution = ""
  /// Where it is declared.
  public var span: Span

  /// Names a disagreement.
  public init(_ id: String, question: String, at span: Span = .outside("")) {
    self.id = id
    self.question = question
    self.span = span
  }

  /// One position.
  public struct Side: Hashable, Sendable {
    /// What is held.
    public var text: String
    /// The claims that hold it.
    public var claims: [ClaimID]

    /// States a position.
    public init(text: String, claims: [ClaimID]) {
      self.text = text
      self.claims = claims
    }
  }
}
