import Advice
import DecisionModel
import RuleAnalysis

extension TextReport {
  private static let flips = 5
  private static let questions = 5

  /// What would change the destination: other answers, and open ones.
  func openQuestions(_ advice: Advice, _ page: inout TextPage) {
    flips(advice, &page)
    let deciding = advice.unanswered.filter { $0.canChange.contains(.destination) }
    guard !deciding.isEmpty else { return }
    page.heading("Unanswered, and able to change the destination")
    let measure = min(
      24, (deciding.prefix(Self.questions).map(\.key.rawValue.count).max() ?? 0) + 2)
    for open in deciding.prefix(Self.questions) {
      let name = open.key.rawValue.padded(to: measure)
      page.paragraph(ruleSet.fact(open.key)?.ask ?? "", lead: "  ? " + name, marking: style.yellow)
    }
    let rest = deciding.dropFirst(Self.questions)
    if !rest.isEmpty {
      page.paragraph("and " + rest.map(\.key.rawValue).joined(separator: ", "), lead: "  ? ")
    }
  }

  private func flips(_ advice: Advice, _ page: inout TextPage) {
    // The past can't be changed; of the rest numbers come first, which are what a team can move.
    let past = [ruleSet.history?.tried, ruleSet.history?.inUse]
    let open = advice.flips.filter { !past.contains($0.key) }
    guard !open.isEmpty else { return }
    page.heading("This would change if")
    let ranked = open.filter { $0.to.isNumber } + open.filter { !$0.to.isNumber }
    for flip in ranked.prefix(Self.flips) {
      let type = ruleSet.fact(flip.key)?.type
      let end = flip.destination.map(title).joined(separator: ", ")
      page.paragraph(
        "\(flip.key.rawValue) were \(flip.to.words(type)) (now \(flip.from.words(type))) -> \(end)",
        lead: "  ~ ")
    }
    more(open.count - Self.flips, "change", "    ", &page)
  }
}

extension Value {
  fileprivate var isNumber: Bool {
    if case .number = self { return true }
    return false
  }
}
