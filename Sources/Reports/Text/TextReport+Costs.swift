import Advice
import CostModel
import DecisionModel

extension TextReport {
  /// Ranges for the destination, what weighs most, and where routes overtake each other.
  func costs(_ advice: Advice, _ page: inout TextPage) {
    guard let cost = advice.cost else { return }
    let estimate = cost.destination
    let months = cost.estimates.horizonMonths.amount?.likely
    let total = months.map { "total over \($0.grouped()) months" } ?? "total"
    var rows = [
      ("up front", estimate.upfront), ("per month", estimate.monthly),
      ("of that, billed by others", estimate.monthlyBill),
      ("per request", estimate.perRequest), (total, estimate.total),
    ]
    if estimate.monthlyBill == estimate.monthly || estimate.monthlyBill.amount == nil {
      rows.remove(at: 2)
    }
    let dated = cost.estimates.asOf.map { ", prices as of \($0.canonical)" } ?? ""
    page.gap()
    row("Cost (USD\(dated))", ["low", "likely", "high"], &page, style.bold)
    for (name, value) in rows { show(name, value, &page) }
    if let today = cost.estimates.today, today.monthly.amount != nil {
      show("today, per month", today.monthly, &page)
    }
    answerTime(estimate, &page)
    contributors(estimate, &page)
    assumptions(estimate, &page)
    breakEven(cost.estimates, advice.recommendation.destination, &page)
    for remark in cost.remarks {
      page.paragraph(remark.text, lead: "  ", remark.isNote ? style.dim : style.yellow)
    }
    if let age = cost.age {
      page.paragraph(age.text(bookAsOf: cost.estimates.bookAsOf), lead: "  ", style.dim)
    }
  }

  /// How long an answer takes, where that is known.
  func answerTime(_ estimate: Estimate, _ page: inout TextPage) {
    guard let time = estimate.quantity("latency_ms")?.amount else { return }
    let name = estimate.isAddition ? "  adds to each answer" : "  time to answer"
    row(name, [time.low, time.likely, time.high].map { $0.words(.duration) }, &page)
  }

  func show(_ name: String, _ value: Estimated, _ page: inout TextPage) {
    if let amount = value.amount {
      row("  " + name, [amount.low, amount.likely, amount.high].map(\.dollars), &page)
    } else if value.wants.isEmpty {
      page.paragraph("\(name): not priced", lead: "  ")
    } else {
      let wanted = value.wants.map(\.rawValue).joined(separator: ", ")
      page.paragraph("\(name): answer \(wanted) to know", lead: "  ", style.yellow)
    }
  }

  func row(
    _ name: String, _ cells: [String], _ page: inout TextPage,
    _ mark: (String) -> String = { $0 }
  ) {
    let measure = 12
    let room = page.width - measure * cells.count
    let numbers = cells.map { $0.padded(leftTo: measure) }.joined()
    if name.cellWidth > room {
      page.paragraph(name, mark)
      page.line(String(repeating: " ", count: room) + numbers)
    } else {
      page.line(mark(name.padded(to: room)) + numbers)
    }
  }

  /// The largest line of each kind.
  func contributors(_ estimate: Estimate, _ page: inout TextPage) {
    for (word, kinds) in [
      ("up front", [PriceBook.Line.Kind.upfront]), ("each month", [.monthly, .serving, .upkeep]),
    ] {
      let lines = estimate.lines.filter { kinds.contains($0.kind) && $0.value.amount != nil }
      let largest = lines.enumerated().max { left, right in
        let sizes = (left.element.value.amount?.likely, right.element.value.amount?.likely)
        let (first, second) = (sizes.0 ?? .zero, sizes.1 ?? .zero)
        return first != second ? first < second : left.offset > right.offset
      }
      guard let line = largest?.element, let amount = line.value.amount, amount.likely > .zero
      else {
        continue
      }
      page.paragraph(
        "most of it \(word): \(line.title), $\(amount.likely.money)", lead: "  ", style.dim)
    }
  }

  func assumptions(_ estimate: Estimate, _ page: inout TextPage) {
    let values = [estimate.upfront, estimate.monthly, estimate.perRequest, estimate.total]
    let keys = Set(values.flatMap(\.assumed))
    let names = ruleSet.facts.map(\.key).filter { keys.contains($0) }.map(\.rawValue)
    if !names.isEmpty {
      page.paragraph(
        "not answered, so a usual value stands in: " + names.joined(separator: ", "), lead: "  ",
        style.dim)
    }
  }

  private func breakEven(
    _ estimates: Estimates, _ destination: [TechniqueID], _ page: inout TextPage
  ) {
    let concerned = estimates.breakEven.filter { destination.contains($0.to) }
    for route in (concerned.isEmpty ? estimates.breakEven : concerned).prefix(1) {
      let words = words(for: route)
      guard !words.isEmpty else { continue }
      page.paragraph(
        "break-even: \(title(route.to)) instead of \(title(route.from)): "
          + words.joined(separator: ", "), lead: "  ")
    }
  }

  /// From what volume a route is cheaper, and when it has paid back; empty while answers are wanted.
  func words(for route: BreakEven) -> [String] {
    var words: [String] = []
    if let volume = route.volume.amount {
      if volume.isNever {
        words.append(
          "never cheaper" + (route.neverBecause.map { ", as \(reason($0, route))" } ?? ""))
      } else if volume.likely == .zero {
        words.append("cheaper at any volume")
      } else {
        words.append("cheaper from \(volume.likely.grouped(digits: 3)) requests a month")
      }
    }
    if let months = route.paybackMonths.amount {
      if months.isNever {
        words.append("never pays back at this volume")
      } else if months.likely > .zero {
        words.append("pays back in \(months.likely.grouped(decimals: 1)) months")
      }
    }
    return words
  }

  private func reason(_ reason: BreakEven.Reason, _ route: BreakEven) -> String {
    switch reason {
    case .noSaving: return "a request costs no less"
    case .machines: return "the machines for more requests cost more than they save"
    case .capacity:
      let most = route.capacity?.amount.map {
        " of \($0.likely.grouped(digits: 3)) requests a month"
      }
      return "it would take more than its capacity" + (most ?? "")
    }
  }
}

extension Quantity {
  /// An amount of money: `$1,250`, `-$20`.
  var dollars: String { self < .zero ? "-$" + money.dropFirst() : "$" + money }
}
