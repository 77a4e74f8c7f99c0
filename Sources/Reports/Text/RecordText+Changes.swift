import Advice
import DecisionModel

extension RecordText {
  private static let flips = 5
  private static let questions = 5

  /// What would change the destination.
  func flips(_ page: inout TextPage) {
    let ranked = record.leadingFlips
    guard !ranked.isEmpty else { return }
    page.heading("This would change if")
    for flip in ranked.prefix(Self.flips) {
      page.paragraph(
        short("\(flip.words) -> \(record.ending(flip.destination, outcome: flip.outcome))"),
        lead: "  ~ ")
    }
    more(ranked.count - Self.flips, "change", "    ", &page)
  }

  /// Open answers that can change the destination.
  func openQuestions(_ page: inout TextPage) {
    let deciding = record.unanswered.filter { $0.canChange.contains("destination") }
    guard !deciding.isEmpty else { return }
    page.heading("Unanswered, and able to change the destination")
    let shown = deciding.prefix(Self.questions)
    let measure = min(24, (shown.map { short($0.key).count }.max() ?? 0) + 2)
    for open in shown {
      page.paragraph(
        short(open.question ?? ""), lead: "  ? " + short(open.key).padded(to: measure),
        marking: style.yellow)
    }
    let rest = deciding.dropFirst(Self.questions)
    if !rest.isEmpty {
      page.paragraph(short("and " + rest.map(\.key).joined(separator: ", ")), lead: "  ? ")
    }
  }

  /// What moved since a result that was saved.
  func since(_ page: inout TextPage) {
    guard let baseline = record.baseline else { return }
    page.gap()
    page.paragraph(short("Since \(baseline.file)"), style.bold)
    let text = DifferenceText(style) { step in
      step.rawValue == baseline.nextFrom ? baseline.nextTitleFrom : baseline.nextTitleTo
    }
    text.show(baseline.difference, &page)
    if baseline.rulesChanged {
      page.paragraph("the rules are others than then", lead: "  ", style.dim)
    }
    if baseline.pricesChanged {
      let now = baseline.pricesTo ?? "none"
      page.paragraph(
        short("prices as of \(now), then \(baseline.pricesFrom ?? "none")"), lead: "  ",
        style.dim)
    }
  }
}
