import DecisionModel
import Foundation
import Testing

@testable import Reports

@Suite struct ChartTests {
  private func amount(_ low: Int, _ likely: Int, _ high: Int) -> AdviceRecord.Amount {
    .init(
      low: Quantity(low), likely: Quantity(likely), high: Quantity(high), least: nil, most: nil,
      unit: "USD")
  }

  private func tree(_ chart: Chart?) throws -> PageTree {
    let tree = PageTree(try #require(chart).markup.written)
    #expect(tree.fault == nil)
    return tree
  }

  // MARK: scales

  @Test(arguments: [
    [0.0], [1], [3, 4_000], [0.02, 0.5], [1_000, 2_000], [1, 1e12], [.infinity, -1], [.nan],
    [5, 5],
  ])
  func placesAndMarksStayOnTheAxis(values: [Double]) {
    for scale in [AxisScale.linear(to: values), .logarithmic(values)] {
      for value in values + [0, -3, 1e30, .nan] {
        #expect((0...1).contains(scale.place(value)))
      }
      #expect((1...9).contains(scale.marks.count))
      #expect(scale.marks == scale.marks.sorted())
      #expect(scale.marks.allSatisfy { $0 >= scale.low * 0.99 && $0 <= scale.high * 1.01 })
    }
  }

  @Test func equalFactorsAreEqualDistances() {
    let scale = AxisScale.logarithmic([10, 1_000])
    #expect(scale.place(100) == 0.5)
    #expect(AxisScale.linear(to: [1_000]).place(250) == 0.25)
  }

  @Test(arguments: [
    (5_000, "5k"), (1_200_000, "1.2M"), (100_000, "100k"), (999, "999"), (0, "0"),
    (3_000_000_000, "3B"), (1_000_000, "1M"),
  ])
  func marksAreShort(value: Int, text: String) {
    #expect(Quantity(value).compact == text)
  }

  // MARK: bars

  @Test func barsAndWhiskersStandAtTheirAmounts() throws {
    let chart = BarChart(
      id: "t", title: "Title", note: "", subject: "way",
      bars: [
        .init(name: "one", amount: amount(100, 200, 400), emphasis: .chosen),
        .init(name: "two", remark: "ruled out", amount: amount(0, 100, 100), emphasis: .excluded),
      ]
    ).chart
    let tree = try tree(chart)
    let fills = tree.all("rect").filter { $0.attributes["class"] == "fill" }
    #expect(fills.map { $0.attributes["width"] } == ["50%", "25%"])
    #expect(fills[1].attributes["fill"] == "url(#t-hatch)")
    #expect(tree.all("pattern").first?.attributes["id"] == "t-hatch")
    let whiskers = tree.all("line").filter { $0.attributes["class"] == "whisker" }
    #expect(whiskers[0].attributes["x1"] == "25%" && whiskers[0].attributes["x2"] == "100%")
    #expect(tree.all("td").map(\.text) == ["$100", "$200", "$400", "$0", "$100", "$100"])
    #expect(tree.all("desc")[0].text.contains("one: likely $200, between $100 and $400"))
  }

  @Test func nothingToDrawIsNoChart() {
    let never = AdviceRecord.Amount(
      low: nil, likely: nil, high: nil, least: nil, most: nil, unit: "USD")
    let bars = [BarChart.Bar(name: "never", amount: never)]
    #expect(BarChart(id: "t", title: "", note: "", subject: "", bars: bars).chart == nil)
    #expect(PathPicture(steps: [], destination: []).chart == nil)
    #expect(FlipChart(flips: [], name: { _ in "" }).chart == nil)
  }

  // MARK: cost over volume

  private func curve(_ lines: [(fixed: Int, each: Int)]) -> AdviceRecord.VolumeCurve {
    let volumes = [10, 20, 50, 100, 200, 500, 1_000]
    return AdviceRecord.VolumeCurve(
      key: "volume", volume: Quantity(100), volumes: volumes.map { Quantity($0) },
      lines: lines.enumerated().map { place, line in
        .init(
          techniques: ["t\(place)"], isDestination: place == 0,
          points: volumes.map {
            let cost = Quantity(line.fixed + line.each * $0)
            return .init(low: cost, likely: cost, high: cost)
          })
      })
  }

  @Test func crossingsAreWhereLinesCostTheSame() throws {
    // 1,000 + v = 100 + 4 v at 300; never the third.
    let chart = VolumeChart(
      curve: curve([(1_000, 1), (100, 4), (5_000, 2)]), measure: "total", routes: [],
      name: { $0.joined() })
    #expect(chart.crossings.map(\.line) == [1])
    #expect(abs((chart.crossings.first?.volume ?? 0) - 300) < 0.001)
    #expect(chart.sentences == ["A and B cost the same at about 300 requests a month"])
    let tree = try tree(chart.chart)
    #expect(tree.all("circle").count { $0.attributes["class"] == "crossing" } == 1)
    #expect(tree.all("path").count == 6)
    #expect(tree.all("th").count { $0.attributes["scope"] == "row" } == 7)
    #expect(tree.all("desc")[0].text.contains("today 100"))
  }

  @Test func aBreakEvenOfTheSameTwoGivesTheFigure() {
    func chart(_ volume: Int) -> VolumeChart {
      let route = AdviceRecord.Route(
        from: ["t1"], to: ["t0"], volume: amount(volume, volume, volume), paybackMonths: nil,
        saving: nil, neverBecause: nil, capacity: nil)
      return VolumeChart(
        curve: curve([(1_000, 1), (100, 4)]), measure: "total", routes: [route],
        name: { $0.joined() })
    }
    #expect(chart(310).crossings.map(\.volume) == [310])
    #expect(chart(900).crossings.map { $0.volume.rounded() } == [300])
  }

  @Test func onePriceIsNoCurve() {
    var one = curve([(1, 1)])
    one.volumes = [Quantity(1)]
    #expect(
      VolumeChart(curve: one, measure: "", routes: [], name: { $0.joined() }).chart == nil)
  }

