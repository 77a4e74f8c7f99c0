public import Advice
public import CostModel
public import DecisionModel

/// The cost side of advice as a person reads it: the bill, what moves it most, every technique beside
/// it, and where routes overtake each other.
public struct CostReport: Sendable {
  let report: TextReport
  /// Whether every number behind a line is shown.
  let isFull: Bool
  /// The technique whose bill is shown instead of the destination's.
  let technique: TechniqueID?

  /// Writes for a width and a style that the caller has chosen.
  public init(
    _ ruleSet: RuleSet, style: Style = .plain, width: Int = 80, isFull: Bool = false,
    technique: TechniqueID? = nil
  ) {
    report = TextReport(ruleSet, style: style, width: width)
    self.isFull = isFull
    self.technique = technique
  }

  private var style: Style { report.style }

  /// The whole report, a line feed at the end.
  public func render(_ advice: Advice, _ contributions: Contributions) -> String {
    var page = TextPage(style: style, width: report.width)
    guard let cost = advice.cost else { return "no price book, so nothing is priced\n" }
    let subject = technique.flatMap { cost.estimates[$0] } ?? cost.destination
    head(advice, subject, &page)
    summary(subject, cost, &page)
    bill(subject, advice, &page)
    contributors(contributions, &page)
    if technique == nil { techniques(cost.estimates, &page) }
    routes(cost, &page)
    return page.text
  }

  private func head(_ advice: Advice, _ subject: Estimate, _ page: inout TextPage) {
    guard let technique else {
      page.paragraph(advice.recommendation.headline, style.bold)
      if advice.isProvisional {
        page.paragraph(
          "provisional: open answers can change the destination", lead: "  ", style.yellow)
      }
      return
    }
    let title = report.title(technique)
    page.paragraph(title.prefix(1).uppercased() + title.dropFirst(), style.bold)
    if subject.isAddition {
      page.paragraph("priced as what it adds to the technique it stands beside", lead: "  ")
    }
  }

  private func summary(_ subject: Estimate, _ cost: CostSummary, _ page: inout TextPage) {
    let months = cost.estimates.horizonMonths.amount?.likely
    let dated = cost.estimates.asOf.map { ", prices as of \($0.canonical)" } ?? ""
    page.gap()
    page.row("Cost (USD\(dated))", ["low", "likely", "high"], style.bold)
    report.show("up front", subject.upfront, &page)
    report.show("per month", subject.monthly, &page)
    if subject.monthlyBill != subject.monthly, subject.monthlyBill.amount != nil {
      report.show("of that, billed by others", subject.monthlyBill, &page)
    }
    report.show("per request", subject.perRequest, &page)
    report.show(
      months.map { "total over \($0.grouped()) months" } ?? "total", subject.total, &page)
    if let today = cost.estimates.today { report.show("today, per month", today.monthly, &page) }
    if technique == nil, let change = cost.change {
      report.show("saved each month", change.saving, &page)
    }
    report.answerTime(subject, &page)
    report.assumptions(subject, &page)
    for remark in cost.remarks where technique == nil {
      page.paragraph(remark.text, lead: "  ", remark.isNote ? style.dim : style.yellow)
    }
    if technique == nil, let age = cost.age {
      page.paragraph(age.text(bookAsOf: cost.estimates.bookAsOf), lead: "  ", style.dim)
    }
  }

  /// The lines of the bill by the time they are paid.
  private func bill(_ subject: Estimate, _ advice: Advice, _ page: inout TextPage) {
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

  /// Which number moves each cost most, by its own range alone.
  private func contributors(_ contributions: Contributions, _ page: inout TextPage) {
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

  /// Every technique on a line.
  private func techniques(_ estimates: Estimates, _ page: inout TextPage) {
    page.gap()
    page.row("By technique (likely, USD)", ["up front", "per month", "total"], style.bold)
    var wanted: Set<FactKey> = []
    for id in estimates.order {
      guard let estimate = estimates[id] else { continue }
      let costs = [estimate.upfront, estimate.monthly, estimate.total]
      wanted.formUnion(costs.flatMap(\.wants))
      let cells = costs.map { $0.amount.map { $0.likely.dollars } ?? "?" }
      let sign = estimate.isAddition ? "+ " : "  "
      page.row(sign + report.title(id), cells)
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
  private func routes(_ cost: CostSummary, _ page: inout TextPage) {
    let shown = cost.estimates.breakEven.filter { route in
      technique.map { $0 == route.to || $0 == route.from } ?? true
    }.map { ($0, report.words(for: $0)) }.filter { !$0.1.isEmpty }
    guard !shown.isEmpty else { return }
    page.heading("Break-even")
    for (route, words) in shown {
      page.paragraph(
        "\(report.title(route.to)) instead of \(report.title(route.from)): "
          + words.joined(separator: ", "), lead: "  ")
    }
  }
}
