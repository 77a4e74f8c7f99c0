public import DecisionModel

extension Interview {
  /// What a person can do at any place of an interview.
  public enum Event: Hashable, Sendable {
    /// Answers the question: a value, its number, its label, or the beginning of it.
    case answer(String)
    /// Takes what stands: the present answer or `unknown`; both answers of a contradiction; the end.
    case proceed
    /// Says that nobody knows.
    case unknown
    /// Leaves the question for later; it comes again before the end if it still matters.
    case skip
    /// Goes to the question before this one. Later answers stay.
    case back
    /// Goes to the question after this one among those that were asked.
    case forward
    /// Wants to know what the question means and where the answer is found.
    case help
    /// Wants to know which rules read the answer and what it can change.
    case why
    /// Wants to see all answers.
    case review
    /// Asks one question again, or one that has not come yet.
    case edit(FactKey)
    /// Wants the questions that narrow the cost.
    case narrow
    /// Ends with the advice as it stands.
    case finish
    /// Leaves without advice; the draft stays.
    case leave
  }
}
