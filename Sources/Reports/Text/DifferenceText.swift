public import Advice
import CostModel
public import DecisionModel

/// Writes what one advice says otherwise than another.
public struct DifferenceText {
  let report: TextReport

  /// Writes with the names of a rule set.
  public init(_ ruleSet: RuleSet, style: Style, width: Int) {
    report = TextReport(ruleSet, style: style, width: width)
  }

  /// The whole difference.
  public func render(_ difference: Difference) -> String {
    var page = TextPage(style: report.style, width: report.width)
    for change in difference.answers {
      let before = change.before?.raw ?? "(not answered)"
      let after = change.after?.raw ?? "(not answered)"
      page.paragraph("\(change.key)  \(before)  ->  \(after)", lead: "  ", report.style.cyan)
    }
    page.gap()
    let (old, new) = (difference.before, difference.after)
    row("destination", titles(old), titles(new), &page)
    row("next", next(old), next(new), &page)
    row("confidence", sureness(old), sureness(new), &page)
    for name in ["upfront", "monthly", "per_request", "total"] {
      let words = name.split(separator: "_").joined(separator: " ")
      row(words, money(old, name), money(new, name), &page)
    }
    let decisive = (difference.started.map { ($0, "+") } + difference.ended.map { ($0, "-") })
      .filter { $0.0.isDecisive }
    if !decisive.isEmpty { page.heading("Because") }
    for (fired, sign) in decisive {
      let techniques = fired.techniques.map(\.rawValue).joined(separator: ", ")
      page.paragraph(fired.text, lead: "  \(sign) ")
      page.paragraph(
        "\(fired.rule) \(fired.effect.rawValue) \(techniques)"
          + (sign == "+" ? "" : " (no longer)"), lead: "    ", report.style.dim)
    }
    let others = difference.started.count + difference.ended.count - decisive.count
    if others > 0 {
      page.paragraph(
        "\(others) other rule\(others == 1 ? "" : "s") came or went without moving the destination",
        lead: "  ", report.style.dim)
    }
    return page.text
  }

  /// One thing before and after; what is the same says so.
  private func row(_ name: String, _ old: String, _ new: String, _ page: inout TextPage) {
    if old == new {
      page.paragraph(old, lead: "  = " + name.padded(to: 13), report.style.dim)
    } else {
      page.paragraph("\(old)  ->  \(new)", lead: "  ~ " + name.padded(to: 13))
    }
  }

  private func titles(_ advice: Advice) -> String {
    let names = advice.recommendation.destination.map(report.title).joined(separator: " + ")
    return switch advice.recommendation.outcome {
    case .adapt: names
    case .stop: "stop at " + names
    case .noneFits: "nothing fits; " + names
    }
  }

  private func next(_ advice: Advice) -> String {
    let next = advice.recommendation.next
    return advice.recommendation.path.first { $0.step == next.step }?.title ?? next.step.rawValue
  }

  private func sureness(_ advice: Advice) -> String {
    let confidence = advice.recommendation.confidence
    let robustness = confidence.robustness.map { " \($0.words(.percent))" } ?? ""
    return (confidence.settled ? "settled" : "provisional") + ", \(confidence.level)\(robustness)"
  }

  private func money(_ advice: Advice, _ name: String) -> String {
    guard let amount = advice.cost?.destination.quantity(name)?.amount else { return "not known" }
    return "$\(amount.likely.money) ($\(amount.low.money) to $\(amount.high.money))"
  }
}
