import Advice
import DecisionModel

/// The path as stations on a line: done, next, later, and those only taken if something holds.
struct PathPicture {
  let steps: [AdviceRecord.Step]
  /// The techniques of the destination, by which a station is marked as one.
  let destination: Set<String>

  private static let rowHeight = 58.0
  private static let x = 15.0
  private static let titleWidth = 36

  /// The whole chart; nil without steps.
  var chart: Chart? {
    guard !steps.isEmpty else { return nil }
    return Chart(
      id: "path", title: "From today to the goal", summary: summary,
      note: "",
      height: Self.rowHeight * Double(steps.count) - 6,
      drawing: .group(tracks + steps.enumerated().map { station($1, place: $0) }), table: table)
  }

  private func center(_ place: Int) -> Double { Double(place) * Self.rowHeight + 20 }

  private var tracks: [Markup] {
    zip(steps.indices, steps.indices.dropFirst()).map { from, to in
      let isSure = steps[from].state != "only_if" && steps[to].state != "only_if"
      let isWalked = steps[from].state == "done" && steps[to].state == "done"
      return Markup(
        "line",
        [
          "x1": Length.decimal(Self.x), "x2": Length.decimal(Self.x),
          "y1": Length.decimal(center(from)), "y2": Length.decimal(center(to)),
          "class": isSure ? (isWalked ? "rail walked" : "rail") : "rail perhaps",
        ])
    }
  }

  private func station(_ step: AdviceRecord.Step, place: Int) -> Markup {
    let y = center(place)
    let isEnd = step.technique.map(destination.contains) ?? false
    return Markup("g", ["class": "station " + Self.style(step.state)]) {
      if isEnd { dot(y, 12, "halo") }
      dot(y, step.state == "next" ? 9 : 7, "dot")
      if step.state == "done" {
        Markup(
          "path",
          [
            "class": "tick",
            "d": "M\(Length.decimal(Self.x - 3.2)) \(Length.decimal(y + 0.2))"
              + "l2.4 2.6l4.2 -5",
          ])
      }
      Markup("text", ["x": "40", "y": Length.decimal(y), "class": "name"]) {
        step.title.fitted(to: Self.titleWidth)
      }
      Markup("text", ["x": "40", "y": Length.decimal(y + 19), "class": "detail"]) {
        detail(step, isEnd)
      }
    }
  }

  private func dot(_ y: Double, _ radius: Double, _ style: String) -> Markup {
    Markup(
      "circle",
      [
        "cx": Length.decimal(Self.x), "cy": Length.decimal(y), "r": Length.decimal(radius),
        "class": style,
      ])
  }

  /// A class of the stylesheet for a state; a foreign state is drawn as one that is uncertain.
  private static func style(_ state: String) -> String {
    ["done", "next", "later"].contains(state) ? state : "perhaps"
  }

  private func detail(_ step: AdviceRecord.Step, _ isEnd: Bool) -> String {
    var parts = [step.stateWords.capitalized]
    if isEnd { parts.append("goal") }
    if step.state != "done" {
      if let effort = step.days { parts.append(effort) }
      if let cost = step.cost?.likelyDollars { parts.append(cost) }
    }
    return parts.joined(separator: " \u{00B7} ").fitted(to: 44)
  }

  private var summary: String {
    let parts = steps.enumerated().map { place, step in
      let isEnd = step.technique.map(destination.contains) ?? false
      return "\(place + 1) \(step.title), \(step.stateWords)" + (isEnd ? ", goal" : "")
    }
    return "\(steps.count) steps in order: " + parts.joined(separator: "; ") + "."
  }

  private var table: DataTable {
    DataTable(
      caption: "Steps from today to the goal",
      columns: [
        .init(title: "step"), .init(title: "state"), .init(title: "effort", isNumber: true),
        .init(title: "likely cost", isNumber: true),
      ],
      rows: steps.enumerated().map { place, step in
        DataTable.Row([
          "\(place + 1). \(step.title)", step.stateWords, step.days ?? "-",
          step.cost?.likelyDollars ?? "-",
        ])
      })
  }
}

extension AdviceRecord.Step {
  /// The working days: `1\u{2013}10 days`; nil where none are known.
  var days: String? {
    guard let low = effortDays?.low?.grouped(), let high = effortDays?.high?.grouped() else {
      return nil
    }
    if low == high { return low == "1" ? "1 day" : low + " days" }
    return "\(low)\u{2013}\(high) days"
  }
}
