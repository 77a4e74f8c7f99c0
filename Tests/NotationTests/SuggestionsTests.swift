import DecisionModel
import Notation
import Testing

@Suite struct SuggestionsTests {
  @Test(arguments: [
    ("knowlege_change", ["knowledge_change"]), ("exmaples", ["examples"]), ("vlume", ["volume"]),
    ("zzzzzz", []), ("Volume", ["volume"]), ("la", ["lab", "lac", "lad"]),
    ("know", ["knowledge_change"]), ("Exam", ["examples"]), ("ex", []), ("volum3", ["volume"]),
  ])
  func namesTheNearest(written: String, expected: [String]) {
    let table = ["examples", "volume", "knowledge_change", "lab", "lac", "lad", "lae"]
    #expect(Suggestions.near(written, among: table) == expected)
  }

  @Test func countsASwapOfNeighboursOnce() {
    #expect(Suggestions.editDistance(Array("regoin"), Array("region")) == 1)
    #expect(Suggestions.editDistance(Array("ab"), Array("")) == 2)
    #expect(Suggestions.editDistance(Array("kitten"), Array("sitting")) == 3)
  }

  /// With a limit the distance is the same, as long as it is within the limit.
  @Test func aLimitChangesNoDistanceWithinIt() {
    var random = SplitMix64(seed: 5)
    func word() -> [UInt8] {
      (0..<random.next() % 8).map { _ in UInt8(truncatingIfNeeded: random.next() % 3) }
    }
    for _ in 0..<2_000 {
      let (left, right) = (word(), word())
      let whole = Suggestions.editDistance(left, right)
      for limit in 0...4 {
        let found = Suggestions.editDistance(left, right, upTo: limit)
        #expect(whole <= limit ? found == whole : found > limit, "\(left) \(right) \(limit)")
      }
    }
  }
}
