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

  /// Open answers that can change the destination, the first with what shows it, and those of which
  /// that is not decided.
  func openQuestions(_ page: inout TextPage) {
    let (deciding, undecided) = (record.decidingQuestions, record.undecidedQuestions)
    if deciding.isEmpty, undecided.isEmpty { return }
    page.heading(
      deciding.isEmpty ? "Unanswered" : "Unanswered, and able to change the destination")
    let shown = deciding.prefix(Self.questions)
    if shown.contains(where: { !$0.witness.isEmpty }) {
      page.paragraph(
        "each shown by two full sets of answers that differ in it alone", lead: "  ", style.dim)
    }
    let measure = min(24, (shown.map { short($0.key).count }.max() ?? 0) + 2)
    for open in shown {
      page.paragraph(
        short(open.question ?? ""), lead: "  ? " + short(open.key).padded(to: measure),
        marking: style.yellow)
      for side in record.witnessWords(open) { page.paragraph(short(side), lead: "      ") }
    }
    let rest = deciding.dropFirst(Self.questions)
    if !rest.isEmpty { page.paragraph("and \(rest.count) more: \(keys(rest))", lead: "  ? ") }
    if !undecided.isEmpty {
      page.paragraph(
        "\(undecided.count) neither shown to change it nor proved not to: \(keys(undecided))",
        lead: "  ? ")
    }
  }

  private func keys(_ questions: some Sequence<AdviceRecord.OpenQuestion>) -> String {
    questions.map { short($0.key) }.joined(separator: ", ")
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
