import Advice
import DecisionModel

extension RecordText {
  /// How many practices of the next step are shown.
  private static let practices = 4

  /// The ladder from today to the destination.
  func path(_ page: inout TextPage) {
    guard !record.recommendation.path.isEmpty else { return }
    page.heading("Path")
    for step in record.recommendation.path { show(step, &page) }
  }

  private func show(_ step: AdviceRecord.Step, _ page: inout TextPage) {
    let isNext = step.state == "next"
    let lead = "  " + (isNext ? "NEXT" : short(step.stateWords)).padded(to: 9)
    page.paragraph(
      short(step.title), lead: lead, marking: mark(step.state), isNext ? style.bold : { $0 },
      right: price(step), style.dim)
    let margin = String(repeating: " ", count: lead.cellWidth)
    switch step.state {
    case "done": break
    case "only_if": page.paragraph(short(step.condition), lead: margin)
    default:
      page.paragraph(short(step.action), lead: margin)
      if !step.stopWhen.isEmpty {
        let label = step.stopWhen.hasPrefix("stop") ? "" : "stop: "
        page.paragraph(label + short(step.stopWhen), lead: margin, style.dim)
      }
    }
    guard isNext else { return }
    if !step.open.isEmpty { page.paragraph(short(step.openWords), lead: margin, style.yellow) }
    for practice in step.practices.prefix(Self.practices) {
      page.paragraph(short(practice.text), lead: margin + "* ")
    }
    more(step.practices.count - Self.practices, "practice", margin, &page)
  }

  private func price(_ step: AdviceRecord.Step) -> String {
    guard step.state != "done" else { return "" }
    let cost = step.cost?.likely.flatMap { $0 > .zero ? $0.dollars : nil }
    return [step.effortWords, cost].compactMap(\.self).joined(separator: "  ")
  }

  private func mark(_ state: String) -> (String) -> String {
    switch state {
    case "done": style.green
    case "next": style.cyan
    case "only_if": style.dim
    default: { $0 }
    }
  }
}
