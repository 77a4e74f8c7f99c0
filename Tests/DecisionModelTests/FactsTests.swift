import DecisionModel
import Testing

@Suite("What is known of every fact")
struct FactsTests {
  private static let one = Knowledge.known(.choice("one"))
  private static let two = Knowledge.known(.choice("two"))

  @Test("a fact that is absent was not asked") func areUnasked() {
    var facts = Facts(inOrder: ["a", "b"])
    #expect(facts["a"] == .unasked)
    #expect(facts["z"] == .unasked)
    #expect(facts == Facts())
    #expect(facts.keys == [])
    facts["z"] = .unasked
    facts["b"] = Self.one
    facts["b"] = .unasked
    #expect(facts == Facts())
  }

  @Test("a place is only a guess", arguments: [0, 1, 2, 3, 100])
  func arePlaced(place: Int) {
    var facts = Facts(inOrder: ["a", "b", "c"])
    facts["b", at: place] = Self.one
    facts["new", at: place] = Self.two
    #expect(facts == Facts(["new": Self.two, "b": Self.one]))
    for key in ["a", "b", "c", "new", "none"].map({ FactKey($0) }) {
      #expect(facts[key, at: place] == facts[key])
    }
    #expect(facts.keys == ["b", "new"])
  }

  @Test("the order in which they are kept tells nothing") func areOrdered() {
    let order = Facts(["a": Self.two, "c": Self.two, "b": .unknown])
    var facts = Facts(["b": Self.one, "x": .notApplicable])
    facts.behind = ["b": ["one": ["two"]]]
    let ordered = facts.inOrder(of: order)
    #expect(ordered == facts)
    #expect(ordered.hashValue == facts.hashValue)
    #expect(Set([ordered, facts]).count == 1)
    #expect(ordered["a"] == .unasked)
    #expect(ordered.inOrder(of: order) == ordered)
    #expect(ordered != order)
    facts["b"] = Self.two
    #expect(ordered != facts)
    #expect(ordered["b"] == Self.one)
  }

  @Test("the first of equal keys counts") func areOnce() {
    var facts = Facts(inOrder: ["a", "a", "b"])
    facts["b", at: 2] = Self.one
    facts["a", at: 1] = Self.two
    #expect(facts["a"] == Self.two)
    #expect(facts["a", at: 0] == Self.two)
    #expect(facts["b"] == Self.one)
  }
}
