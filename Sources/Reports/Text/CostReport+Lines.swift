import Advice
import CostModel
import DecisionModel

extension CostReport {
  /// The lines of the bill by the time they are paid.
  func bill(_ subject: Estimate, _ advice: Advice, _ page: inout TextPage) {
    let places = Dictionary(advice.answers.map { ($0.key, $0.span.label) }) { _, last in last }
    let kinds: [(String, [PriceBook.Line.Kind])] = [
      ("Once (USD)", [.upfront]), ("Each month (USD)", [.monthly, .serving, .upkeep]),
      ("With each request (USD)", [.request]), ("Over the horizon (USD)", [.horizon]),
    ]
    for (heading, kinds) in kinds {
      // What costs nothing in any draw is left out, unless all is wanted.
      let lines = subject.lines.filter { line in
        kinds.contains(line.kind) && (isFull || line.value.amount.map { $0.most != .zero } ?? true)
      }
      guard !lines.isEmpty else { continue }
      page.gap()
      page.row(heading, ["low", "likely", "high"], style.bold)
      for line in lines {
        report.show(line.title, line.value, &page)
        guard isFull || technique != nil else { continue }
        page.paragraph("\(line.id) = \(line.formula)", lead: "    ", style.dim)
        guard isFull else { continue }
        for input in line.inputs { page.paragraph(text(input, places), lead: "      ") }
      }
    }
    measures(subject, places, &page)
    if !isFull {
      page.paragraph(
        technique == nil
          ? "--technique NAME shows one technique's formulas, --full every number behind them"
          : "--full shows every number behind the formulas", lead: "  ", style.dim)
    }
  }

  /// Times, sizes and capacities, where formulas are shown.
  private func measures(
    _ subject: Estimate, _ places: [FactKey: String], _ page: inout TextPage
  ) {
    let known = subject.measures.filter { $0.value.amount != nil }
    guard isFull || technique != nil, !known.isEmpty else { return }
    page.gap()
    page.row("Beside money", ["low", "likely", "high"], style.bold)
    for measure in known {
      guard let amount = measure.value.amount else { continue }
      let unit = amount.unit.isEmpty ? "" : " (\(amount.unit))"
      page.row(
        "  " + measure.name + unit,
        [amount.low, amount.likely, amount.high].map { $0.significant(3) })
      page.paragraph("\(measure.name) = \(measure.formula)", lead: "    ", style.dim)
      guard isFull else { continue }
      for input in measure.inputs { page.paragraph(text(input, places), lead: "      ") }
    }
  }

  /// A number behind a line: its value, what kind it is, and where it comes from.
  private func text(_ input: CostInput, _ places: [FactKey: String]) -> String {
    var text = input.name
    if let value = input.value {
      let points = value.isExact ? [value.likely] : [value.low, value.likely, value.high]
      text += " = " + points.map { $0.significant(4) }.joined(separator: "..")
      if !input.unit.isEmpty { text += " " + input.unit }
    } else {
      text += " is not known"
    }
    text += " (\(input.basis.rawValue))"
    if let formula = input.formula { text += " = \(formula)" }
    if !input.source.isEmpty { text += "; " + input.source }
    if let day = input.asOf { text += ", \(day.canonical)" }
    if input.isRecalled { text += ", recalled" }
    if input.basis == .answered, let place = places[FactKey(input.name)] { text += "; \(place)" }
    return text
  }
}
