/// What the rules say of one set of facts.
public struct Findings: Hashable, Sendable {
  /// The facts with derived ones added.
  public var facts: Facts
  /// What became of each rule, gate, practice, warning and stop, by name.
  public var outcomes: [RuleName: Outcome]
  /// What is known of each need.
  public var needs: [NeedName: Truth]
  /// The standing of each technique and bundle.
  public var standings: [TechniqueID: Standing]

  /// Records what the rules say.
  public init(
    facts: Facts, outcomes: [RuleName: Outcome], needs: [NeedName: Truth],
    standings: [TechniqueID: Standing]
  ) {
    self.facts = facts
    self.outcomes = outcomes
    self.needs = needs
    self.standings = standings
  }

  /// What became of a rule.
  public struct Outcome: Hashable, Sendable {
    /// Whether it must fire, may fire, or cannot, as the answers stand now.
    public var truth: Truth
    /// The asked facts whose answers could change that, in declaration order, derived and computed
    /// facts followed down; a range counts as open. Empty when no answer can. A fact that counts as
    /// 0 while not answered can leave them open although `truth` is `must` or `never`.
    public var open: [FactKey]

    /// Records an outcome.
    public init(truth: Truth, open: [FactKey] = []) {
      self.truth = truth
      self.open = open
    }
  }
}

/// How a technique stands before winners are picked.
public struct Standing: Hashable, Sendable {
  /// The sum over rules that must fire, and bounds over all completions of the open answers.
  public var score: Score
  /// The forbidding gates that must fire.
  public var blockedBy: [RuleName] = []
  /// The forbidding gates that may fire.
  public var mayBeBlockedBy: [RuleName] = []
  /// The postponing gates that must fire, with the steps they ask for.
  public var postponed: [Postponement] = []
  /// The postponing gates that may fire.
  public var mayBePostponed: [Postponement] = []
  /// Tried and found not enough, so that it cannot win again.
  public var isExhausted = false
  /// The technique that it, or a member of it, requires and that a gate forbids by name.
  public var missing: TechniqueID?
  /// The set gate that was waived because nothing else was left.
  public var sparedFrom: [RuleName] = []

  /// A technique without any rule.
  public init(score: Score = Score(known: 0, low: 0, high: 0)) { self.score = score }

  /// A gate and the steps it asks for.
  public struct Postponement: Hashable, Sendable {
    /// The gate.
    public var gate: RuleName
    /// The steps that come first.
    public var after: [StepID]

    /// Names a gate and its steps.
    public init(gate: RuleName, after: [StepID]) {
      self.gate = gate
      self.after = after
    }
  }

  /// A sum of weights.
  public struct Score: Hashable, Sendable {
    /// Over the rules that must fire.
    public var known: Int
    /// The least any completion gives.
    public var low: Int
    /// The most any completion gives.
    public var high: Int

    /// Records a sum and its bounds.
    public init(known: Int, low: Int, high: Int) {
      self.known = known
      self.low = low
      self.high = high
    }
  }

  /// True when no forbidding gate must fire.
  public var isPossible: Bool { blockedBy.isEmpty && missing == nil }
}

/// Where a use case is expected to end if every cheaper step falls short.
public struct Destination: Hashable, Sendable {
  /// What kind of end it is.
  public var outcome: Outcome
  /// The techniques, in slot order; a bundle stands as its members. Never empty.
  public var techniques: [TechniqueID]
  /// The winner of each filled slot, before bundles are opened.
  public var winners: [SlotID: TechniqueID]
  /// What members of a bundle do.
  public var roles: [TechniqueID: String]
  /// Known score of each slot's winner minus that of the best candidate outside its families and
  /// equivalents; minus the threshold for an optional slot without a second candidate. Absent for
  /// a slot that is always filled and has no second candidate.
  public var margins: [SlotID: Int]
  /// Candidates outside its equivalents that tie with the winner, per slot, in declaration order.
  public var ties: [SlotID: [TechniqueID]]
  /// The stop that acted, for outcome `stop`.
  public var stoppedBy: RuleName?
  /// True when an open answer leaves the stop itself undecided.
  public var stopIsProvisional: Bool

  /// Records a destination.
  public init(
    outcome: Outcome, techniques: [TechniqueID], winners: [SlotID: TechniqueID] = [:],
    roles: [TechniqueID: String] = [:], margins: [SlotID: Int] = [:],
    ties: [SlotID: [TechniqueID]] = [:], stoppedBy: RuleName? = nil, stopIsProvisional: Bool = false
  ) {
    self.outcome = outcome
    self.techniques = techniques
    self.winners = winners
    self.roles = roles
    self.margins = margins
    self.ties = ties
    self.stoppedBy = stoppedBy
    self.stopIsProvisional = stopIsProvisional
  }

  /// The three kinds of end.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Go to the destination.
    case adapt
    /// Today's version already meets the target.
    case stop
    /// Nothing fits the task as stated.
    case noneFits = "none_fits"
  }
}
