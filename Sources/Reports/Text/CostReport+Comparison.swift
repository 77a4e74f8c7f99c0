import Advice
import CostModel
import DecisionModel

extension CostReport {
  /// Which number moves each cost most, by its own range alone.
  func contributors(_ contributions: Contributions, _ page: inout TextPage) {
    let costs = [
      ("up front", contributions.upfront), ("per month", contributions.monthly),
      ("total", contributions.total),
    ].filter { !$0.1.isEmpty }
    guard !costs.isEmpty else { return }
    page.heading("What moves it most, by its own range alone")
    for (name, ranked) in costs {
      for (place, one) in ranked.prefix(isFull ? 5 : 1).enumerated() {
        page.paragraph(words(one), lead: "  " + (place == 0 ? name : "").padded(to: 11))
      }
    }
  }

  private func words(_ one: Contributor) -> String {
    let value =
      one.value.low.significant(3) + ".." + one.value.high.significant(3)
      + (one.unit.isEmpty ? "" : " " + one.unit)
    let kind =
      switch one.basis {
      case .answered: "answered"
      case .default: "not answered"
      case .price, .constant, .computed: "price book"
      }
    return "\(one.name) of \(value) (\(kind)) moves it by \(one.width.dollars): "
      + "\(one.low.dollars) to \(one.high.dollars)"
  }

  /// Every technique on a line; what is blocked is priced too, since a gate may be opened.
  func techniques(
    _ estimates: Estimates, _ blocked: Set<TechniqueID>, _ page: inout TextPage
  ) {
    page.gap()
    page.row("By technique (likely, USD)", ["up front", "per month", "total"], style.bold)
    var wanted: Set<FactKey> = []
    for id in estimates.order {
      guard let estimate = estimates[id] else { continue }
      let costs = [estimate.upfront, estimate.monthly, estimate.total]
      wanted.formUnion(costs.flatMap(\.wants))
      let cells = costs.map { $0.amount.map { $0.likely.dollars } ?? "?" }
      let sign = estimate.isAddition ? "+ " : "  "
      page.row(sign + title(id, blocked), cells)
    }
    if estimates.techniques.values.contains(where: \.isAddition) {
      page.paragraph("+ is what it adds to the technique beside it", lead: "  ", style.dim)
    }
    let keys = report.ruleSet.facts.map(\.key).filter { wanted.contains($0) }
    if !keys.isEmpty {
      page.paragraph(
        "? wants answers: " + keys.map(\.rawValue).joined(separator: ", "), lead: "  ", style.yellow
      )
    }
  }

  /// Where routes overtake each other.
  func routes(_ cost: CostSummary, _ blocked: Set<TechniqueID>, _ page: inout TextPage) {
    let shown = cost.estimates.breakEven.filter { route in
      technique.map { $0 == route.to || $0 == route.from } ?? true
    }.map { ($0, report.words(for: $0)) }.filter { !$0.1.isEmpty }
    guard !shown.isEmpty else { return }
    page.heading("Break-even")
    for (route, words) in shown {
      page.paragraph(
        "\(title(route.to, blocked)) instead of \(title(route.from, blocked)): "
          + words.joined(separator: ", "), lead: "  ")
    }
  }

  private func title(_ id: TechniqueID, _ blocked: Set<TechniqueID>) -> String {
    report.title(id) + (blocked.contains(id) ? " (blocked)" : "")
  }
}
