import Advice
import CostModel
import DecisionModel

extension TextReport {
  /// How many practices of the next step are shown.
  private static let practices = 4

  /// The ladder from today to the destination.
  func path(_ advice: Advice, _ page: inout TextPage) {
    guard !advice.recommendation.path.isEmpty else { return }
    page.heading("Path")
    for step in advice.recommendation.path { show(step, &page) }
  }

  private func show(_ step: PathStep, _ page: inout TextPage) {
    let lead = "  " + Self.word(step.state).padded(to: 9)
    page.paragraph(
      step.title, lead: lead, marking: mark(step.state),
      step.state == .next ? style.bold : { $0 }, right: price(step), style.dim)
    let margin = String(repeating: " ", count: lead.cellWidth)
    switch step.state {
    case .done: break
    case .onlyIf:
      page.paragraph(condition(of: step), lead: margin)
    case .next, .later:
      page.paragraph(step.action, lead: margin)
      if !step.stopWhen.isEmpty {
        let label = step.stopWhen.hasPrefix("stop") ? "" : "stop: "
        page.paragraph(label + step.stopWhen, lead: margin, style.dim)
      }
      if step.state == .next {
        if !step.open.isEmpty { page.paragraph(openWords(step.open), lead: margin, style.yellow) }
        for practice in step.practices.prefix(Self.practices) {
          page.paragraph(practice.text, lead: margin + "* ")
        }
        more(step.practices.count - Self.practices, "practice", margin, &page)
      }
    }
  }

  /// What an `only_if` step waits for.
  private func condition(of step: PathStep) -> String {
    let entry = step.entry.isEmpty ? "if the steps before it fall short" : step.entry
    return step.open.isEmpty || step.technique == nil ? entry : entry + "; " + openWords(step.open)
  }

  private func openWords(_ keys: [FactKey]) -> String {
    "depends on " + keys.map(\.rawValue).joined(separator: ", ")
  }

  /// Says how many were left out, when any were.
  func more(_ count: Int, _ noun: String, _ margin: String, _ page: inout TextPage) {
    if count > 0 {
      page.line(margin + style.dim("(\(count) more \(noun)\(count == 1 ? "" : "s"))"))
    }
  }

  private func price(_ step: PathStep) -> String {
    guard step.state != .done else { return "" }
    var parts: [String] = []
    if let effort = step.effort {
      let low = effort.low.grouped()
      let high = effort.high.grouped()
      parts.append((low == high ? low : "\(low)-\(high)") + " d")
    }
    if let amount = step.cost?.amount, amount.likely > .zero {
      parts.append("$" + amount.likely.money)
    }
    return parts.joined(separator: "  ")
  }

  static func word(_ state: PathStep.State) -> String {
    switch state {
    case .done: "done"
    case .next: "NEXT"
    case .later: "later"
    case .onlyIf: "only if"
    }
  }

  private func mark(_ state: PathStep.State) -> (String) -> String {
    switch state {
    case .done: style.green
    case .next: style.cyan
    case .later: { $0 }
    case .onlyIf: style.dim
    }
  }
}
