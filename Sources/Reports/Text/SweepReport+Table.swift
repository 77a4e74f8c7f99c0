import Advice
import CostModel
import DecisionModel

extension SweepReport {
  /// A row for each value, the columns in blocks that fit; a star at the cheapest of those that are not
  /// blocked.
  func table(_ sweep: CostSweep, _ series: [SweepSeries], _ page: inout TextPage) {
    let names = sweep.points.map { short($0.value, sweep).count } + [sweep.key.rawValue.count]
    let lead = (names.max() ?? 0) + 1
    // A column takes its longest cost with a blank before it and a mark behind it.
    let costs = series.flatMap(\.costs).map { ($0?.dollars ?? "?").count }
    let cell = (costs.max() ?? 0) + 2
    let room = max(1, (page.width - lead) / cell)
    var rest = series[...]
    while !rest.isEmpty {
      let block = rest.prefix(room)
      rest = rest.dropFirst(room)
      page.gap()
      page.line(
        style.bold(
          sweep.key.rawValue.padded(to: lead)
            + block.map { String($0.letter).padded(leftTo: cell - 1) + " " }.joined()))
      for (place, point) in sweep.points.enumerated() {
        let cells = block.map { one -> String in
          let text = one.costs[place].map(\.dollars) ?? "?"
          return text.padded(leftTo: cell - 1) + mark(one, at: point)
        }
        page.line(short(point.value, sweep).padded(to: lead) + cells.joined())
      }
    }
    page.paragraph(
      "* the cheapest of all techniques that stand by themselves and are not blocked", lead: "  ",
      style.dim)
    if sweep.points.contains(where: { point in series.contains { mark($0, at: point) == "x" } }) {
      page.paragraph("x blocked there: `advisor why-not` says by what", lead: "  ", style.dim)
    }
    let wants = Set(
      sweep.points.flatMap { point in
        series.flatMap { one -> [FactKey] in
          let cost = one.technique.map { point.slice.costs[$0] } ?? point.slice.together
          if case .wants(let keys)? = cost { return keys }
          return []
        }
      })
    if !wants.isEmpty {
      let keys = report.ruleSet.facts.map(\.key).filter { wants.contains($0) }.map(\.rawValue)
      page.paragraph("? wants answers: " + keys.joined(separator: ", "), lead: "  ", style.yellow)
    }
  }

  private func mark(_ one: SweepSeries, at point: CostSweep.Point) -> String {
    guard let technique = one.technique else { return " " }
    if point.blocked.contains(technique) { return "x" }
    return technique == point.cheapest ? "*" : " "
  }
}
