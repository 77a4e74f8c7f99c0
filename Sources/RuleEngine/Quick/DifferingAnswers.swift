internal import DecisionModel

/// The answers to a question that differ, by the arms that matter: mostly these are what they were in the
/// case before.
struct DifferingAnswers: Sendable {
  /// The arms of which it matters whether they must hold, and of which it matters whether they may.
  private var certain: [UInt64]
  private var possible: [UInt64]
  private var answers: [ComputedReads.Answer] = []

  /// Before any arm matters.
  init(_ question: ComputedReads.Question) {
    certain = question.readers.words.map { _ in 0 }
    possible = certain
    find(among: question.answers)
  }

  /// The answers to its question that differ in what they make of the arms that matter; none where no arm
  /// asks it. `must` and `may` are the arms that hold before anything is asked.
  mutating func answers(
    to question: ComputedReads.Question, _ present: Evaluation, _ inUse: UInt64,
    _ must: [UInt64], _ may: [UInt64]
  ) -> [ComputedReads.Answer] {
    var isAsked = false
    var isNew = false
    for (index, word) in question.readers.words.enumerated() {
      var (certain, possible) = Self.matter(question.readers, index, present, inUse)
      (certain, possible) = (certain & must[word], possible & may[word])
      if certain | possible != 0 { isAsked = true }
      if take(certain, possible, at: index) { isNew = true }
    }
    if isNew { find(among: question.answers) }
    return isAsked ? answers : []
  }

  /// The arms of one word of a question of which it matters in this case whether they must hold, and of which
  /// it matters whether they may.
  private static func matter(
    _ readers: ComputedReads.Readers, _ index: Int, _ present: Evaluation, _ inUse: UInt64
  ) -> (certain: UInt64, possible: UInt64) {
    var certain = readers.must[index]
    var possible = readers.may[index]
    let exceptions = readers.exceptions.span
    for one in exceptions.indices
    where exceptions[one].arms[index] != 0 && counts(exceptions[one], present) {
      if exceptions[one].isOfStop {
        certain |= exceptions[one].arms[index]
      } else {
        possible |= exceptions[one].arms[index]
      }
    }
    let needs = readers.needs.span
    for one in needs.indices where needs[one].keeping & inUse != 0 {
      possible |= needs[one].arms[index]
    }
    return (certain, possible)
  }

  /// Whether an exception can matter: where the condition holds that it is an exception to.
  private static func counts(
    _ exception: ComputedReads.Exception, _ present: Evaluation
  ) -> Bool {
    let truth = present.truth(exception.when)
    return exception.isPlain ? truth == .must : truth != .never
  }

  /// Takes the arms of one word that matter; false where they are what they were.
  private mutating func take(_ certain: UInt64, _ possible: UInt64, at index: Int) -> Bool {
    if self.certain[index] == certain, self.possible[index] == possible { return false }
    self.certain[index] = certain
    self.possible[index] = possible
    return true
  }

  /// Finds them anew.
  private mutating func find(among all: [ComputedReads.Answer]) {
    answers.removeAll(keepingCapacity: true)
    for answer in all where !answers.contains(where: { isSame($0, answer) }) {
      answers.append(answer)
    }
  }

  private func isSame(_ one: ComputedReads.Answer, _ other: ComputedReads.Answer) -> Bool {
    certain.indices.allSatisfy { index in
      (one.must[index] ^ other.must[index]) & (certain[index] | possible[index])
        | (one.may[index] ^ other.may[index]) & possible[index] == 0
    }
  }
}
