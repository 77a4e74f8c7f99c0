import DecisionModel
import Testing

@Suite("Work that falls into pieces")
struct WorkersTests {
  /// As many at once as a test wants, the last piece first.
  private struct Backwards: Workers {
    var count: Int

    func share<Tools, Result: Sendable>(
      _ count: Int, _ setUp: @escaping @Sendable () -> Tools,
      work: @escaping @Sendable (inout Tools, Int) -> Result
    ) -> [Result] {
      var tools = (0..<min(self.count, count)).map { _ in setUp() }
      return (0..<count).reversed().map { work(&tools[$0 % tools.count], $0) }.reversed()
    }
  }

  @Test("comes back in order, however many work on it", arguments: [1, 2, 3, 7, 100])
  func isInOrder(cores: Int) {
    for count in [0, 1, 2, 5, 20] {
      let squares = (0..<count).map { $0 * $0 }
      #expect(Backwards(count: cores).map(count) { $0 * $0 } == squares)
      #expect(InTurn().map(count) { $0 * $0 } == squares)
    }
  }

  @Test("everybody works with something of their own", arguments: [1, 2, 3, 7, 100])
  func haveTools(cores: Int) {
    for count in [0, 1, 2, 5, 20] {
      let found = Backwards(count: cores).share(count) {
        [Int]()
      } work: { seen, number in
        seen.append(number)
        return [number * number, seen.count]
      }
      #expect(found.map(\.first) == (0..<count).map { $0 * $0 })
      #expect(found.count { $0.last == 1 } == min(cores, count))
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
