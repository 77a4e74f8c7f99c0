import DecisionModel
import Testing

@testable import Advice

/// What is kept may be forgotten, but never mistaken for something else.
@Suite struct AnswerMemoTests {
  @Test(arguments: [1, 2, 7])
  func findsOnlyWhatWasKept(facts: Int) {
    var random = SplitMix64(seed: UInt64(facts))
    var memo = AnswerMemo<[PlainAnswer]>(Array(0..<facts))
    var found = 0
    for _ in 0..<20_000 {
      let answers = (0..<facts).map { _ in Self.answer(&random, of: 12_000 / facts) }
      if let kept = memo.find(answers.span) {
        found += 1
        #expect(kept == answers)
      } else {
        memo.keep(answers, for: answers.span)
        #expect(memo.find(answers.span) == answers)
      }
    }
    // One fact says at most 36,000 things, so that some come again.
    if facts == 1 { #expect(found > 1_000) }
  }

  @Test func looksOnlyAtItsPlaces() {
    var memo = AnswerMemo<Int>([1])
    let first = [PlainAnswer(.number, bits: 1), PlainAnswer(.number, bits: 5)]
    let second = [PlainAnswer(.unknown), PlainAnswer(.number, bits: 5)]
    let third = [PlainAnswer(.number, bits: 1), PlainAnswer(.choice, bits: 5)]
    #expect(memo.find(first.span) == nil)
    memo.keep(7, for: first.span)
    #expect(memo.find(second.span) == 7)
    #expect(memo.find(third.span) == nil)
  }

  private static func answer(_ random: inout SplitMix64, of count: Int) -> PlainAnswer {
    let kinds: [PlainAnswer.Kind] = [.number, .choice, .set]
    let number = Int64(random.next() % UInt64(count))
    return PlainAnswer(kinds[Int(random.next() % 3)], bits: number)
  }
}
