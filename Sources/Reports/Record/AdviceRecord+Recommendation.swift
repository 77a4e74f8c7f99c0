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
    /// The limits that it goes over by the likely estimate and not for sure, in a sentence each.
    public var likelyOver: [String]

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
}
