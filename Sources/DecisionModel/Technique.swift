/// A way to adapt a language model, or something that stands beside one.
public struct Technique: Hashable, Sendable {
  /// Its id, such as `few_shot`.
  public var id: TechniqueID
  /// Its name in a sentence.
  public var title: String
  /// The slot it competes in.
  public var slot: SlotID = ""
  /// The needs it delivers, for optional slots.
  public var delivers: [NeedName] = []
  /// Techniques that come before this one. A gate that forbids one of them by name forbids this one too; a
  /// gate over a computed set holds each technique by what is measured of itself.
  public var requires: [TechniqueID] = []
  /// What it is, in a sentence.
  public var summary = ""
  /// Why it has no cost recipe, when it has none.
  public var noCostBecause: String?
  /// The members, for a bundle; empty otherwise.
  public var members: [Member] = []
  /// Where it is declared.
  public var span: Span

  /// Names a technique.
  public init(_ id: TechniqueID, title: String, at span: Span = .outside("")) {
    self.id = id
    self.title = title
    self.span = span
  }

  /// A member of a bundle.
  public struct Member: Hashable, Sendable {
    /// The technique.
    public var technique: TechniqueID
    /// What it does in the bundle.
    public var role: String

    /// Gives a technique a role.
    public init(_ technique: TechniqueID, role: String) {
      self.technique = technique
      self.role = role
    }
  }
}

/// A question that the destination answers with at most one technique.
public struct Slot: Hashable, Sendable {
  /// Its id, such as `behavior`.
  public var id: SlotID
  /// The least known score that fills an optional slot; nil for a slot that is always filled.
  public var threshold: Int?

  /// Names a slot.
  public init(_ id: SlotID, threshold: Int?) {
    self.id = id
    self.threshold = threshold
  }
}

/// A name for several techniques in rules.
public struct Family: Hashable, Sendable {
  /// The name, such as `tuning`.
  public var id: TechniqueID
  /// The name in a sentence.
  public var title: String
  /// The members, families within it expanded.
  public var members: [TechniqueID]

  /// Groups techniques.
  public init(_ id: TechniqueID, title: String, members: [TechniqueID]) {
    self.id = id
    self.title = title
    self.members = members
  }
}

/// Two groups of techniques that never stand beside each other in a destination.
public struct Exclusion: Hashable, Sendable {
  /// One group.
  public var left: [TechniqueID]
  /// The other group.
  public var right: [TechniqueID]
  /// Why.
  public var because: String

  /// Keeps two groups apart.
  public init(left: [TechniqueID], right: [TechniqueID], because: String) {
    self.left = left
    self.right = right
    self.because = because
  }
}

/// Something the use case asks for, and that techniques of optional slots deliver.
public struct Need: Hashable, Sendable {
  /// Its name.
  public var name: NeedName
  /// What is needed, in a few words.
  public var title: String
  /// When it is stated.
  public var when: Condition
  /// Where it is declared.
  public var span: Span

  /// States a need.
  public init(_ name: NeedName, title: String, when: Condition, at span: Span = .outside("")) {
    self.name = name
    self.title = title
    self.when = when
    self.span = span
  }
}
