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

  var style: Style { report.style }

  /// The whole report, a line feed at the end.
  public func render(_ advice: Advice, _ contributions: Contributions) -> String {
    var page = TextPage(style: style, width: report.width)
    guard let cost = advice.cost else { return "no price book, so nothing is priced\n" }
    let subject = technique.flatMap { cost.estimates[$0] } ?? cost.destination
    head(advice, subject, &page)
    summary(subject, cost, &page)
    bill(subject, advice, &page)
    contributors(contributions, &page)
    let blocked = blocked(advice)
    if technique == nil { techniques(cost.estimates, blocked, &page) }
    routes(cost, blocked, &page)
    return page.text
  }

  /// The techniques that a gate bars; a bundle is barred where one of its members is.
  private func blocked(_ advice: Advice) -> Set<TechniqueID> {
    let blocked = Set(advice.techniques(.blocked).map(\.id))
    let bundles = report.ruleSet.techniques.filter { bundle in
      bundle.members.contains { blocked.contains($0.technique) }
    }
    return blocked.union(bundles.map(\.id))
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
    let known = technique == nil ? cost.known : nil
    report.show("up front", subject.upfront, part: known?.upfront, &page)
    report.show("per month", subject.monthly, part: known?.monthly, &page)
    if subject.monthlyBill != subject.monthly, subject.monthlyBill.amount != nil {
      report.show("of that, billed by others", subject.monthlyBill, &page)
    }
    report.show("per request", subject.perRequest, part: known?.perRequest, &page)
    report.show(
      months.map(\.totalOverMonths) ?? "total", subject.total, part: known?.total, &page)
    report.leftOut(known, of: subject, &page)
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
}
