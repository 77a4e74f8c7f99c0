public import CostModel
public import DecisionModel
public import RuleAnalysis

/// All we have to say of one use case. Renderers turn it into text, JSON and the rest.
public struct Advice: Hashable, Sendable {
  /// The answers it rests on, in the order of their keys' declaration.
  public var answers: [Answer]
  /// The facts that came of them, derived and computed ones added.
  public var facts: Facts
  /// What the rules say of those.
  public var findings: Findings
  /// Where to go and how to get there.
  public var recommendation: Recommendation
  /// Every technique, in slot order and then as declared; bundles stand as their members.
  public var techniques: [TechniqueReport]
  /// Disagreements of the sources that bear on the case.
  public var disagreements: [DisagreementNote]
  /// Mistakes to avoid and limits passed.
  public var warnings: [Note]
  /// What it costs; nil without a price book.
  public var cost: CostSummary?
  /// Answers that would change the destination if they were different.
  public var flips: [Flip]
  /// Keys that are open, with what their answers can change.
  public var unanswered: [OpenKey]
  /// Keys that were answered although the question does not apply.
  public var unused: [FactKey]
  /// Answers that contradict an assumption of the rule files.
  public var conflicts: [Conflict]

  /// True when open answers may still change the destination.
  public var isProvisional: Bool { !recommendation.confidence.settled }

  /// The techniques that go by a verdict.
  public func techniques(_ verdict: TechniqueReport.Verdict) -> [TechniqueReport] {
    techniques.filter { $0.verdict == verdict }
  }
}

/// Where to go and how to get there.
public struct Recommendation: Hashable, Sendable {
  /// The destination in a few words.
  public var headline: String
  /// What kind of end it is.
  public var outcome: Destination.Outcome
  /// The techniques, in slot order.
  public var destination: [TechniqueID]
  /// What members of a bundle do.
  public var roles: [Role]
  /// The next step.
  public var next: Next
  /// The steps from today to the destination, in order.
  public var path: [PathStep]
  /// How sure this is.
  public var confidence: Confidence
  /// Candidates that tie with a technique of the destination.
  public var ties: [TechniqueID]
  /// The stop that ends the path, for outcome `stop`.
  public var stoppedBy: Note?
  /// The warnings that say which limits the destination goes over, since nothing keeps them.
  public var overLimits: [RuleName] = []
  /// The limits that it goes over by the likely estimate and not for sure.
  public var likelyOver: [LikelyExcess] = []

  /// What a technique of a bundle does.
  public struct Role: Hashable, Sendable {
    /// The technique.
    public var technique: TechniqueID
    /// What it does.
    public var role: String
  }

  /// The next thing to do.
  public struct Next: Hashable, Sendable {
    /// The step.
    public var step: StepID
    /// The technique that the step is or serves; nil after `stop` and `none_fits`.
    public var technique: TechniqueID?
  }
}

/// How sure a recommendation is, and what that rests on.
public struct Confidence: Hashable, Sendable {
  /// The word for it, as the rule files set the bounds; empty when they don't.
  public var level: String
  /// The share of draws over the open answers, stated ranges and prices that keep the destination, 0
  /// to 1; nil when the caller asked for no draws.
  public var robustness: Quantity?
  /// Where more of these draws lead than to the destination; nil where none does.
  public var likelier: LikelierEnd?
  /// The smallest lead of a filled slot; nil when no slot has a second candidate.
  public var margin: Int?
  /// True when no completion of the open answers changes the destination.
  public var settled: Bool
  /// How that is known.
  public var settledBy: Settlement.Ground
}

/// What the destination and its alternatives cost.
public struct CostSummary: Hashable, Sendable {
  /// The destination as a bundle, shared lines once.
  public var destination: Estimate
  /// Every technique by itself, today's version, and where routes overtake each other.
  public var estimates: Estimates
  /// What changes when the destination takes the place of today's version; nil without one, or where
  /// they are the same.
  public var change: BreakEven?
  /// What is known of the destination's bill where it waits for answers; nil where it is known whole, or
  /// nothing of it is.
  public var known: KnownPart?
  /// What to say of the prices behind the destination.
  public var remarks: [Remark] = []
  /// How old the prices behind the destination are.
  public var age: PriceAge?
}

/// A sentence with the declaration it comes from.
public struct Note: Hashable, Sendable {
  /// The declaration.
  public var rule: RuleName
  /// The sentence, placeholders filled.
  public var text: String
  /// The claims it rests on.
  public var claims: [Citation]
}

/// A claim with its place in its source.
public struct Citation: Hashable, Sendable {
  /// The claim.
  public var id: ClaimID
  /// The source.
  public var source: SourceID
  /// The heading it stands under.
  public var section: String
}

/// A question on which the sources differ, as it bears on the case.
public struct DisagreementNote: Hashable, Sendable {
  /// Its id, such as `D01`.
  public var id: String
  /// The question.
  public var question: String
  /// The positions.
  public var sides: [Disagreement.Side]
  /// The resolution that was applied.
  public var applied: String
  /// True when a rule or gate that settles it bears on a technique of the destination.
  public var isDecisive: Bool
}

/// Answers that an assumption of the rule files rules out; they are decided as given.
public struct Conflict: Hashable, Sendable {
  /// The assumption.
  public var assumption: RuleName
  /// Why it was made.
  public var because: String
  /// The answers concerned.
  public var keys: [FactKey]
}
