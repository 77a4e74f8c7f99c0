internal import DecisionModel

/// The answers to a question that differ, by the arms that matter: mostly these are what they were in the
/// case before.
struct DifferingAnswers: Sendable {
  /// The arms of which it matters whether they must hold, and of which it matters whether they may.
  private var certain: [UInt64]
  private var possible: [UInt64]
  private(set) var answers: [ComputedReads.Answer] = []

  /// Before any arm matters.
  init(_ question: ComputedReads.Question) {
    certain = question.readers.words.map { _ in 0 }
    possible = certain
    find(among: question.answers)
  }

  /// Takes the arms of one word that matter; false where they are what they were.
  mutating func take(_ certain: UInt64, _ possible: UInt64, at index: Int) -> Bool {
    if self.certain[index] == certain, self.possible[index] == possible { return false }
    self.certain[index] = certain
    self.possible[index] = possible
    return true
  }

  /// Finds them anew.
  mutating func find(among all: [ComputedReads.Answer]) {
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
