import Advice
import DecisionModel

extension RecordText {
  /// Ranges for the destination, what weighs most, and where routes overtake each other.
  func costs(_ page: inout TextPage) {
    guard let cost = record.cost else { return }
    let bill = cost.destination
    let dated = cost.pricesAsOf.map { ", prices as of \($0)" } ?? ""
    page.gap()
    page.row(short("Cost (USD\(dated))"), ["low", "likely", "high"], style.bold)
    for row in cost.rows {
      show(row.label, row.amount, wants: row.wants, &page)
      if row.measure == "monthly", bill.monthlyBill != nil, bill.monthlyBill != bill.monthly {
        show("of that, billed by others", bill.monthlyBill, wants: [], &page)
      }
    }
    if let leftOut = KnownPartWords.leftOut(cost.leftOut, until: bill.wants) {
      page.paragraph(short(leftOut), lead: "  ", style.yellow)
    }
    if cost.todayMonthly != nil { show("today, per month", cost.todayMonthly, wants: [], &page) }
    if let time = cost.latency {
      page.row(
        cost.isAddition ? "  adds to each answer" : "  time to answer",
        time.points.map { $0?.words(.duration) ?? "never" })
    }
    contributors(bill, &page)
    if !bill.assumed.isEmpty {
      page.paragraph(
        short(
          "not answered, so a usual value stands in: " + bill.assumed.joined(separator: ", ")),
        lead: "  ", style.dim)
    }
    breakEven(cost, &page)
    for remark in cost.remarks {
      page.paragraph(
        short(remark.text), lead: "  ", remark.isNote ? style.dim : style.yellow)
    }
    if let age = cost.age { page.paragraph(short(age.words), lead: "  ", style.dim) }
  }

  private func show(
    _ name: String, _ amount: AdviceRecord.Amount?, wants: [String], _ page: inout TextPage
  ) {
    let amount = amount.map { $0.points.map { $0?.dollars ?? "never" } }
    page.amounts(name, amount, wants: wants.map(short))
  }

  /// The largest line of those paid once and of those paid in a month.
  private func contributors(_ bill: AdviceRecord.Bill, _ page: inout TextPage) {
    for (word, line) in [
      ("up front", bill.largest(["upfront"])), ("each month", bill.largestOfMonth),
    ] {
      guard let line else { continue }
      page.paragraph(
        short("most of it \(word): \(line.title), \(line.amount.dollars)"), lead: "  ", style.dim)
    }
  }

  private func breakEven(_ cost: AdviceRecord.Cost, _ page: inout TextPage) {
    let destination = record.recommendation.destination
    let blocked = Set(record.techniques.filter { $0.verdict == "blocked" }.map(\.id))
    let open = cost.breakEven.filter { blocked.isDisjoint(with: $0.from + $0.to) }
    // What leads to the destination first, then what would lead away from it: other routes are beside the point.
    let route =
      open.first { $0.to.contains(where: destination.contains) }
      ?? open.first { $0.from.contains(where: destination.contains) }
    guard let route, !route.words.isEmpty else { return }
    page.paragraph(
      short(
        "break-even: \(record.titles(route.to)) instead of \(record.titles(route.from)): "
          + route.words.joined(separator: ", ")), lead: "  ")
  }
}

extension AdviceRecord.Amount {
  /// Low, likely and high.
  var points: [Quantity?] { [low, likely, high] }
}
