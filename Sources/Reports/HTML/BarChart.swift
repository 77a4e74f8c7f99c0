import DecisionModel

/// Bars from 0 to the likely amount, with whiskers from low to high.
struct BarChart {
  /// How a bar is drawn: by colour and pattern both.
  enum Emphasis: String, Hashable, Sendable {
    /// What is recommended: the accent.
    case chosen
    /// What could be done instead.
    case other
    /// What can't be chosen: hatched.
    case excluded
  }

  /// A bar.
  struct Bar {
    /// What it stands for.
    let name: String
    /// What to add to the name in the table, such as `blocked`; may be empty.
    var remark = ""
    let amount: AdviceRecord.Amount
    var emphasis = Emphasis.other
  }

  /// Sets its ids apart.
  let id: String
  let title: String
  let note: String
  /// The heading of the first column of the table.
  let subject: String
  let bars: [Bar]

  private static let rowHeight = 50.0

  /// The whole chart; nil when nothing can be drawn.
  var chart: Chart? {
    let drawn = bars.filter { $0.amount.likely != nil }
    guard !drawn.isEmpty else { return nil }
    let scale = AxisScale.linear(
      to: drawn.flatMap { [$0.amount.high, $0.amount.likely] }.compactMap { $0?.double })
    let excluded = drawn.contains { $0.emphasis == .excluded }
    return Chart(
      id: id, title: title, summary: summary(drawn), note: note,
      height: Self.rowHeight * Double(drawn.count) + 4,
      drawing: .group(
        (excluded ? [hatching] : [])
          + drawn.enumerated().map { place, bar in
            row(bar, scale, top: Double(place) * Self.rowHeight)
          }),
      table: table)
  }

  private func row(_ bar: Bar, _ scale: AxisScale, top: Double) -> Markup {
    let likely = scale.place(bar.amount.likely?.double ?? 0)
    let low = scale.place(bar.amount.low?.double ?? 0)
    let high = scale.place(bar.amount.high?.double ?? 0)
    let middle = top + 34
    return Markup("g", ["class": "bar " + bar.emphasis.rawValue]) {
      Chart.name(bar.name, y: top + 18)
      Chart.label(bar.amount.likelyDollars ?? "", x: 1, y: top + 18, "value", anchor: "end")
      Chart.line((0, middle), (1, middle), "track")
      Markup(
        "rect",
        [
          "x": "0", "y": Length.decimal(middle - 6), "width": Length.percent(likely),
          "height": "12", "class": "fill",
          "fill": bar.emphasis == .excluded ? "url(#\(id)-hatch)" : nil,
        ])
      if bar.amount.low != nil, bar.amount.high != nil {
        // Drawn twice, so that it stands out from the bar as well as from the page.
        for style in ["casing", "whisker"] {
          Chart.line((low, middle), (high, middle), style)
          Chart.line((low, middle - 5), (low, middle + 5), style)
          Chart.line((high, middle - 5), (high, middle + 5), style)
        }
      }
    }
  }

  private var hatching: Markup {
    Markup(
      "pattern",
      [
        "id": id + "-hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ]
    ) { Markup("rect", ["width": "2.5", "height": "6", "class": "hatch"]) }
  }

  private func summary(_ drawn: [Bar]) -> String {
    let parts = drawn.map { bar in
      let range = [bar.amount.low, bar.amount.high].compactMap { $0?.dollars }
      return bar.name + ": likely " + (bar.amount.likelyDollars ?? "never")
        + (range.count == 2 ? ", between \(range[0]) and \(range[1])" : "")
    }
    return "Bar chart. " + parts.joined(separator: "; ") + "."
  }

  private var table: DataTable {
    DataTable(
      caption: title,
      columns: [
        .init(title: subject), .init(title: "low", isNumber: true),
        .init(title: "likely", isNumber: true), .init(title: "high", isNumber: true),
      ],
      rows: bars.map { bar in
        let points = [bar.amount.low, bar.amount.likely, bar.amount.high]
        return DataTable.Row(
          [bar.name + (bar.remark.isEmpty ? "" : " (\(bar.remark))")]
            + points.map { $0?.dollars ?? "never" })
      })
  }
}
