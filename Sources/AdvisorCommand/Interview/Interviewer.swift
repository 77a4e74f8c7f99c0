import DecisionModel
import Interview
import Notation

/// Leads an interview through a front and keeps every answer as it comes.
struct Interviewer {
  /// The interview.
  var interview: Interview
  /// Where the answers are kept.
  let file: DraftFile
  /// The text they are kept in.
  let text: DraftText
  let ruleSet: RuleSet
  /// What went wrong the last time the draft was written; nil while it is on disk.
  private(set) var unsaved: FileFault?

  /// How an interview ended.
  enum Outcome {
    /// The advice can be given.
    case finished(Ending)
    /// The user left.
    case left
    /// Nobody was there any more.
    case ended
  }

  init(_ interview: Interview, _ file: DraftFile, _ text: DraftText, _ ruleSet: RuleSet) {
    self.interview = interview
    self.file = file
    self.text = text
    self.ruleSet = ruleSet
  }

  /// Goes on to the end.
  mutating func run(_ front: inout some Front) throws(CommandFailure) -> Outcome {
    var step = interview.step
    while true {
      switch step {
      case .finish(let ending): return .finished(ending)
      case .leave: return .left
      case .refuse, .help, .why:
        try front.tell(step, in: interview)
        step = interview.step
      case .ask, .conflict, .offer, .review:
        guard let event = try front.event(for: step, in: interview) else { return .ended }
        let before = interview.draft
        step = interview.take(event)
        guard interview.draft != before else { continue }
        save(&front)
        // A key whose answer changed; one that was only confirmed says nothing.
        if let key = interview.draft.trail.first(where: {
          interview.draft.answers[$0] != before.answers[$0]
        }), let answer = interview.draft.answers[key] {
          front.record(answer, in: interview)
        }
      }
    }
  }

  /// Writes the draft; a failure is told once, and the next answer tries again.
  private mutating func save(_ front: inout some Front) {
    do throws(FileFault) {
      try file.save(text.text(of: interview.draft, in: ruleSet))
      if unsaved != nil { front.say("Saved again in \(file.path).") }
      unsaved = nil
    } catch {
      if unsaved == nil {
        front.say(
          "Not saved: \(error.message). Make room, or finish; the next answer tries again.")
      }
      unsaved = error
    }
  }

  /// The answers as lines, for when no file takes them.
  var lines: [String] { interview.answers.map { "\($0.key) = \($0.raw)" } }
}
