import DecisionModel
import Interview

/// What an interview talks through: a screen, lines of text, or a script.
protocol Front {
  /// Says something that stays.
  mutating func say(_ text: String)
  /// Shows a step and gives what the person does about it; nil when nobody is there any more.
  mutating func event(
    for step: Interview.Step, in interview: Interview
  ) throws(CommandFailure) -> Interview.Event?
  /// Shows what an event came to while the place stays: a refusal, help, or why.
  mutating func tell(_ step: Interview.Step, in interview: Interview) throws(CommandFailure)
  /// Says that an answer was filed.
  mutating func record(_ answer: Answer, in interview: Interview)
}
