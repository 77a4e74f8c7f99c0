import Advice
import DecisionModel

/// How far each number is from the nearest value that leads elsewhere: a tornado by factors, the nearest
/// on top.
struct FlipChart {
  /// Changes of one answer, none of them of the past.
  let flips: [AdviceRecord.Flip]
  /// The name of some techniques together.
  let name: ([String]) -> String

  private static let rowHeight = 52.0
  private static let most = 10

  /// A number and the nearest changes below and above it.
  struct Row: Hashable {
    let key: String
    let now: String
    var below: Side?
    var above: Side?

    /// The smaller factor to either side.
    var distance: Double { min(below?.factor ?? .infinity, above?.factor ?? .infinity) }
  }

  /// A change to one side.
  struct Side: Hashable {
    /// By how much the number is multiplied or divided; infinite to or from zero.
    let factor: Double
    let value: String
    let destination: [String]
  }

  /// The rows, the nearest first.
  var rows: [Row] {
    var found: [Row] = []
    for flip in flips {
      guard flip.changes.count == 1, let change = flip.changes.first,
        case .number(let low, let high) = change.from, case .number(let to, _) = change.to
      else { continue }
      let isBelow = to < low
      guard isBelow || to > high else { continue }
      let (small, large) = isBelow ? (to.double, low.double) : (high.double, to.double)
      let factor = small > 0 ? large / small : .infinity
      let side = Side(
        factor: factor, value: change.to.words(change.unit), destination: flip.destination)
      let now = change.from.words(change.unit)
      let place = found.firstIndex { $0.key == change.key }
      var row = place.map { found[$0] } ?? Row(key: change.key, now: now)
      if isBelow, factor < row.below?.factor ?? .infinity || row.below == nil { row.below = side }
      if !isBelow, factor < row.above?.factor ?? .infinity || row.above == nil { row.above = side }
      if let place { found[place] = row } else { found.append(row) }
    }
    let ranked = found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return Array(ranked.map(\.element).prefix(Self.most))
  }

  /// The whole chart; nil without numbers that lead elsewhere.
  var chart: Chart? {
    let rows = rows
    guard !rows.isEmpty else { return nil }
    let factors = rows.flatMap { [$0.below?.factor, $0.above?.factor] }.compactMap(\.self)
    let reach = max(2, factors.filter(\.isFinite).max() ?? 10) * 1.25
    let height = Self.rowHeight * Double(rows.count)
    return Chart(
      id: "flips", title: "How far each number is from another recommendation",
      summary: summary(rows),
      note: "The nearest first. The middle is today's answer; bars reach to the value at which "
        + "the recommendation changes, by factors.",
      height: height + 26,
      drawing: Markup("g", ["class": "tornado"]) {
        Chart.line((0.5, 0), (0.5, height), "axis")
        for (place, row) in rows.enumerated() {
          markup(of: row, reach, top: Double(place) * Self.rowHeight)
        }
        Chart.label("as answered", x: 0.5, y: height + 17, "mark", anchor: "middle")
        Chart.label("\u{00F7}\(Self.factor(reach))", x: 0, y: height + 17, "mark")
        Chart.label("\u{00D7}\(Self.factor(reach))", x: 1, y: height + 17, "mark", anchor: "end")
      }, table: table(rows))
  }

  private func markup(of row: Row, _ reach: Double, top: Double) -> Markup {
    func length(_ factor: Double) -> Double {
      factor.isFinite ? min(0.5, factor.logarithm(to: reach) / 2) : 0.5
    }
    func bar(_ side: Side, _ start: Double, _ width: Double) -> Markup {
      Markup(
        "rect",
        [
          "x": Length.percent(start), "y": Length.decimal(top + 28),
          "width": Length.percent(width), "height": "12",
          "class": side.factor <= row.distance ? "near" : "far",
        ])
    }
    return Markup("g") {
      Chart.name(row.key, y: top + 18)
      Chart.label(Self.words(row), x: 1, y: top + 18, "value", anchor: "end")
      Chart.line((0, top + 34), (1, top + 34), "track")
      if let below = row.below {
        bar(below, 0.5 - length(below.factor), length(below.factor))
      }
      if let above = row.above { bar(above, 0.5, length(above.factor)) }
    }
  }

  /// The nearer side as a factor: `×1.3`.
  private static func words(_ row: Row) -> String {
    let isBelow = (row.below?.factor ?? .infinity) < (row.above?.factor ?? .infinity)
    let sign = isBelow ? "\u{00F7}" : "\u{00D7}"
    guard row.distance.isFinite else {
      return "at " + (row.below ?? row.above).map { $0.value.fitted(to: 16) }.orEmpty
    }
    return sign + factor(row.distance)
  }

  private static func factor(_ value: Double) -> String {
    let quantity = Quantity(rounding: min(value, 1_000_000_000))
    return value >= 100 ? quantity.grouped(digits: 2) : quantity.significant(2)
  }

  private func summary(_ rows: [Row]) -> String {
    let parts = rows.map { row in
      "\(row.key), now \(row.now)"
        + (row.below.map { ", changes the recommendation at \($0.value)" } ?? "")
        + (row.above.map { ", changes the recommendation at \($0.value)" } ?? "")
    }
    return "Tornado chart, the nearest change first. " + parts.joined(separator: "; ") + "."
  }

  private func table(_ rows: [Row]) -> DataTable {
    DataTable(
      caption: "Numbers at which the recommendation changes",
      columns: [
        .init(title: "answer"), .init(title: "now"), .init(title: "changes at"),
        .init(title: "by", isNumber: true), .init(title: "leads to"),
      ],
      rows: rows.flatMap { row in
        [(row.below, "\u{00F7}"), (row.above, "\u{00D7}")].compactMap { side, sign in
          side.map { side in
            DataTable.Row([
              row.key, row.now, side.value,
              side.factor.isFinite ? sign + Self.factor(side.factor) : "-",
              name(side.destination),
            ])
          }
        }
      })
  }
}

extension String? {
  fileprivate var orEmpty: String { self ?? "" }
}
