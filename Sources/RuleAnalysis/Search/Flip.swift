public import DecisionModel

/// An answer that would change the destination if it were different.
public struct Flip: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// What was answered.
  public var from: Value
  /// The nearest answer that changes the destination.
  public var to: Value
  /// Where that leads.
  public var destination: [TechniqueID]
  /// What kind of end that is.
  public var outcome: Destination.Outcome
}

/// A key that is open, and what its answer can change.
public struct OpenKey: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// True when it was asked and is not known.
  public var isKnownUnknown: Bool
  /// What its answer can change.
  public var canChange: [Effect]
  /// Two completions that differ only here and end differently.
  public var witness: Witness?

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
    /// Shown: two completions end differently.
    case witness
    /// Neither, within the bounds of the search.
    case gaveUp = "gave_up"
  }
}
