public import Advice
public import DecisionModel
public import RuleAnalysis

/// Writes the smallest changes of answers that lead elsewhere.
public struct FlipsText {
  let report: TextReport

  /// Writes with the names of a rule set.
  public init(_ ruleSet: RuleSet, style: Style, width: Int) {
    report = TextReport(ruleSet, style: style, width: width)
  }

  /// What one answer changes, and what leads to each of some techniques.
  public func render(_ advice: Advice, _ flips: [Flip], _ searches: [FlipSearch]) -> String {
    var page = TextPage(style: report.style, width: report.width)
    page.paragraph(advice.recommendation.headline, report.style.bold)
    if searches.count != 1 {
      page.heading("One other answer")
      if flips.isEmpty { page.paragraph("none changes where this leads", lead: "  ") }
      for flip in flips { show(flip, &page) }
    }
    if !searches.isEmpty { page.heading("To get to") }
    for search in searches { show(search, &page) }
    return page.text
  }

  private func show(_ flip: Flip, _ page: inout TextPage) {
    let changes = flip.changes.map(words).joined(separator: " and ")
    page.paragraph("\(changes) -> \(ending(flip))", lead: "  ~ ")
  }

  private func words(_ change: Flip.Change) -> String {
    let type = report.ruleSet.fact(change.key)?.type
    return "\(change.key) = \(change.to.words(type)) (now \(change.from.words(type)))"
  }

  private func show(_ search: FlipSearch, _ page: inout TextPage) {
    let title = report.title(search.technique)
    if search.isThere {
      page.paragraph("\(title): it is in the destination", lead: "  ")
      return
    }
    guard let first = search.flips.first else {
      let depth = search.completedDepth
      page.paragraph(
        depth == 0
          ? "\(title): not decided; the search was given up"
          : "\(title): none found within \(depth) answer\(depth == 1 ? "" : "s")", lead: "  ",
        report.style.dim)
      return
    }
    page.paragraph("\(title):", lead: "  ")
    show(first, &page)
    for flip in search.flips.dropFirst().prefix(2) { show(flip, &page) }
    let rest = Self.rest(
      of: search.flips.count, size: first.changes.count, completed: search.completedDepth)
    if let rest { page.paragraph(rest, lead: "    ", report.style.dim) }
  }

  /// What is said of the flips that are not shown, some of which a search that gave up never saw.
  static func rest(of count: Int, size: Int, completed: Int) -> String? {
    let more = count - 3
    let isAll = completed >= size
    if more > 0 { return "and \(isAll ? "" : "at least ")\(more) more of that size" }
    return isAll ? nil : "there may be more of that size"
  }

  private func ending(_ flip: Flip) -> String {
    let titles = flip.destination.map(report.title).joined(separator: " + ")
    return switch flip.outcome {
    case .adapt: titles
    case .stop: "stop, with " + titles
    case .noneFits: "nothing fits"
    }
  }
}
