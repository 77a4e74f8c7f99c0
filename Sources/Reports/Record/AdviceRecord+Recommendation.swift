public import Advice
public import DecisionModel

extension AdviceRecord {
  /// Where to go and how to get there.
  public struct Recommendation: Hashable, Sendable {
    /// The destination in a few words.
    public var headline: String
    /// `adapt`, `stop` or `none_fits`.
    public var outcome: String
    /// The ids of the techniques, in slot order.
    public var destination: [String]
    /// What members of a bundle do.
    public var roles: [Role]
    /// The id of the next step.
    public var nextStep: String
    /// The technique that the next step is or serves.
    public var nextTechnique: String?
    /// The steps from today to the destination, in order.
    public var path: [Step]
    /// How sure it is.
    public var confidence: Confidence
    /// Techniques that tie with one of the destination.
    public var ties: [String]
    /// What ends the path, after the outcome `stop`.
    public var stoppedBy: Note?
    /// The warnings that say which limits the destination goes over.
    public var overLimits: [String]

    /// The next step, when it is on the path.
    public var next: Step? { path.first { $0.id == nextStep } }
  }

  /// What a technique of a bundle does.
  public struct Role: Hashable, Sendable {
    /// The technique.
    public var technique: String
    /// What it does.
    public var role: String
  }

  /// How sure a recommendation is.
  public struct Confidence: Hashable, Sendable {
    /// `low`, `medium` or `high`; empty where the rules set no bounds.
    public var level: String
    /// The share of draws that keep the destination, 0 to 1.
    public var robustness: Quantity?
    /// Where more draws lead than there; nil where none does.
    public var likelier: LikelierEnd?
    /// The smallest lead of a filled slot.
    public var margin: Int?
    /// True when no completion of the open answers changes the destination.
    public var isSettled: Bool
    /// How that is known: `proof`, `witness` or `gave_up`.
    public var settledBy: String
  }

  /// An end that more draws lead to than to any other.
  public struct LikelierEnd: Hashable, Sendable {
    /// Its techniques.
    public var destination: [String]
    /// `adapt`, `stop` or `none_fits`.
    public var outcome: String
    /// The share of draws that end there, 0 to 1.
    public var share: Quantity
  }

  /// A step of the path.
  public struct Step: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its name.
    public var title: String
    /// The technique that it is.
    public var technique: String?
    /// `done`, `next`, `later` or `only_if`.
    public var state: String
    /// What to do.
    public var action: String
    /// When to stop here; may be empty.
    public var stopWhen: String
    /// When to take it at all; may be empty.
    public var enterWhen: String
    /// Open keys that decide about it.
    public var open: [String]
    /// The rules that put it on the path.
    public var why: [String]
    /// Habits that belong to it.
    public var practices: [Note]
    /// Working days.
    public var effortDays: Amount?
    /// What it costs, in US dollars.
    public var cost: Amount?
  }

  /// A sentence with the rule it comes from.
  public struct Note: Hashable, Sendable {
    /// The rule.
    public var rule: String
    /// The sentence.
    public var text: String
    /// The pack it belongs to; nil for what is in none, and in documents from before it was written.
    public var pack: String?
    /// The ids of the claims it rests on.
    public var claims: [String]
  }

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

  /// What moved since another result.
  public struct Baseline: Hashable, Sendable {
    /// The file it was read from.
    public var file: String
    /// Whether anything moved.
    public var changed: Bool
    /// The headline then.
    public var headlineFrom: String
    /// Whether the destination is another one.
    public var destinationChanged: Bool
    /// The id of the next step then.
    public var nextFrom: String
    /// Whether the next step is another one.
    public var nextChanged: Bool
    /// The costs that read otherwise.
    public var costs: [CostChange]
    /// Whether the rules are others than then.
    public var rulesChanged: Bool
    /// The date of the prices then, where it is another one.
    public var pricesFrom: String?
    /// Whether the prices are of another date than then.
    public var pricesChanged: Bool
    /// The date of the prices now.
    public var pricesTo: String?
    /// All that moved.
    public var difference: AdviceDifference
    /// The name of the next step then; nil in documents from before it was written.
    public var nextTitleFrom: String?
    /// The name of the next step now; nil in documents from before it was written.
    public var nextTitleTo: String?
  }

  /// A cost that reads otherwise than in another result.
  public struct CostChange: Hashable, Sendable {
    /// `upfront`, `monthly`, `per_request` or `total`.
    public var measure: String
    /// The likely cost then, in US dollars.
    public var from: Quantity?
    /// The likely cost now, in US dollars.
    public var to: Quantity?
    /// The likely cost now less that of then, in US dollars.
    public var change: Quantity?
    /// The change as a share of that of then.
    public var share: Quantity?
  }
}
