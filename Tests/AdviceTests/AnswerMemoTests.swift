import DecisionModel
import Testing

@testable import Advice

/// What is kept may be forgotten, but never mistaken for something else.
@Suite struct AnswerMemoTests {
  @Test(arguments: [1, 2, 7])
  func findsOnlyWhatWasKept(facts: Int) {
    var random = SplitMix64(seed: UInt64(facts))
    // Room for some thousand of them, so that it forgets now and then.
    var memo = AnswerMemo<[PlainAnswer]>(Array(0..<facts), room: 4_000 * facts)
    var found = 0
    for _ in 0..<20_000 {
      let answers = (0..<facts).map { _ in Self.answer(&random, of: 12_000 / facts) }
      if let kept = memo.find(answers.span) {
        found += 1
        #expect(kept == answers)
      } else {
        memo.keep(answers)
        #expect(memo.find(answers.span) == answers)
      }
    }
    // One fact says at most 48,000 things, so that some come again.
    if facts == 1 { #expect(found > 500) }
  }

  @Test func looksOnlyAtItsPlaces() {
    var memo = AnswerMemo<Int>([1])
    let first = [PlainAnswer(.number, bits: 1), PlainAnswer(.number, bits: 5)]
    let second = [PlainAnswer(.unknown), PlainAnswer(.number, bits: 5)]
    let third = [PlainAnswer(.number, bits: 1), PlainAnswer(.choice, bits: 5)]
    #expect(memo.find(first.span) == nil)
    memo.keep(7)
    #expect(memo.find(second.span) == 7)
    #expect(memo.find(third.span) == nil)
  }

  /// What nobody said is part of the key too.
  @Test func tellsWhoseAnswerItIs() {
    var memo = AnswerMemo<Int>([0, 1, 2])
    let said = PlainAnswer(.choice, bits: 1)
    let rows: [[PlainAnswer]] = [
      [said, .open, .open], [.open, said, .open], [.open, .open, said], [said, said, .open],
      [.open, .open, .open],
    ]
    for (value, row) in rows.enumerated() {
      #expect(memo.find(row.span) == nil)
      memo.keep(value)
    }
    for (value, row) in rows.enumerated() { #expect(memo.find(row.span) == value) }
  }

  /// As many cases as a fleet sends again and again stay known.
  @Test func keepsThousandsOfCases() {
    var memo = AnswerMemo<Int>([0, 1])
    func row(_ number: Int) -> [PlainAnswer] {
      [PlainAnswer(.number, bits: Int64(number)), .open]
    }
    for number in 0..<20_000 where memo.find(row(number).span) == nil { memo.keep(number) }
    let kept = (0..<20_000).filter { memo.find(row($0).span) == $0 }
    #expect(kept.count > 19_900)
  }

  private static func answer(_ random: inout SplitMix64, of count: Int) -> PlainAnswer {
    let kinds: [PlainAnswer.Kind] = [.number, .choice, .set, .open]
    let number = Int64(random.next() % UInt64(count))
    let kind = kinds[Int(random.next() % 4)]
    return kind == .open ? .open : PlainAnswer(kind, bits: number)
  }
}
