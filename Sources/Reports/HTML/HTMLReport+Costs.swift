import Advice
import DecisionModel

/// What it costs: against today, against other ways, over the volume, and line by line.
extension HTMLReport {
  var costs: Markup {
    guard let cost = record.cost else { return .none }
    let charts = [monthly(cost), totals(cost), volume(cost)].compactMap(\.self)
    return .group([
      wants(cost), charts.map(\.markup).group, routes(cost), lines(cost), remarks(cost),
    ])
  }

  private func wants(_ cost: AdviceRecord.Cost) -> Markup {
    let bill = cost.destination
    guard !bill.wants.isEmpty else { return .none }
    return Markup("p") {
      if let leftOut = KnownPartWords.leftOut(cost.leftOut) { leftOut.sentence + " " }
      "To know all of it, answer "
      for (place, key) in bill.wants.enumerated() {
        (place == 0 ? "" : ", ")
        link(toAnswer: key)
      }
      "."
    }
  }

  private func monthly(_ cost: AdviceRecord.Cost) -> Chart? {
    var bars: [BarChart.Bar] = []
    if let amount = cost.todayMonthly {
      bars.append(.init(name: "today's version", amount: amount))
    }
    if let amount = cost.destination.monthly {
      bars.append(.init(name: "recommended", amount: amount, emphasis: .chosen))
    }
    if let amount = cost.destination.monthlyBill, amount != cost.destination.monthly {
      bars.append(.init(name: "of that, billed by others", amount: amount, emphasis: .chosen))
    }
    return BarChart(
      id: "monthly", title: "Each month, once it runs",
      note: "Bars reach to the likely amount, whiskers from low to high: one draw of ten is below, "
        + "one above.", subject: "cost", bars: bars
    ).chart
  }

  private func totals(_ cost: AdviceRecord.Cost) -> Chart? {
    let destination = record.recommendation.destination
    var bars: [BarChart.Bar] = []
    if let amount = cost.destination.total {
      bars.append(
        .init(name: "recommended", remark: names(destination), amount: amount, emphasis: .chosen))
    }
    let others = cost.techniques.filter { one in
      !one.isAddition && destination != [one.id] && one.bill.total?.likely != nil
    }.sorted { ($0.bill.total?.likely ?? .zero) < ($1.bill.total?.likely ?? .zero) }
    for other in others.prefix(12) {
      guard let amount = other.bill.total else { continue }
      let verdict = record.techniques.first { $0.id == other.id }?.verdict ?? ""
      let isOut = verdict == "blocked" || verdict == "exhausted"
      bars.append(
        .init(
          name: record.title(other.id), remark: Self.words(of: verdict), amount: amount,
          emphasis: isOut ? .excluded : .other))
    }
    return BarChart(
      id: "totals", title: cost.totalWords.capitalized,
      note: "Beside other ways by themselves, without what else the use case needs. Hatched: ruled "
        + "out or already tried.", subject: "way", bars: bars
    ).chart
  }

  private func volume(_ cost: AdviceRecord.Cost) -> Chart? {
    guard let curve = cost.overVolume else { return nil }
    return VolumeChart(curve: curve, measure: cost.totalWords, routes: cost.breakEven, name: names)
      .chart
  }

  private func routes(_ cost: AdviceRecord.Cost) -> Markup {
    let routes = ([cost.change].compactMap(\.self) + cost.breakEven).filter { !$0.words.isEmpty }
    guard !routes.isEmpty else { return .none }
    return Markup("details", ["class": "extra"]) {
      Markup("summary") { "Where one way overtakes another" }
      DataTable(
        caption: "Break-even of one way against another",
        columns: [.init(title: "instead of"), .init(title: "take"), .init(title: "then")],
        rows: routes.map {
          DataTable.Row([way($0.from), way($0.to), $0.words.joined(separator: ", ")])
        }
      ).markup
    }
  }

  /// Techniques by name, and whether one of them is ruled out.
  private func way(_ techniques: [String]) -> String {
    let isOut = record.techniques.contains { $0.verdict == "blocked" && techniques.contains($0.id) }
    return names(techniques) + (isOut ? " (ruled out)" : "")
  }

  private func lines(_ cost: AdviceRecord.Cost) -> Markup {
    let lines = cost.destination.lines.filter { line in
      line.amount.map { $0.most != .zero || $0.likely == nil } ?? true
    }
    guard !lines.isEmpty else { return .none }
    return Markup("details") {
      Markup("summary") { "What it is made of, line by line" }
      DataTable(
        caption: "Lines of the cost of what is recommended",
        columns: [
          .init(title: "line"), .init(title: "low", isNumber: true),
          .init(title: "likely", isNumber: true), .init(title: "high", isNumber: true),
          .init(title: "for each"), .init(title: "formula"),
        ],
        rows: lines.map { line in
          let points = [line.amount?.low, line.amount?.likely, line.amount?.high]
          let unit = line.amount?.unit ?? ""
          return DataTable.Row(
            [.text(line.title)] + points.map { .text($0?.dollars ?? "-") }
              + [
                .text(unit.split(separator: "/").dropFirst().first.map(String.init) ?? "once"),
                Markup("code") { line.formula },
              ])
        }
      ).markup
    }
  }

  private func remarks(_ cost: AdviceRecord.Cost) -> Markup {
    var words = cost.remarks.map(\.text.sentence)
    if let age = cost.age {
      words.append("The oldest of \(age.used) prices is of \(age.oldest) (\(age.oldestName)).")
    }
    if !cost.destination.assumed.isEmpty {
      words.append(
        "Usual values stand in for " + cost.destination.assumed.joined(separator: ", ") + ".")
    }
    guard !words.isEmpty else { return .none }
    return Markup("p", ["class": "quiet"]) { words.joined(separator: " ") }
  }

  /// A verdict in words: `not needed`.
  static func words(of verdict: String) -> String {
    switch verdict {
    case "exhausted": "already tried"
    case "blocked": "ruled out"
    case "fallback": "next best"
    case "supporting": "on the path"
    default: verdict.replacing("_", with: " ")
    }
  }
}

extension [Markup] {
  fileprivate var group: Markup { .group(self) }
}
