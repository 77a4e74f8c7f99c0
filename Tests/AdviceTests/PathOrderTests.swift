import DecisionModel
import Testing

@testable import Advice

@Suite struct PathOrderTests {
  /// A seeded stream, so that a failure can be run again.
  struct Stream: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test(arguments: 0..<50)
  func keepsEveryPairThatCanBeKept(seed: Int) {
    var stream = Stream(state: UInt64(seed) + 1)
    let steps = (0..<12).map { StepID("s\($0)") }
    // Pairs that agree with some order hold no circle.
    let hidden = steps.shuffled(using: &stream)
    var order = PathOrder()
    for _ in 0..<20 {
      let places = [0, 1].map { _ in Int.random(in: 0..<12, using: &stream) }.sorted()
      order.put(hidden[places[0]], before: hidden[places[1]])
    }
    let sorted = order.sorted(steps)
    #expect(Set(sorted) == Set(steps) && sorted.count == steps.count)
    for pair in order.pairs {
      let places = (sorted.firstIndex(of: pair.first), sorted.firstIndex(of: pair.second))
      #expect(places.0 ?? 0 < places.1 ?? 0)
    }
  }

  @Test func keepsTheGivenOrderWhereNothingDecides() {
    var order = PathOrder()
    order.put("c", before: "a")
    #expect(order.sorted(["a", "b", "c", "d"]) == ["b", "c", "a", "d"])
  }

  @Test func aCircleLosesNoStep() {
    var order = PathOrder()
    order.put("a", before: "b")
    order.put("b", before: "a")
    #expect(order.sorted(["a", "b", "c"]) == ["c", "a", "b"])
  }
}