  // MARK: what leads elsewhere

  private func flip(_ key: String, _ from: Int, _ to: Int) -> AdviceRecord.Flip {
    func value(_ number: Int) -> FactValue {
      .number(low: Quantity(number), high: Quantity(number))
    }
    return .init(
      changes: [.init(key: key, from: value(from), to: value(to), unit: "")],
      destination: ["rag"], outcome: "adapt", isPast: false)
  }

  @Test func theNearestChangeStandsOnTop() throws {
    let chart = FlipChart(
      flips: [
        flip("far", 10, 1_000), flip("near", 100, 50), flip("far", 10, 100), flip("near", 100, 800),
        flip("zero", 0, 7),
      ], name: { $0.joined() })
    #expect(chart.rows.map(\.key) == ["near", "far", "zero"])
    #expect(chart.rows[0].below?.factor == 2 && chart.rows[0].above?.factor == 8)
    #expect(chart.rows[1].above?.factor == 10 && chart.rows[1].below == nil)
    let tree = try tree(chart.chart)
    let bars = tree.all("rect")
    #expect(bars.map { $0.attributes["class"] } == ["near", "far", "near", "near"])
    // To the left of the middle what is smaller, to the right what is larger.
    let starts = bars.compactMap { $0.attributes["x"]?.dropLast() }.compactMap { Double($0) }
    #expect(starts[0] < 50 && starts.dropFirst().allSatisfy { $0 == 50 })
    #expect(tree.all("tr").count == 5)
  }

  // MARK: colours

  /// The stylesheet names its colours once for light and once for dark.
  @Test(arguments: [0, 1])
  func coloursStandOutFromTheirGround(theme: Int) throws {
    let blocks = Stylesheet.rules.description.components(separatedBy: ":root {").dropFirst()
    let block = try #require(blocks.dropFirst(theme).first?.components(separatedBy: "}").first)
    var colors: [String: Double] = [:]
    for line in block.components(separatedBy: ";") {
      let parts = line.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard parts.count == 2, parts[1].hasPrefix("#"),
        let value = Int(parts[1].dropFirst(), radix: 16)
      else { continue }
      let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      colors[parts[0]] = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    func contrast(_ one: String, _ other: String) throws -> Double {
      let (a, b) = (try #require(colors["--" + one]), try #require(colors["--" + other]))
      return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
    for ground in ["ground", "raised", "soft"] {
      for text in ["text", "quiet", "accent", "against"] {
        let measured = try contrast(text, ground)
        #expect(measured >= 4.5, "\(text) on \(ground)")
      }
    }
    let shapes = try contrast("bar", "ground")
    let letters = try contrast("on-accent", "accent")
    #expect(shapes >= 3 && letters >= 4.5)
  }
}
