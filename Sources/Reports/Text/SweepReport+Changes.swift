import Advice
import CostModel
import DecisionModel

extension SweepReport {
  private static let mostCrossovers = 12

  /// Where those that are shown or may be taken change places; where that is too many, those that are shown.
  func crossovers(
    _ sweep: CostSweep, _ shown: Set<TechniqueID>, _ blocked: Set<TechniqueID>,
    _ page: inout TextPage
  ) {
    page.heading("Crossovers")
    let told = sweep.crossovers.filter { crossing in
      shown.isSuperset(of: crossing.techniques) || blocked.isDisjoint(with: crossing.techniques)
    }
    let ranked =
      told.filter { shown.isSuperset(of: $0.techniques) }
      + told.filter { !shown.isSuperset(of: $0.techniques) }
    for crossing in ranked.prefix(Self.mostCrossovers).sorted(by: { $0.at < $1.at }) {
      let (first, second) =
        crossing.toIsCheaper
        ? (crossing.pair.to, crossing.pair.from) : (crossing.pair.from, crossing.pair.to)
      page.paragraph(
        "from \(about(crossing.at, sweep)): \(report.title(first)) is cheaper than "
          + report.title(second), lead: "  ")
    }
    if ranked.isEmpty { page.paragraph("none of the compared pairs changes places", lead: "  ") }
    let leftOut = sweep.crossovers.count - told.count
    if leftOut > 0 {
      page.paragraph(
        "\(leftOut) more with what is blocked throughout; see --json", lead: "  ", style.dim)
    }
    if ranked.count > Self.mostCrossovers {
      page.paragraph(
        "and \(ranked.count - Self.mostCrossovers) more; see --json", lead: "  ", style.dim)
    }
  }

  func destinations(_ sweep: CostSweep, _ page: inout TextPage) {
    page.heading("Destination")
    if let first = sweep.points.first {
      page.paragraph("at \(words(first.value, sweep)): \(listed(first.destination))", lead: "  ")
    }
    for change in sweep.changes {
      page.paragraph("from \(about(change.at, sweep)): \(listed(change.to))", lead: "  ")
    }
    if sweep.changes.isEmpty { page.paragraph("the same all along", lead: "  ", style.dim) }
  }

  private func listed(_ techniques: [TechniqueID]) -> String {
    techniques.map { report.title($0) }.joined(separator: ", ")
  }

  /// A value that was worked out, to three digits: prices are known no better.
  private func about(_ value: Quantity, _ sweep: CostSweep) -> String {
    let isSmall = value < Quantity(1_000)
    return "about " + words(isSmall ? value : value.rounded(digits: 3), sweep)
  }
}
