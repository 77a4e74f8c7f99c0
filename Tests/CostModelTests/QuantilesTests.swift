import Testing

@testable import CostModel

/// The numbers that an amount is made of, against sorting all lanes.
@Suite struct QuantilesTests {
  /// Ways in which lanes lie: evenly, mostly alike, a few far from all others, rising fast, few of them.
  static let shapes = ["even", "alike", "far", "steep", "two", "few", "near"]

  private static func lanes(_ shape: String) -> [Double] {
    var state: UInt64 = 42
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    return (0..<(shape == "few" ? 17 : 2_003)).map { lane in
      switch shape {
      case "alike": lane % 10 == 0 ? next() : 3
      case "far": lane % 7 == 0 ? 1e12 + next() : next() - 0.5
      case "steep": 1 / (1e-9 + next() * next() * next())
      case "two": lane % 2 == 0 ? -1e300 : 1e300
      case "near": 1 + (next() * 4).rounded(.down) * 0x1p-52
      default: next() * 100 - 50
      }
    }
  }

  @Test(arguments: shapes) func areThoseOfTheSortedLanes(shape: String) throws {
    let lanes = Self.lanes(shape)
    let sorted = lanes.sorted()
    let last = sorted.count - 1
    let summary = try #require(Lanes.each(lanes).summary)
    #expect(summary.least == sorted[0])
    #expect(summary.low == sorted[last / 10])
    #expect(summary.likely == sorted[last / 2])
    #expect(summary.high == sorted[last - last / 10])
    #expect(summary.most == sorted[last])
  }

  @Test(arguments: [0, 1, 2, 3, 5, 1_000])
  func areNotThereWhereALaneIsNoNumber(place: Int) {
    for bad in [Double.nan, .infinity, -.infinity] {
      var lanes = Self.lanes("even")
      lanes[place == 5 ? lanes.count - 1 : place] = bad
      #expect(Lanes.each(lanes).summary == nil)
      #expect(Lanes.same(bad).summary == nil)
    }
  }

  /// Two columns with the same array, one with an equal one, and one with none.
  @Test func lookAtAnArrayOnce() {
    let lanes = Self.lanes("even")
    var summaries = LaneSummaries()
    let column = Column(lanes: .each(lanes), likely: 0)
    let first = summaries.of(column)
    #expect(first?.likely == Lanes.each(lanes).summary?.likely)
    let again = summaries.of(column)
    #expect(again?.likely == first?.likely)
    let other = Column(lanes: .each(lanes.map { $0 + 1 }), likely: 0)
    let changed = summaries.of(other)
    #expect(changed?.likely != first?.likely)
    let same = summaries.of(Column(lanes: .same(2), likely: 2))
    #expect(same?.high == 2)
    let none = summaries.of(Column(lanes: nil, likely: 0))
    #expect(none == nil)
  }
}
