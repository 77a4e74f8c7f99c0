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
  private static let letters = ["A", "B", "C", "D", "E", "F"]

  /// Where the destination and another line cost the same.
  struct Crossing: Hashable {
    let line: Int
    let volume: Double
    let cost: Double
  }

  var lines: [AdviceRecord.VolumeCurve.Line] {
    curve.lines.filter { $0.points.contains { $0 != nil } }.prefix(Self.letters.count).map(\.self)
  }

  private var volumes: [Double] { curve.volumes.map(\.double) }

  private var xScale: AxisScale { .logarithmic(volumes) }

  /// By factors where amounts are far apart, so that crossings at small ones can be seen.
  private var yScale: AxisScale {
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

  // MARK: places

  private func x(_ volume: Double) -> Double { xScale.place(volume) * Self.plotWidth }

  private func y(_ cost: Double) -> Double {
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

  // MARK: drawing

  private var drawing: Markup {
    let floor = Self.plotTop + Self.plotHeight
    return Markup("g", ["class": "plot"]) {
      for mark in yScale.marks {
        Chart.line((0, y(mark)), (Self.plotWidth, y(mark)), "grid")
      }
      Chart.line((0, floor), (Self.plotWidth, floor), "axis")
      for mark in xScale.marks {
        Chart.line((x(mark), floor), (x(mark), floor + 5), "axis")
        Chart.label(
          Quantity(rounding: mark).compact, x: x(mark), y: floor + 19, "mark",
          anchor: x(mark) < 0.04 ? "start" : "middle")
      }
      Chart.label("requests a month", x: Self.plotWidth, y: floor + 37, "mark", anchor: "end")
      today(floor)
      stretched
      for mark in yScale.marks where mark > 0 {
        Chart.label("$" + Quantity(rounding: mark).compact, x: 0, y: y(mark) - 5, "mark cased")
      }
      for crossing in crossings { ring(crossing) }
      letters
    }
  }

  /// Bands and lines, drawn on a square that is stretched to the plot.
  private var stretched: Markup {
    .group([
      Markup("defs") {
        Markup(
          "symbol",
          [
            "id": "volume-plot", "viewBox": "0 0 1000 1000", "preserveAspectRatio": "none",
            "overflow": "visible",
          ]
        ) {
          for place in lines.indices.reversed() { band(place) }
          for place in lines.indices.reversed() { curve(place) }
        }
      },
      Markup(
        "use",
        [
          "href": "#volume-plot", "x": "0", "y": Length.decimal(Self.plotTop),
          "width": Length.percent(Self.plotWidth), "height": Length.decimal(Self.plotHeight),
        ]),
    ])
  }

  private func today(_ floor: Double) -> Markup {
    let place = x(curve.volume.double)
    let isLate = place > Self.plotWidth / 2
    return .group([
      Chart.line((place, 20), (place, floor), "today"),
      Chart.label(
        "now \(curve.volume.grouped(digits: 3))", x: place, y: 13, "now",
        anchor: isLate ? "end" : "start"),
    ])
  }

  private func point(_ volume: Double, _ cost: Quantity) -> String {
    Length.decimal(xScale.place(volume) * 1_000) + " "
      + Length.decimal((1 - yScale.place(cost.double)) * 1_000)
  }

  private func curve(_ place: Int) -> Markup {
    let points = zip(volumes, lines[place].points).compactMap { volume, cost in
      cost.map { point(volume, $0.likely) }
    }
    return Markup(
      "path", ["class": "line line-\(place)", "d": "M" + points.joined(separator: "L")])
  }

  private func band(_ place: Int) -> Markup {
    let known = zip(volumes, lines[place].points).compactMap { volume, cost in
      cost.map { (volume, $0) }
    }
    let upper = known.map { point($0, $1.high) }
    let lower = known.reversed().map { point($0, $1.low) }
    return Markup(
      "path",
      ["class": "band band-\(place)", "d": "M" + (upper + lower).joined(separator: "L") + "Z"])
  }

  private func ring(_ crossing: Crossing) -> Markup {
    let place = x(crossing.volume)
    let height = y(crossing.cost)
    return .group([
      Markup(
        "circle",
        [
          "cx": Length.percent(place), "cy": Length.decimal(height), "r": "6", "class": "crossing",
        ]),
      Chart.label(
        Quantity(rounding: crossing.volume).grouped(digits: 3), x: place, y: height + 24,
        "cross cased",
        anchor: place > 0.8 ? "end" : (place < 0.15 ? "start" : "middle")),
    ])
  }

  /// A letter at the end of each line, kept apart from one another.
  private var letters: Markup {
    let ends = lines.indices.compactMap { place in
      lines[place].points.last.flatMap(\.self).map { (place, y($0.likely.double)) }
    }.sorted { $0.1 < $1.1 }
    var last = -1_000.0
    var drawn: [Markup] = []
    for (place, wanted) in ends {
      let height = max(wanted, last + 21)
      last = height
      drawn.append(
        Markup("g", ["class": "letter letter-\(place)"]) {
          Markup(
            "circle", ["cx": Length.percent(0.97), "cy": Length.decimal(height), "r": "9.5"])
          Chart.label(
            Self.letters[place], x: 0.97, y: height + 4, "letter-text", anchor: "middle")
        })
    }
    return .group(drawn)
  }

  // MARK: words

  private func name(at place: Int) -> String { name(lines[place].techniques) }

  /// Where lines cross, in sentences.
  var sentences: [String] {
    crossings.map { crossing in
      "\(Self.letters[0]) and \(Self.letters[crossing.line]) cost the same at about "
        + "\(Quantity(rounding: crossing.volume).grouped(digits: 3)) requests a month"
    }
  }

  private var key: Markup {
    Markup("ul", ["class": "key"]) {
      for place in lines.indices {
        Markup("li") {
          Markup("b") { Self.letters[place] }
          " " + name(at: place) + (lines[place].isDestination ? ", recommended" : "")
        }
      }
      for sentence in sentences { Markup("li", ["class": "same"]) { sentence } }
    }
  }

  private var summary: String {
    let first = volumes.first.map { Quantity(rounding: $0).grouped(digits: 3) } ?? ""
    let last = volumes.last.map { Quantity(rounding: $0).grouped(digits: 3) } ?? ""
    let ends = lines.indices.map { place in
      let known = lines[place].points.compactMap(\.self)
      return "\(Self.letters[place]), \(name(at: place)), goes from "
        + "\(known.first?.likely.dollars ?? "") to \(known.last?.likely.dollars ?? "")"
    }
    return "Line chart over \(first) to \(last) requests a month; today "
      + "\(curve.volume.grouped(digits: 3)). " + (ends + sentences).joined(separator: "; ") + "."
  }

  private var table: DataTable {
    DataTable(
      caption: "\(measure.capitalized): likely (low to high)",
      columns: [.init(title: "requests a month")]
        + lines.indices.map { .init(title: Self.letters[$0] + " " + name(at: $0), isNumber: true) },
      rows: curve.volumes.indices.map { place in
        DataTable.Row(
          [curve.volumes[place].grouped(digits: 4)]
            + lines.map { line in
              guard let cost = line.points[place] else { return "-" }
              return "\(cost.likely.dollars) (\(cost.low.dollars) to \(cost.high.dollars))"
            })
      })
  }
}
