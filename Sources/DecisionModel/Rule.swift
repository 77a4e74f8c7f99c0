/// What every rule-like declaration has: a name, a reason, citations and exceptions.
public struct Grounds: Hashable, Sendable {
  /// The name.
  public var name: RuleName
  /// When it applies.
  public var when = Condition.always
  /// When it does not after all. It must fire when `when` must hold and no exception may hold; it may
  /// fire when `when` may hold and no exception must hold.
  public var exceptions: [Exception] = []
  /// Why, in a sentence a reader can check against the claims.
  public var because = ""
  /// The claims it rests on.
  public var cites: [ClaimID] = []
  /// The disagreements it settles, such as `D01`.
  public var resolves: [String] = []
  /// The pack it belongs to.
  public var pack: PackName = "core"
  /// Where it is declared.
  public var span: Span

  /// Names a declaration.
  public init(_ name: RuleName, at span: Span = .outside("")) {
    self.name = name
    self.span = span
  }

  /// A case in which a rule does not apply.
  public struct Exception: Hashable, Sendable {
    /// The case.
    public var when: Condition
    /// The claims it rests on.
    public var cites: [ClaimID]
    /// The `amend` that added it, as `PACK/NAME`, or nil when it stands in the rule itself.
    public var amendment: RuleName?
    /// Why, when an `amend` added it.
    public var because: String

    /// Makes an exception.
    public init(
      when: Condition, cites: [ClaimID] = [], amendment: RuleName? = nil, because: String = ""
    ) {
      self.when = when
      self.cites = cites
      self.amendment = amendment
      self.because = because
    }

    /// The pack of the `amend` that added it.
    public var amendingPack: PackName? {
      amendment.flatMap { $0.rawValue.split(separator: "/").first }.map { PackName(String($0)) }
    }
  }
}

/// Evidence for or against techniques.
public struct Rule: Hashable, Sendable {
  /// Name, condition, reason and citations.
  public var grounds: Grounds
  /// The question it answers; per group and technique only the largest support and the largest
  /// objection count.
  public var group: GroupName
  /// What it moves.
  public var effects: [Effect]

  /// Makes a rule.
  public init(_ grounds: Grounds, group: GroupName, effects: [Effect]) {
    self.grounds = grounds
    self.group = group
    self.effects = effects
  }

  /// A push on some techniques.
  public struct Effect: Hashable, Sendable {
    /// The techniques, families expanded.
    public var techniques: [TechniqueID]
    /// Which way.
    public var direction: Direction
    /// How hard.
    public var strength: Strength

    /// Pushes techniques.
    public init(_ techniques: [TechniqueID], _ direction: Direction, _ strength: Strength) {
      self.techniques = techniques
      self.direction = direction
      self.strength = strength
    }

    /// The push as a signed number.
    public var weight: Int { direction == .supports ? strength.value : -strength.value }
  }

  /// For or against.
  public enum Direction: String, Hashable, Sendable {
    /// Raises the score.
    case supports
    /// Lowers the score.
    case opposes
  }
}

/// A word for how much a rule weighs; the rule files give its value.
public struct Strength: Hashable, Sendable {
  /// The word, such as `strongly`.
  public var word: String
  /// Its value, 1 or more.
  public var value: Int

  /// Weighs a word.
  public init(_ word: String, _ value: Int) {
    self.word = word
    self.value = value
  }
}

/// A condition that no weight buys back.
public struct Gate: Hashable, Sendable {
  /// Name, condition, reason and citations.
  public var grounds: Grounds
  /// What it does.
  public var effect: Effect
  /// What would open it.
  public var until: String

  /// Makes a gate.
  public init(_ grounds: Grounds, effect: Effect, until: String) {
    self.grounds = grounds
    self.effect = effect
    self.until = until
  }

  /// What a gate does to its techniques.
  public enum Effect: Hashable, Sendable {
    /// They cannot be the end point, nor can what requires them.
    case forbids([TechniqueID])
    /// Every member of a technique set cannot be the end point. With `sparesFirst`, when that would
    /// leave nothing in a slot that is always filled, the first member in the set's order stays, with
    /// what it requires. What requires a member is held against the set by itself.
    case forbidsEach(FactKey, sparesFirst: Bool)
    /// They can be the end point, but only after these steps.
    case postpones([TechniqueID], after: [StepID])
  }
}

/// A sign that today's version already does, which ends the path.
public struct Stop: Hashable, Sendable {
  /// Name, condition, reason and citations; `unless` lines are its exceptions, but an undecided one
  /// leaves it acting and makes the advice provisional.
  public var grounds: Grounds
  /// What the path ends with when nothing of it is in use; nil where today's version stands.
  public var leaves: Leaves?

  /// Makes a stop.
  public init(_ grounds: Grounds, leaves: Leaves? = nil) {
    self.grounds = grounds
    self.leaves = leaves
  }

  /// What takes its slot in today's version: the best-scored tried technique of some, else a named one.
  public struct Leaves: Hashable, Sendable {
    /// The techniques to choose from, families expanded.
    public var among: [TechniqueID]
    /// The one that stands when none of them was tried.
    public var otherwise: TechniqueID

    /// Chooses among tried techniques.
    public init(among: [TechniqueID], otherwise: TechniqueID) {
      self.among = among
      self.otherwise = otherwise
    }
  }
}

/// Something to do well at one step.
public struct Practice: Hashable, Sendable {
  /// Name, condition and citations; `because` holds the advice, with `{fact}` placeholders.
  public var grounds: Grounds
  /// Shown when one of these is on the path; empty means always.
  public var techniques: [TechniqueID]
  /// The step it belongs to.
  public var step: StepID

  /// Makes a practice.
  public init(_ grounds: Grounds, techniques: [TechniqueID], step: StepID) {
    self.grounds = grounds
    self.techniques = techniques
    self.step = step
  }
}

/// A mistake to avoid, or a limit that is passed.
public struct Warning: Hashable, Sendable {
  /// Name, condition and citations; `because` holds the text, with `{fact}` placeholders.
  public var grounds: Grounds
  /// Shown when one of these is on the path; empty means always.
  public var techniques: [TechniqueID]
  /// A technique set: shown for each member that is in the destination.
  public var each: FactKey?
  /// A technique set: shown when no technique of the destination is in it by itself, while together they
  /// lie over what the set holds its measure against.
  public var whole: FactKey?

  /// Makes a warning.
  public init(
    _ grounds: Grounds, techniques: [TechniqueID], each: FactKey? = nil, whole: FactKey? = nil
  ) {
    self.grounds = grounds
    self.techniques = techniques
    self.each = each
    self.whole = whole
  }
}
