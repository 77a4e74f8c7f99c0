import Advice
import DecisionModel

extension VolumeChart {
  var drawing: Markup {
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
}
