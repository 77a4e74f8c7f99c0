/// A step on the path from today to the destination.
public struct Step: Hashable, Sendable {
  /// Its id; a technique's step bears the technique's name.
  public var id: StepID
  /// What it is called.
  public var title: String
  /// What to do, in the imperative, with `{fact}` placeholders.
  public var action = ""
  /// When to stop here.
  public var stopWhen = ""
  /// What must be so before it is worth taking, for steps that are `only_if`.
  public var entry = ""
  /// The answers that say it is done.
  public var done: Condition?
  /// The answers that say it is due.
  public var due: Condition?
  /// What puts it on the path besides the destination itself.
  public var joins: [Join] = []
  /// The keys whose unknown answers this step finds out.
  public var findsOut: [FactKey] = []
  /// Steps that it is taken instead of, where its technique is in the destination and theirs are not.
  public var replaces: [StepID] = []
  /// Not the next thing to do while a technique of the destination is undone: shipping and after.
  public var waits = false
  /// Puts the destination into use: there is nothing left of it where all of that is in use.
  public var launches = false
  /// Outcomes of which it is the consequence: on the path then, and next when it is the first.
  public var concludes: [Conclusion] = []
  /// Working days: low, likely, high.
  public var effort: Effort?
  /// The claims it rests on.
  public var cites: [ClaimID] = []
  /// The pack it belongs to.
  public var pack: PackName = "core"
  /// Where it is declared.
  public var span: Span

  /// Names a step.
  public init(_ id: StepID, title: String, at span: Span = .outside("")) {
    self.id = id
    self.title = title
    self.span = span
  }

  /// Every condition that it reads.
  public var conditions: [Condition] {
    [done, due].compactMap(\.self) + (joins + concludes.map(\.join)).map(\.when)
  }

  /// A reason to be on the path.
  public struct Join: Hashable, Sendable {
    /// Techniques of the destination that bring it along; empty means any destination.
    public var beside: [TechniqueID]
    /// When.
    public var when: Condition

    /// Joins the path beside techniques when a condition must hold.
    public init(beside: [TechniqueID], when: Condition = .always) {
      self.beside = beside
      self.when = when
    }
  }

  /// An outcome that has a step for a consequence.
  public struct Conclusion: Hashable, Sendable {
    /// The outcome.
    public var outcome: Destination.Outcome
    /// With which destinations of that outcome, and when.
    public var join: Join

    /// Follows from an outcome.
    public init(_ outcome: Destination.Outcome, join: Join = Join(beside: [])) {
      self.outcome = outcome
      self.join = join
    }
  }

  /// Working days a step takes.
  public struct Effort: Hashable, Sendable {
    /// The least.
    public var low: Quantity
    /// The likely.
    public var likely: Quantity
    /// The most.
    public var high: Quantity

    /// Gives three numbers of working days.
    public init(low: Quantity, likely: Quantity, high: Quantity) {
      self.low = low
      self.likely = likely
      self.high = high
    }
  }
}

/// Puts one step before another on the path.
public struct Ordering: Hashable, Sendable {
  /// The earlier step.
  public var first: StepID
  /// The later step.
  public var second: StepID
  /// Name (`A-before-B`), condition, reason and citations.
  public var grounds: Grounds

  /// Orders two steps.
  public init(_ first: StepID, before second: StepID, grounds: Grounds) {
    self.first = first
    self.second = second
    self.grounds = grounds
  }
}
