public import DecisionModel

/// How one technique came out, and why.
public struct TechniqueReport: Hashable, Sendable {
  /// The technique.
  public var id: TechniqueID
  /// Its name in a sentence.
  public var title: String
  /// Its slot.
  public var slot: SlotID
  /// How it came out.
  public var verdict: Verdict
  /// The sum of the evidence.
  public var score: Standing.Score
  /// The evidence, strongest first, gates before rules.
  public var reasons: [Reason]
  /// The forbidding gates that must fire.
  public var blockedBy: [RuleName]
  /// The postponing gates that must fire.
  public var postponedBy: [RuleName]
  /// What would open those gates, one for each.
  public var until: [String]
  /// The forbidding gates that open answers may bring about.
  public var mayBeBlockedBy: [RuleName]

  /// The first of these that holds.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// In the destination.
    case recommended
    /// A forbidding gate fires.
    case blocked
    /// Tried and found not enough.
    case exhausted
    /// On the path.
    case supporting
    /// The evidence speaks against it.
    case discouraged
    /// Nothing asks for it.
    case notNeeded = "not_needed"
    /// Next best of its slot.
    case fallback
    /// None of the others.
    case possible
  }
}

/// One rule or gate that speaks of a technique.
public struct Reason: Hashable, Sendable {
  /// The rule or gate.
  public var rule: RuleName
  /// The pack it belongs to.
  public var pack: PackName
  /// What it does.
  public var effect: Effect
  /// The word for its weight; nil for gates.
  public var strength: Strength?
  /// False when a stronger rule of its group counts in its place.
  public var counts: Bool
  /// Why, placeholders filled.
  public var text: String
  /// The claims it rests on.
  public var claims: [Citation]
  /// The answers it read.
  public var answers: [Answer]

  /// What a rule or gate does to a technique.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Cannot be the end point.
    case forbids
    /// Only after other steps.
    case postpones
    /// Raises the score.
    case supports
    /// Lowers the score.
    case opposes
  }
}
