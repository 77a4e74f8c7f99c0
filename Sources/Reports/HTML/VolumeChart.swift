import Advice
import DecisionModel

/// Costs against the volume of requests: a line for each way, the volume of today and where two cost the
/// same.
struct VolumeChart {
  let curve: AdviceRecord.VolumeCurve
  /// What the costs are, such as `total over 12 months`.
  let measure: String
  /// Break-evens between single techniques, whose figures stand for crossings that are theirs.
  let routes: [AdviceRecord.Route]
  /// The name of some techniques together.
  let name: ([String]) -> String

  static let plotTop = 34.0
  static let plotHeight = 250.0
  /// The share of the width that is plotted on; letters at the ends of lines stand behind it.
  static let plotWidth = 0.94
  static let letters = ["A", "B", "C", "D", "E", "F"]

  /// Where the destination and another line cost the same.
  struct Crossing: Hashable {
    let line: Int
    let volume: Double
    let cost: Double
  }

  var lines: [AdviceRecord.VolumeCurve.Line] {
    curve.lines.filter { $0.points.contains { $0 != nil } }.prefix(Self.letters.count).map(\.self)
  }

  var volumes: [Double] { curve.volumes.map(\.double) }

  var xScale: AxisScale { .logarithmic(volumes) }

  /// By factors where amounts are far apart, so that crossings at small ones can be seen.
  var yScale: AxisScale {
    let points = lines.flatMap { $0.points.compactMap(\.self) }
    let values = points.flatMap { [$0.low.double, $0.likely.double, $0.high.double] }
    let likely = points.map(\.likely.double).filter { $0 > 0 }
    guard let least = likely.min(), let most = likely.max(), most / least > 6,
      (values.min() ?? 0) > 0
    else { return .linear(to: values) }
    return .logarithmic(values)
  }

  /// The whole chart; nil when fewer than two volumes are priced.
  var chart: Chart? {
    guard curve.volumes.count > 1, !lines.isEmpty else { return nil }
    let isLogarithmic = yScale.isLogarithmic
    return Chart(
      id: "volume", title: "Cost against the number of requests", summary: summary,
      note: "The \(measure), likely amounts as lines, low to high as bands; "
        + (isLogarithmic ? "both axes are logarithmic." : "the axis of requests is logarithmic."),
      height: Self.plotTop + Self.plotHeight + 44, drawing: drawing, key: key, table: table)
  }

  func x(_ volume: Double) -> Double { xScale.place(volume) * Self.plotWidth }

  func y(_ cost: Double) -> Double {
    Self.plotTop + (1 - yScale.place(cost)) * Self.plotHeight
  }

  /// Where lines cross, by straight lines between the points as they are drawn.
  var crossings: [Crossing] {
    guard let own = lines.first, own.isDestination else { return [] }
    var found: [Crossing] = []
    for (place, other) in lines.enumerated().dropFirst() {
      for right in volumes.indices.dropFirst() {
        let left = right - 1
        guard let a0 = own.points[left]?.likely.double, let a1 = own.points[right]?.likely.double,
          let b0 = other.points[left]?.likely.double, let b1 = other.points[right]?.likely.double
        else { continue }
        // A crossing at a point itself is that of the interval to its left, but for the first.
        let (start, end) = (a0 - b0, a1 - b1)
        guard start * end < 0 || (end == 0 && start != 0) else { continue }
        let share = start / (start - end)
        // Costs rise in a straight line with requests, so shares of the cost are shares of those.
        let drawn = volumes[left] + (volumes[right] - volumes[left]) * share
        let volume = breakEven(of: own.techniques, other.techniques, near: drawn) ?? drawn
        found.append(Crossing(line: place, volume: volume, cost: a0 + (a1 - a0) * share))
      }
    }
    return found
  }

  /// The break-even between what two ways differ in, where it is the crossing that was drawn: its draws
  /// are others than those of the points, so the two agree but for a few percent.
  private func breakEven(
    of own: [String], _ other: [String], near volume: Double
  ) -> Double? {
    let gone = own.filter { !other.contains($0) }
    let new = other.filter { !own.contains($0) }
    let route = routes.first { ($0.from, $0.to) == (gone, new) || ($0.from, $0.to) == (new, gone) }
    guard let known = route?.volume?.likely?.double, abs(known - volume) <= volume / 10 else {
      return nil
    }
    return known
  }
}
