public import DecisionModel

/// An answer that would change the destination if it were different.
public struct Flip: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// What was answered.
  public var from: Value
  /// The nearest answer that changes the destination.
  public var to: Value
  /// Other answers that must change along with it; empty when this one is enough.
  public var with: [Change] = []
  /// Where that leads.
  public var destination: [TechniqueID]
  /// What kind of end that is.
  public var outcome: Destination.Outcome

  /// One answer and what it becomes.
  public struct Change: Hashable, Sendable {
    /// The key.
    public var key: FactKey
    /// What was answered.
    public var from: Value
    /// What it becomes.
    public var to: Value

    /// Changes an answer.
    public init(key: FactKey, from: Value, to: Value) {
      self.key = key
      self.from = from
      self.to = to
    }
  }

  /// Everything that changes, the first answer first.
  public var changes: [Change] { [Change(key: key, from: from, to: to)] + with }
}

/// What a search for the smallest changes that lead to one technique came to.
public struct FlipSearch: Hashable, Sendable {
  /// The technique; of equivalent ones any.
  public var technique: TechniqueID
  /// The changes found, all of the same and smallest number of answers.
  public var flips: [Flip]
  /// No change of up to so many answers leads there, but for those in `flips`; less than what was
  /// asked for when the search gave up.
  public var completedDepth: Int
  /// True when the technique is in the destination as it stands.
  public var isThere = false
}

/// Answers that hold the destination where it is.
public struct ReasonSet: Hashable, Sendable {
  /// The answers that are needed, in order of declaration; none of them can be spared.
  public var keys: [FactKey]
  /// All answers that apply.
  public var among: [FactKey]
  /// True when these answers force the destination, whatever the others are; false when open answers
  /// can still change it, and these are what the advice as it stands rests on.
  public var isForced: Bool
}

/// How much one open answer could move.
public struct Worth: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// Its share of all undecided weight among the techniques that can still win, 0 to 1.
  public var power: Quantity
}

/// A key that is open, and what its answer can change.
public struct OpenKey: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// True when it was asked and is not known.
  public var isKnownUnknown: Bool
  /// What its answer can change.
  public var canChange: [Effect]
  /// Its share of all undecided weight among the techniques that can still win, 0 to 1.
  public var power: Quantity = .zero
  /// Two completions that differ only here and end differently.
  public var witness: Witness?
  /// How it is known whether its answer can change the destination: proved that it can't, shown by a
  /// witness that it can, or neither.
  public var ground: Settlement.Ground = .gaveUp

  /// What an answer can change.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Where it ends.
    case destination
    /// What to do next.
    case next
    /// What it costs.
    case cost
  }

  /// Records an open key.
  public init(
    key: FactKey, isKnownUnknown: Bool, canChange: [Effect] = [], witness: Witness? = nil
  ) {
    self.key = key
    self.isKnownUnknown = isKnownUnknown
    self.canChange = canChange
    self.witness = witness
  }
}

/// Two answers to one key that end differently, everything else being the same.
public struct Witness: Hashable, Sendable {
  /// One answer.
  public var first: Value
  /// Where it leads.
  public var firstVerdict: Verdict
  /// Another answer.
  public var second: Value
  /// Where that leads.
  public var secondVerdict: Verdict
  /// Everything else, every open answer filled in.
  public var others: Facts
}

/// Whether open answers can still change the destination.
public struct Settlement: Hashable, Sendable {
  /// True only when proved that they can't.
  public var isSettled: Bool { ground == .proof }
  /// How that is known.
  public var ground: Ground

  /// How a question about all completions is answered.
  public enum Ground: String, Hashable, Sendable, CaseIterable {
    /// Proved: no completion changes it.
    case proof
    /// Shown: a completion, run through the engine, ends elsewhere.
    case witness
    /// Neither, within the bounds of the search.
    case gaveUp = "gave_up"
  }
}
