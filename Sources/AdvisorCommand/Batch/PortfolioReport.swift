import Advice
import DecisionModel
import Reports

/// A portfolio as a table for people, and as JSON.
struct PortfolioReport: Sendable {
  let portfolio: Portfolio
  let errors: Int

  /// The table, narrow columns left out where there is no room.
  func text(_ style: Style, _ width: Int) -> String {
    let all = portfolio.all
    let heads = ["cases", "pays back", "up front", "per month", "in total"]
    var rows = portfolio.ranked.map { row($0.end, $0.group) }
    rows.append(("all", cells(all)))
    let widths = heads.indices.map { column in
      rows.map { $0.cells[column].cellWidth }.max().map { max($0, heads[column].cellWidth) } ?? 0
    }
    var shown = heads.count
    func room(_ count: Int) -> Int { width - widths.prefix(count).reduce(0) { $0 + $1 + 2 } }
    while shown > 2, room(shown) < 24 { shown -= 1 }
    let names = max(12, min(room(shown), (rows.map { $0.name.cellWidth }.max() ?? 0)))
    var text =
      style.bold("Where \(all.cases.counted("use case")) go") + "\n"
      + style.dim(line("", heads, widths, names: names, shown: shown))
    for row in rows.dropLast() {
      let wrapped = row.name.wrapped(to: names)
      text += line(wrapped.first ?? "", row.cells, widths, names: names, shown: shown)
      for more in wrapped.dropFirst() { text += more + "\n" }
    }
    text += style.bold(line("all", rows[rows.count - 1].cells, widths, names: names, shown: shown))
    for note in notes(all) { text += note.wrapped(to: width).map { style.dim($0) + "\n" }.joined() }
    if !portfolio.first.isEmpty {
      text += "\n" + style.bold("First to pay back") + "\n"
      for one in portfolio.first {
        let name = one.id == "null" ? "line \(one.line)" : "\(one.id) (line \(one.line))"
        text += "  \(months(one.months))  \(name): \(title(one.end))\n"
      }
    }
    return text
  }

  private func notes(_ all: Portfolio.Group) -> [String] {
    var notes: [String] = []
    if all.priced < all.cases {
      notes.append(
        "\((all.cases - all.priced).counted("case")) without a cost for want of answers: not in the sums"
      )
    }
    if all.changes < all.cases {
      notes.append(
        "pay-back counts the \(all.changes.counted("case")) of which today's cost is known")
    }
    if errors > 0 { notes.append("\(errors.counted("line")) could not be read") }
    return notes
  }

  private func row(
    _ end: Portfolio.End, _ group: Portfolio.Group
  ) -> (name: String, cells: [String]) { (title(end), cells(group)) }

  private func title(_ end: Portfolio.End) -> String {
    let names = end.techniques.joined(separator: " + ")
    return end.outcome == "adapt" ? names : "\(end.outcome): \(names)"
  }

  private func cells(_ group: Portfolio.Group) -> [String] {
    let money = group.priced > 0
    return [
      "\(group.cases)",
      group.payback.map(months) ?? (group.changes > 0 ? "never" : "-"),
      money ? dollars(group.upfront) : "-", money ? dollars(group.monthly) : "-",
      money ? dollars(group.total) : "-",
    ]
  }

  private func months(_ months: Quantity) -> String {
    let tenths = months.micros / 100_000 + (months.micros % 100_000 >= 50_000 ? 1 : 0)
    return "\(tenths / 10).\(tenths % 10) months"
  }

  private func dollars(_ micros: Int128) -> String {
    "$" + Quantity(micros: Int64(clamping: micros)).money
  }

  private func line(
    _ name: String, _ cells: [String], _ widths: [Int], names: Int, shown: Int
  ) -> String {
    var line = name.padded(to: names)
    for (cell, width) in zip(cells, widths).prefix(shown) {
      line += "  " + cell.padded(leftTo: width)
    }
    return line + "\n"
  }

  /// The same for programs; sums of what has a cost.
  var json: JSON {
    [
      "lines": .integer(portfolio.all.cases + errors),
      "errors": .integer(errors),
      "all": group(portfolio.all),
      "destinations": .array(
        portfolio.ranked.map { end, sums in
          guard case .object(var members) = group(sums) else { return .null }
          members["outcome"] = .string(end.outcome)
          members["destination"] = .strings(end.techniques)
          return .object(members)
        }),
      "first_to_pay_back": .array(
        portfolio.first.map { one in
          [
            "id": .string(one.id), "line": .integer(one.line),
            "payback_months": .number(one.months),
            "destination": .strings(one.end.techniques),
          ]
        }),
    ]
  }

  private func group(_ group: Portfolio.Group) -> JSON {
    func sum(_ micros: Int128) -> JSON {
      group.priced > 0 ? .number(Quantity(micros: Int64(clamping: micros))) : .null
    }
    return [
      "cases": .integer(group.cases), "priced": .integer(group.priced),
      "upfront": sum(group.upfront), "monthly": sum(group.monthly), "total": sum(group.total),
      "changes": .integer(group.changes),
      "payback_months": group.payback.map(JSON.number) ?? .null,
    ]
  }
}
