public import Advice
import DecisionModel

extension TextReport {
  /// Use cases side by side: in columns where they fit, one below the other where they don't.
  public func render(_ comparison: Comparison) -> String {
    var page = TextPage(style: style, width: width)
    let marks = comparison.cases.indices.map(Self.mark)
    for (mark, one) in zip(marks, comparison.cases) {
      page.paragraph(one.name, lead: "\(mark)  ", marking: style.cyan)
    }
    let rows = rows(comparison)
    let differing = rows.filter { Set($0.cells).count > 1 }
    let same = rows.filter { Set($0.cells).count == 1 }
    section("Different", differing, marks, &page)
    if !comparison.answers.isEmpty {
      let answers = comparison.answers.map { key, values in
        (name: key.rawValue, cells: values.map { words($0, key) })
      }
      section("Answers that differ", answers, marks, &page)
    } else {
      page.gap()
      page.paragraph("no answer differs")
    }
    if !same.isEmpty {
      page.heading("The same")
      let measure = (same.map(\.name.cellWidth).max() ?? 0) + 2
      for row in same {
        page.paragraph(row.cells.first ?? "", lead: "  " + row.name.padded(to: measure))
      }
    }
    if !comparison.shifts.isEmpty { show(comparison.shifts, marks, &page) }
    return page.text
  }

  /// `A` to `Z`: there are never more cases.
  private static func mark(_ place: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return place < letters.count ? String(letters[place]) : "\(place + 1)"
  }

  private func rows(_ comparison: Comparison) -> [(name: String, cells: [String])] {
    let summaries = comparison.cases.map(\.advice.summary)
    func row(_ name: String, _ cell: (AdviceSummary) -> String) -> (name: String, cells: [String]) {
      (name, summaries.map(cell))
    }
    var rows = [
      row("destination") { $0.headline },
      row("next") { summary in
        summary.path.first { $0.step == summary.next }?.title ?? summary.next.rawValue
      },
    ]
    for measure in AdviceSummary.Measure.allCases {
      rows.append(
        row(DifferenceText.word(measure)) { summary in
          summary.costs.first { $0.measure == measure }.map(DifferenceText.range) ?? "not known"
        })
    }
    rows.append(row("confidence", DifferenceText.sureness))
    let ladder = row("path") { summary in
      summary.path.filter { $0.state != PathStep.State.onlyIf.rawValue }
        .map { $0.title + ($0.state == PathStep.State.done.rawValue ? " (done)" : "") }
        .joined(separator: " > ")
    }
    return rows + [ladder]
  }

  private func section(
    _ heading: String, _ rows: [(name: String, cells: [String])], _ marks: [String],
    _ page: inout TextPage
  ) {
    guard !rows.isEmpty else { return }
    page.heading(heading)
    let label = min(22, (rows.map(\.name.cellWidth).max() ?? 0)) + 2
    let column = (page.width - 2 - label) / max(1, marks.count) - 2
    let isTable = column >= 24
    if isTable {
      let head = marks.map { $0.padded(to: column + 2) }.joined()
      page.line("  " + String(repeating: " ", count: label) + style.cyan(head.trimmedRight))
    }
    for row in rows {
      if isTable {
        table(row, label, column, &page)
      } else {
        page.paragraph(row.name, lead: "  ", style.bold)
        for (mark, cell) in zip(marks, row.cells) {
          page.paragraph(cell, lead: "    \(mark)  ", marking: style.cyan)
        }
      }
    }
  }

  private func table(
    _ row: (name: String, cells: [String]), _ label: Int, _ column: Int, _ page: inout TextPage
  ) {
    let cells = row.cells.map { $0.wrapped(to: column) }
    let name = row.name.cellWidth < label ? row.name : ""
    if name.isEmpty { page.line("  " + row.name) }
    for line in 0..<(cells.map(\.count).max() ?? 0) {
      let texts = cells.map { cell in
        (line < cell.count ? cell[line] : "").padded(to: column + 2)
      }
      let lead = "  " + (line == 0 ? name : "").padded(to: label)
      page.line((lead + texts.joined()).trimmedRight)
    }
  }

  private func show(_ shifts: [RuleShift], _ marks: [String], _ page: inout TextPage) {
    for (fires, mark) in [(false, marks.first), (true, marks.last)] {
      let some = shifts.filter { $0.fires == fires }
      guard !some.isEmpty, let mark else { continue }
      page.heading("Applies only to \(mark)")
      list(some, &page)
    }
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmedRight: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
