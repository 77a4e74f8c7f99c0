public import DecisionModel

extension AdviceRecord {
  /// An open question.
  public struct OpenQuestion: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The question; nil in documents from before it was written.
    public var question: String?
    /// Whether it was asked and answered with unknown.
    public var wasAsked: Bool
    /// What its answer can change: `destination`, `next`, `cost`.
    public var canChange: [String]
    /// How much of what is undecided rests on it, 0 to 1.
    public var power: Quantity
    /// How it is known whether its answer can change the destination: `proof` that it can't, `witness` that
    /// it can, or `gave_up`; nil in documents from before it was written.
    public var settledBy: String?
    /// The base unit of a number.
    public var unit: String?
    /// Two answers that end differently, all others being the same; empty where none are known.
    public var witness: [Side] = []

    /// One of two answers.
    public struct Side: Hashable, Sendable {
      /// The answer.
      public var value: FactValue
      /// Where it leads.
      public var destination: [String]
      /// What kind of end that is: `adapt`, `stop` or `none_fits`.
      public var outcome: String
    }
  }

  /// A set of changed answers that leads elsewhere.
  public struct Flip: Hashable, Sendable {
    /// The changed answers; the first is the one it is filed under.
    public var changes: [Change]
    /// Where it then leads.
    public var destination: [String]
    /// What kind of end that is: `adapt`, `stop` or `none_fits`.
    public var outcome: String
    /// Whether it changes what was tried or is in use, which nobody can.
    public var isPast: Bool

    /// One changed answer.
    public struct Change: Hashable, Sendable {
      /// The key.
      public var key: String
      /// What is answered now.
      public var from: FactValue
      /// What would be answered then.
      public var to: FactValue
      /// The base unit of a number.
      public var unit: String?
    }
  }

  /// Answers that hardly occur together.
  public struct Conflict: Hashable, Sendable {
    /// Why.
    public var because: String
    /// The keys concerned.
    public var keys: [String]
  }
}
