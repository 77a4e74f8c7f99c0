extension AdviceRecord {
  /// A technique with its verdict.
  public struct Technique: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its name in a sentence.
    public var title: String
    /// The slot it competes for.
    public var slot: String
    /// `recommended`, `blocked`, `exhausted`, `supporting`, `discouraged`, `not_needed`, `fallback` or
    /// `possible`.
    public var verdict: String
    /// The sum of the rules that must fire.
    public var score: Int
    /// The bounds of that sum over all completions of the open answers.
    public var scoreBounds: ClosedRange<Int>
    /// What speaks for and against it, the weightiest first.
    public var reasons: [Reason]
    /// Gates that block it.
    public var blockedBy: [String]
    /// Gates that postpone it.
    public var postponedBy: [String]
    /// What opens those gates, in their order, the blocking ones first.
    public var until: [String]
  }

  /// A rule or gate that speaks of a technique.
  public struct Reason: Hashable, Sendable {
    /// Its name.
    public var rule: String
    /// The pack it belongs to.
    public var pack: String
    /// `supports`, `opposes`, `forbids` or `postpones`.
    public var effect: String
    /// The word for its weight, such as `strongly`.
    public var strength: String?
    /// Whether it is the strongest of its group, which alone counts.
    public var counts: Bool
    /// The sentence.
    public var text: String
    /// The claims it rests on.
    public var claims: [Claim]
    /// The answers that set it off.
    public var answers: [Cause]
  }

  /// A claim with its place in its source.
  public struct Claim: Hashable, Sendable {
    /// Its id, such as `kadoa-05`.
    public var id: String
    /// The short name of the source.
    public var source: String
    /// The heading it stands under.
    public var section: String
  }

  /// An answer that sets off a rule.
  public struct Cause: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where it was answered.
    public var place: Place?
  }

  /// A question on which the sources differ.
  public struct Disagreement: Hashable, Sendable {
    /// Its id, such as `D01`.
    public var id: String
    /// The question.
    public var question: String
    /// The positions: what is held, and by which claims.
    public var sides: [Note]
    /// The resolution that was applied.
    public var applied: String
    /// True when a rule that settles it bears on a technique of the destination.
    public var isDecisive: Bool
  }
}
