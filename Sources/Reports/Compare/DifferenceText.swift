import Advice
import DecisionModel

/// Writes what moves from one piece of advice to another.
struct DifferenceText {
  let style: Style
  /// The name of a step that is on no path; nil where it is not known.
  let title: (StepID) -> String?

  /// Writes with the names of steps.
  init(_ style: Style, title: @escaping (StepID) -> String?) {
    self.style = style
    self.title = title
  }

  /// What stays, in one line.
  private func unchanged(_ summary: AdviceSummary) -> String {
    let monthly = summary.costs.first { $0.measure == .monthly }?.likely
    return "no change: \(summary.headline)" + (monthly.map { ", $\($0.money) a month" } ?? "")
  }

  /// What moves and what stays, one line each; one line where nothing moves.
  func show(_ difference: AdviceDifference, _ page: inout TextPage) {
    if difference.isNone {
      page.paragraph(unchanged(difference.to), lead: "= ")
      return
    }
    let (from, to) = (difference.from, difference.to)
    if difference.destinationMoves {
      move("destination", from.headline, to.headline, &page)
    } else {
      page.paragraph(to.headline, lead: "= destination ", style.dim)
    }
    if difference.nextMoves {
      move("next", nextTitle(of: from), nextTitle(of: to), &page)
    } else {
      page.paragraph(nextTitle(of: to), lead: "= next        ", style.dim)
    }
    for cost in difference.costs {
      move(
        Self.word(cost.to.measure), Self.range(cost.from), Self.range(cost.to) + growth(cost), &page
      )
    }
    if difference.confidenceMoves {
      move("confidence", Self.sureness(from), Self.sureness(to), &page)
    }
    for step in difference.steps { show(step, &page) }
  }

  private func move(_ word: String, _ from: String, _ to: String, _ page: inout TextPage) {
    page.paragraph("\(from) -> \(to)", lead: "~ " + word.padded(to: 12), marking: style.yellow)
  }

  private func show(_ step: AdviceDifference.StepChange, _ page: inout TextPage) {
    let old = step.from.map(Self.stateWord)
    guard let new = step.to.map(Self.stateWord) else {
      return page.paragraph(
        "\(step.title) (was \(old ?? ""))", lead: "- step        ", marking: style.red)
    }
    page.paragraph(
      step.title + " (" + (old.map { "\($0) -> " } ?? "") + "\(new))",
      lead: old == nil ? "+ step        " : "~ step        ",
      marking: old == nil ? style.green : style.yellow)
  }

  /// `only_if` as `only if`.
  static func stateWord(_ state: String) -> String {
    state.split(separator: "_").joined(separator: " ")
  }

  private func nextTitle(of summary: AdviceSummary) -> String {
    summary.nextTitle ?? title(summary.next) ?? summary.next.rawValue
  }

  /// A measure of cost in words.
  static func word(_ measure: AdviceSummary.Measure) -> String {
    switch measure {
    case .upfront: "up front"
    case .monthly: "per month"
    case .total: "total"
    }
  }

  /// A cost with its range.
  static func range(_ cost: AdviceSummary.Cost) -> String {
    guard let likely = cost.likely else { return "not known" }
    guard let low = cost.low, let high = cost.high, low != high else { return "$" + likely.money }
    return "$\(likely.money) (\(low.money) to \(high.money))"
  }

  private func growth(_ cost: AdviceDifference.CostChange) -> String {
    guard let change = cost.change else { return "" }
    let sign = change.micros < 0 ? "-" : "+"
    let size = Quantity(micros: change.micros == .min ? .max : abs(change.micros))
    // More than a hundredfold says nothing as a percentage.
    let share = cost.share.flatMap { share -> String? in
      guard (5_000..<100_000_000).contains(share.micros.magnitude) else { return nil }
      let percent = Quantity(micros: share.micros * 100).grouped(decimals: 0)
      return " (\(share.micros < 0 ? "" : "+")\(percent) %)"
    }
    return ", \(sign)$\(size.money)" + (share ?? "")
  }

  /// How sure advice is, in a few words.
  static func sureness(_ summary: AdviceSummary) -> String {
    var words = [summary.settled ? "settled" : "provisional"]
    if !summary.level.isEmpty { words.append(summary.level) }
    if let share = summary.robustness { words.append(share.words(.percent)) }
    return words.joined(separator: ", ")
  }
}

extension AdviceSummary {
  /// The name of the next step, when it is on the path.
  var nextTitle: String? { path.first { $0.step == next }?.title }
}
