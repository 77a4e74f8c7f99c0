public import Advice
public import DecisionModel
public import Notation

/// An interview as a state machine: an event comes in, what to do next goes out.
///
/// It reads no clock and no terminal. Equal drafts and equal events give equal steps.
public struct Interview: Sendable {
  /// What has to be remembered.
  public private(set) var draft: Draft
  /// Where the answers lead so far.
  public private(set) var outlook: Outlook
  let advisor: Advisor
  let vocabulary: AnswersVocabulary
  let showsHints: Bool
  var place: Place = .ended
  /// What the destination costs, and what would narrow that; nil before it is settled.
  var preview: CostPreview?
  /// The least bound on the questions left that was shown since an answer was changed.
  var bound: Int?

  /// Where the interview is.
  enum Place: Hashable, Sendable {
    /// At a question; asked again when it is answered already.
    case question(FactKey)
    /// At answers that contradict an assumption.
    case conflict(RuleName)
    /// At the offer to narrow the cost.
    case offer
    /// At the table of answers; the advice comes next when it is the last one.
    case review(isLast: Bool)
    /// Behind the last question.
    case ended
    /// Left by the user.
    case left
  }

  /// Goes on from a draft, or from a new one.
  ///
  /// Hints name the destination that leads before anything is settled.
  public init(
    _ advisor: Advisor, _ vocabulary: AnswersVocabulary, draft: Draft = Draft(),
    showsHints: Bool = true
  ) {
    self.advisor = advisor
    self.vocabulary = vocabulary
    self.draft = draft
    self.showsHints = showsHints
    outlook = advisor.outlook(draft.answers(in: advisor.ruleSet))
    goOn()
  }

  var ruleSet: RuleSet { advisor.ruleSet }

  /// The answers, in the order of the answers file.
  public var answers: [Answer] { draft.answers(in: ruleSet) }

  /// Says what happened; gives what to do next.
  ///
  /// What makes no sense at a place changes nothing: the step that stands comes again.
  public mutating func take(_ event: Event) -> Step {
    switch (event, place) {
    case (.leave, _):
      place = .left
      return .leave
    case (_, .ended), (_, .left): return step
    case (.answer(let text), .question(let key)): return take(text, for: key)
    case (.proceed, .question(let key)):
      // What stands is kept; a question nobody answered is answered by `unknown`.
      if draft.answers[key] != nil { goOn() } else { return take("unknown", for: key) }
    case (.proceed, .conflict(let name)):
      draft.kept.append(name)
      goOn()
    case (.proceed, .offer): end(.settled)
    case (.proceed, .review(let isLast)):
      draft.wasEdited = false
      if isLast { place = .ended } else { goOn() }
    case (.unknown, .question(let key)): return take("unknown", for: key)
    case (.skip, .question(let key)):
      if draft.answers[key] == nil { draft.skipped.append(key) }
      goOn()
    case (.help, .question(let key)): return .help(help(for: key))
    case (.why, .question(let key)): return .why(why(for: key))
    case (.back, _): goBack()
    case (.forward, _): goForward()
    case (.review, _): place = .review(isLast: false)
    case (.edit(let key), _):
      if ruleSet.fact(key)?.role == .asked { place = .question(key) }
    case (.narrow, _):
      draft.narrows = true
      bound = nil
      goOn()
    case (.finish, _): end(.wanted)
    default: break
    }
    return step
  }

  /// What is to be done at this place.
  public var step: Step {
    switch place {
    case .question(let key): question(key).map(Step.ask) ?? .finish(ending)
    case .conflict(let name): contradiction(name).map(Step.conflict) ?? .finish(ending)
    case .offer: .offer(offer)
    case .review(let isLast): .review(review(isLast: isLast))
    case .ended: .finish(ending)
    case .left: .leave
    }
  }

  /// What a number that is being written comes to.
  public func echo(_ text: String) -> Echo {
    guard case .question(let key) = place, let fact = ruleSet.fact(key),
      case .number(let dimension, _) = fact.type
    else { return .nothing }
    if text.trimmingSpaces.isEmpty { return .nothing }
    do throws(Refusal) {
      guard case .number(let range)? = try read(text, for: key).value else { return .nothing }
      return .understood(Echo.words(range, as: dimension))
    } catch { return .refused(error) }
  }

  /// What an answer comes to in words, when it is a number and says more than what was written.
  public func meaning(of answer: Answer) -> String? {
    guard case .number(let range)? = answer.value,
      case .number(let dimension, _)? = ruleSet.fact(answer.key)?.type
    else { return nil }
    let words = Echo.words(range, as: dimension)
    return words == answer.raw ? nil : words
  }

  /// The questions that may apply and that nobody answered, as declared.
  public var missing: [FactKey] { ending.missing }

  private mutating func take(_ text: String, for key: FactKey) -> Step {
    let answer: Answer
    do throws(Refusal) { answer = try read(text, for: key) } catch { return .refuse(error) }
    if let present = draft.answers[key], present.raw != answer.raw || present.value != answer.value
    {
      draft.wasEdited = true
      draft.kept = []
      bound = nil
    }
    draft.record(answer)
    outlook = advisor.outlook(answers)
    preview = nil
    goOn()
    return step
  }

  /// The answer that a text gives to a question.
  func read(_ text: String, for key: FactKey) throws(Refusal) -> Answer {
    guard let question = question(key) else {
      throw Refusal(message: "`\(key)` is no question", help: nil)
    }
    let value = try AnswerText(question: question).text(text)
    let reading = AnswersReader(vocabulary).read(
      [AnswerSetting(key: key.rawValue, value: value, origin: .interview, name: key.rawValue)],
      name: "interview")
    guard let answer = reading.answers.first else {
      throw reading.diagnostics.first.map { Refusal($0) }
        ?? Refusal(message: "`\(text)` is no answer", help: nil)
    }
    return answer
  }

  /// Goes to what comes next of its own accord.
  mutating func goOn() {
    if isDone, draft.scope != .all, preview == nil { preview = advisor.costPreview(answers) }
    if let conflict = openConflict {
      place = .conflict(conflict.assumption)
    } else if let key = nextKey {
      bound = min(bound ?? .max, pool.count)
      place = .question(key)
    } else if isDone, !draft.narrows, let preview, !preview.keys.isEmpty {
      place = .offer
    } else {
      end(isDone ? .settled : .nothingLeft)
    }
  }

  /// True when nothing that is left can change the destination.
  var isDone: Bool { outlook.isSettled }

  private(set) var reason = Ending.Reason.nothingLeft

  /// Ends, by way of the table when an answer was changed or contradicts another.
  private mutating func end(_ reason: Ending.Reason) {
    self.reason = reason
    let isOdd = draft.wasEdited || !outlook.conflicts.isEmpty
    place = isOdd ? .review(isLast: true) : .ended
  }

  private var openConflict: Conflict? {
    outlook.conflicts.first { !draft.kept.contains($0.assumption) }
  }

  private mutating func goBack() {
    let trail = draft.trail
    switch place {
    case .question(let key):
      let position = trail.firstIndex(of: key) ?? trail.count
      if position > 0 { place = .question(trail[position - 1]) }
    case .conflict, .offer:
      if let last = trail.last { place = .question(last) }
    case .review: goOn()
    case .ended, .left: break
    }
  }

  private mutating func goForward() {
    guard case .question(let key) = place, let position = draft.trail.firstIndex(of: key) else {
      return
    }
    if position + 1 < draft.trail.count {
      place = .question(draft.trail[position + 1])
    } else {
      goOn()
    }
  }
}
