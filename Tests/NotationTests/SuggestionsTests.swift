import Notation
import Testing

@Suite struct SuggestionsTests {
  @Test(arguments: [
    ("knowlege_change", ["knowledge_change"]), ("exmaples", ["examples"]), ("vlume", ["volume"]),
    ("zzzzzz", []), ("Volume", ["volume"]), ("la", ["lab", "lac", "lad"]),
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
}
