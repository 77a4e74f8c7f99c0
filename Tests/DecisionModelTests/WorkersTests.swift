import DecisionModel
import Testing

@Suite("Work that falls into pieces")
struct WorkersTests {
  /// As many at once as a test wants, the last piece first.
  private struct Backwards: Workers {
    var count: Int

    func map<Result: Sendable>(
      _ count: Int, _ work: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
      (0..<count).reversed().map(work).reversed()
    }
  }

  @Test("comes back in order, however many work on it", arguments: [1, 2, 3, 7, 100])
  func isInOrder(cores: Int) {
    for count in [0, 1, 2, 5, 20] {
      let squares = (0..<count).map { $0 * $0 }
      #expect(Backwards(count: cores).share(count) { $0.map { $0 * $0 } } == squares)
      #expect(InTurn().share(count) { $0.map { $0 * $0 } } == squares)
    }
  }

  @Test("everybody takes the next number", arguments: [1, 2, 3, 7, 100])
  func takesTurns(cores: Int) {
    for count in [0, 1, 2, 5, 20] {
      let squares = (0..<count).map { $0 * $0 }
      let found = Backwards(count: cores).share(count) {
        [Int]()
      } work: { seen, number in
        seen.append(number)
        return (number * number, seen.sorted() == seen)
      }
      #expect(found.map { $0.0 } == squares)
      #expect(found.allSatisfy { $0.1 })
    }
  }

  @Test("two different pieces come back as what they are") func areBoth() {
    let (word, numbers) = Backwards(count: 2).both({ "one" }, { [1, 2] })
    #expect(word == "one")
    #expect(numbers == [1, 2])
    let (none, some) = InTurn().both({ Int?.none }, { Int?.some(3) })
    #expect(none == nil)
    #expect(some == 3)
  }
}
