import DecisionModel
import Testing

@Suite("Work that falls into pieces")
struct WorkersTests {
  /// As many at once as a test wants, the last piece first.
  private struct Backwards: Workers {
    var count: Int

    func map<Result: Sendable>(
      _ count: Int, _ work: @Sendable (Int) -> Result
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
}
