public import Advice
import CostModel
public import DecisionModel

/// A sweep as a person reads it: a table, a chart, and where things change.
public struct SweepReport: Sendable {
  let report: TextReport
  let isASCII: Bool
  let isLog: Bool
  /// The techniques the user asked for; empty to show those that matter.
  let shown: [TechniqueID]

  /// Writes for a width and a style that the caller has chosen.
  public init(
    _ ruleSet: RuleSet, style: Style = .plain, width: Int = 80, isASCII: Bool = false,
    isLog: Bool = true, shown: [TechniqueID] = []
  ) {
    report = TextReport(ruleSet, style: style, width: width)
    self.isASCII = isASCII
    self.isLog = isLog
    self.shown = shown
  }

  /// The most lines that are told apart without asking.
  private static let mostSeries = 6
  private static let mostCrossovers = 12

  private var style: Style { report.style }

  /// The whole report, a line feed at the end.
  public func render(_ sweep: CostSweep) -> String {
    var page = TextPage(style: style, width: report.width)
    let series = series(sweep)
    page.paragraph(title(sweep), style.bold)
    for one in series { page.paragraph(one.name, lead: "  \(one.letter)  ") }
    table(sweep, series, &page)
    page.gap()
    let chart = SweepChart(width: page.width, isASCII: isASCII, isLog: isLog)
    for line in chart.lines(sweep, series, words: { short($0, sweep) }) { page.line(line) }
    changes(sweep, Set(series.compactMap(\.technique)), &page)
    return page.text
  }

  private func title(_ sweep: CostSweep) -> String {
    let cost =
      switch sweep.measure {
      case "monthly": "cost each month"
      case "per_request": "cost of a request"
      case "upfront": "cost up front"
      default: "total over the horizon"
      }
    let ends = [sweep.points.first, sweep.points.last].compactMap {
      $0.map { words($0.value, sweep) }
    }
    return "Likely \(cost) in USD, \(sweep.key.rawValue) from " + ends.joined(separator: " to ")
  }

  /// The techniques that are shown, each with its letter, and the destination.
  private func series(_ sweep: CostSweep) -> [SweepSeries] {
    var wanted = shown
    if wanted.isEmpty {
      let cheapest = sweep.points.compactMap(\.cheapest)
      let compared = sweep.crossovers.flatMap { [$0.pair.from, $0.pair.to] }
      let destinations = sweep.points.flatMap(\.destination)
      for id in cheapest + destinations + compared
      where sweep.alone.contains(id) && !wanted.contains(id) && wanted.count < Self.mostSeries {
        let costs = sweep.points.compactMap { $0.slice.costs[id]?.likely }
        if costs.contains(where: { $0 > .zero }) { wanted.append(id) }
      }
      wanted = sweep.techniques.filter { wanted.contains($0) }
    }
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let named = zip(letters, wanted).map { letter, id in
      SweepSeries(
        letter: letter, name: report.title(id), technique: id,
        costs: sweep.points.map { $0.slice.costs[id]?.likely })
    }
    guard shown.isEmpty else { return named }
    let destination = SweepSeries(
      letter: "@", name: "the destination, all of it", technique: nil,
      costs: sweep.points.map { $0.slice.together.likely })
    return named + [destination]
  }

  /// A row for each value, the columns in blocks that fit; a star at the cheapest of all.
  private func table(_ sweep: CostSweep, _ series: [SweepSeries], _ page: inout TextPage) {
    let names = sweep.points.map { short($0.value, sweep).count } + [sweep.key.rawValue.count]
    let lead = (names.max() ?? 0) + 1
    let cell = 11
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
          let mark = one.technique != nil && one.technique == point.cheapest ? "*" : " "
          return text.padded(leftTo: cell - 1) + mark
        }
        page.line(short(point.value, sweep).padded(to: lead) + cells.joined())
      }
    }
    page.paragraph(
      "* the cheapest of all techniques that stand by themselves", lead: "  ", style.dim)
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

  private func changes(_ sweep: CostSweep, _ shown: Set<TechniqueID>, _ page: inout TextPage) {
    page.heading("Crossovers")
    // Where there are too many, those of what is shown stay.
    let ranked =
      sweep.crossovers.filter { shown.contains($0.pair.from) && shown.contains($0.pair.to) }
      + sweep.crossovers.filter { !shown.contains($0.pair.from) || !shown.contains($0.pair.to) }
    for crossing in ranked.prefix(Self.mostCrossovers).sorted(by: { $0.at < $1.at }) {
      let (first, second) =
        crossing.toIsCheaper
        ? (crossing.pair.to, crossing.pair.from) : (crossing.pair.from, crossing.pair.to)
      page.paragraph(
        "from \(words(crossing.at, sweep)): \(report.title(first)) is cheaper than "
          + report.title(second), lead: "  ")
    }
    if ranked.isEmpty { page.paragraph("none of the compared pairs changes places", lead: "  ") }
    if ranked.count > Self.mostCrossovers {
      page.paragraph(
        "and \(ranked.count - Self.mostCrossovers) more; see --json", lead: "  ", style.dim)
    }
    page.heading("Destination")
    if let first = sweep.points.first {
      page.paragraph("at \(words(first.value, sweep)): \(listed(first.destination))", lead: "  ")
    }
    for change in sweep.changes {
      page.paragraph("from about \(words(change.at, sweep)): \(listed(change.to))", lead: "  ")
    }
    if sweep.changes.isEmpty { page.paragraph("the same all along", lead: "  ", style.dim) }
  }

  private func listed(_ techniques: [TechniqueID]) -> String {
    techniques.map { report.title($0) }.joined(separator: ", ")
  }

  private func words(_ value: Quantity, _ sweep: CostSweep) -> String {
    Value.number(QuantityRange(value)).words(report.ruleSet.fact(sweep.key)?.type)
  }

  /// The bare number, as the table has it.
  private func short(_ value: Quantity, _ sweep: CostSweep) -> String { value.grouped() }
}

/// One line of a sweep's table and chart.
struct SweepSeries {
  var letter: Character
  var name: String
  var technique: TechniqueID?
  var costs: [Quantity?]
}
