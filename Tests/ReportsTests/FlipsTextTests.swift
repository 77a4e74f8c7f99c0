import Testing

@testable import Reports

@Suite("Flips as text")
struct FlipsTextTests {
  @Test(arguments: [
    (1, 2, "there may be more of that size"), (1, 5, "and at least 2 more of that size"),
    (2, 3, nil), (2, 5, "and 2 more of that size"),
  ])
  func aSearchThatGaveUpClaimsNotToHaveThemAll(depth: Int, count: Int, words: String?) {
    #expect(FlipsText.rest(of: count, size: 2, completed: depth) == words)
  }
}
