public import Advice
public import DecisionModel

extension Interview {
  /// What an interview wants done next.
  public enum Step: Hashable, Sendable {
    /// Ask this.
    case ask(Question)
    /// Say why the answer was not taken; the place stays.
    case refuse(Refusal)
    /// Explain the question; the place stays.
    case help(Help)
    /// Say why the question is asked; the place stays.
    case why(Why)
    /// Show answers that contradict each other, and let one be changed or both be kept.
    case conflict(Contradiction)
    /// Say that nothing can change the destination, and offer to narrow the cost.
    case offer(Offer)
    /// Show every answer.
    case review(Review)
    /// Write the answers and give the advice.
    case finish(Ending)
    /// End without advice; the draft stays.
    case leave
  }
}

/// Why an answer was not taken.
public struct Refusal: Hashable, Sendable {
  /// What is wrong with it.
  public var message: String
  /// The way out.
  public var help: String?
}

/// Answers that hardly occur together.
public struct Contradiction: Hashable, Sendable {
  /// The assumption that they contradict.
  public var name: RuleName
  /// Why they hardly occur together.
  public var because: String
  /// The answers, in the order of the answers file.
  public var answers: [Answer]
}

/// The destination is settled; what further questions could still do.
public struct Offer: Hashable, Sendable {
  /// Where it leads.
  public var headline: String
  /// The questions that are left and that the cost rests on, the first to be asked first.
  public var keys: [FactKey]
  /// The cost as the answers stand.
  public var cost: CostPreview
}

/// How an interview ended.
public struct Ending: Hashable, Sendable {
  /// The answers, in the order of the answers file; those that do not apply included.
  public var answers: [Answer]
  /// Where they lead.
  public var headline: String
  /// Why nothing more is asked.
  public var reason: Reason
  /// The questions that may apply and that nobody answered.
  public var missing: [FactKey]

  /// Why an interview ends.
  public enum Reason: Hashable, Sendable {
    /// No answer that is left can change the destination.
    case settled
    /// Every question that may matter was asked.
    case nothingLeft
    /// The user wanted the advice as it stood.
    case wanted
  }
}
