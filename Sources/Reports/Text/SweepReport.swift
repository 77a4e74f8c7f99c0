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

  var style: Style { report.style }

  /// The whole report, a line feed at the end.
  public func render(_ sweep: CostSweep) -> String {
    var page = TextPage(style: style, width: report.width)
    let series = series(sweep)
    page.paragraph(title(sweep), style.bold)
    let blocked = sweep.blockedThroughout
    for one in series {
      let isBlocked = one.technique.map(blocked.contains) ?? false
      page.paragraph(one.name + (isBlocked ? ", blocked" : ""), lead: "  \(one.letter)  ")
    }
    table(sweep, series, &page)
    page.gap()
    let chart = SweepChart(width: page.width, isASCII: isASCII, isLog: isLog)
    for line in chart.lines(sweep, series, words: { short($0, sweep) }) { page.line(line) }
    crossovers(sweep, Set(series.compactMap(\.technique)), blocked, &page)
    destinations(sweep, &page)
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
      let blocked = sweep.blockedThroughout
      let cheapest = sweep.points.compactMap(\.cheapest)
      let compared = sweep.crossovers.flatMap { [$0.pair.from, $0.pair.to] }
      let destinations = sweep.points.flatMap(\.destination)
      for id in cheapest + destinations + compared
      where sweep.alone.contains(id) && !blocked.contains(id) && !wanted.contains(id)
        && wanted.count < Self.mostSeries
      {
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

  func words(_ value: Quantity, _ sweep: CostSweep) -> String {
    Value.number(QuantityRange(value)).words(report.ruleSet.fact(sweep.key)?.type)
  }

  /// The bare number, as the table has it.
  func short(_ value: Quantity, _ sweep: CostSweep) -> String { value.grouped() }
}

/// One line of a sweep's table and chart.
struct SweepSeries {
  var letter: Character
  var name: String
  var technique: TechniqueID?
  var costs: [Quantity?]
}
