public import Advice
import DecisionModel

extension TextReport {
  /// How many rules that fire or stop firing are shown.
  private static let shifts = 6

  /// What one or more other answers change.
  public func render(
    _ difference: AdviceDifference, changing answers: [AnswerChange], because shifts: [RuleShift]
  ) -> String {
    var page = TextPage(style: style, width: width)
    for change in answers {
      page.paragraph(
        "\(change.key.rawValue) = \(words(change.to, change.key)) "
          + "(now \(words(change.from, change.key)))", lead: "if ", style.bold)
    }
    page.gap()
    if difference.isNone {
      page.paragraph(unchanged(difference.to), lead: "= ")
    } else {
      show(difference, &page)
    }
    show(shifts, &page)
    return page.text
  }

  /// What moved since a result that was saved, as a section with an empty line before it.
  public func section(
    since name: String, _ difference: AdviceDifference, notes: [String]
  ) -> String {
    var page = TextPage(style: style, width: width)
    page.paragraph("Since \(name)", style.bold)
    if difference.isNone {
      page.paragraph(unchanged(difference.to), lead: "= ")
    } else {
      show(difference, &page)
    }
    for note in notes { page.paragraph(note, lead: "  ", style.dim) }
    return "\n" + page.text
  }

  /// An answer as a sentence holds it.
  func words(_ value: Value?, _ key: FactKey) -> String {
    value.map { $0.words(ruleSet.fact(key)?.type) } ?? "unknown"
  }

  /// What stays, in one line.
  private func unchanged(_ summary: AdviceSummary) -> String {
    let monthly = summary.costs.first { $0.measure == .monthly }?.likely
    return "no change: \(summary.headline)" + (monthly.map { ", $\($0.money) a month" } ?? "")
  }

  /// What moves and what stays, one line each.
  func show(_ difference: AdviceDifference, _ page: inout TextPage) {
    let (from, to) = (difference.from, difference.to)
    if difference.destinationMoves {
      move("destination", from.headline, to.headline, &page)
    } else {
      page.paragraph(to.headline, lead: "= destination ", style.dim)
    }
    if difference.nextMoves {
      move("next", title(from.next, from), title(to.next, to), &page)
    } else {
      page.paragraph(title(to.next, to), lead: "= next        ", style.dim)
    }
    for cost in difference.costs {
      move(
        Self.word(cost.to.measure), range(cost.from), range(cost.to) + growth(cost), &page)
    }
    if difference.confidenceMoves { move("confidence", sureness(from), sureness(to), &page) }
    for step in difference.steps { show(step, &page) }
  }

  private func move(_ word: String, _ from: String, _ to: String, _ page: inout TextPage) {
    page.paragraph("\(from) -> \(to)", lead: "~ " + word.padded(to: 12), marking: style.yellow)
  }

  private func show(_ step: AdviceDifference.StepChange, _ page: inout TextPage) {
    let old = step.from.map(stateWord)
    guard let new = step.to.map(stateWord) else {
      return page.paragraph(
        "\(step.title) (was \(old ?? ""))", lead: "- step        ", marking: style.red)
    }
    page.paragraph(
      step.title + " (" + (old.map { "\($0) -> " } ?? "") + "\(new))",
      lead: old == nil ? "+ step        " : "~ step        ",
      marking: old == nil ? style.green : style.yellow)
  }

  /// `only_if` as `only if`.
  func stateWord(_ state: String) -> String {
    state.split(separator: "_").joined(separator: " ")
  }

  private func title(_ step: StepID, _ summary: AdviceSummary) -> String {
    summary.path.first { $0.step == step }?.title ?? ruleSet.step(step)?.title ?? step.rawValue
  }

  static func word(_ measure: AdviceSummary.Measure) -> String {
    switch measure {
    case .upfront: "up front"
    case .monthly: "per month"
    case .total: "total"
    }
  }

  func range(_ cost: AdviceSummary.Cost) -> String {
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

  func sureness(_ summary: AdviceSummary) -> String {
    var words = [summary.settled ? "settled" : "provisional"]
    if !summary.level.isEmpty { words.append(summary.level) }
    if let share = summary.robustness { words.append(share.words(.percent)) }
    return words.joined(separator: ", ")
  }

  /// The rules behind it.
  func show(_ shifts: [RuleShift], _ page: inout TextPage) {
    for fires in [true, false] {
      let some = shifts.filter { $0.fires == fires }
      guard !some.isEmpty else { continue }
      page.heading(fires ? "Because this applies now" : "Because this applies no longer")
      list(some, &page)
    }
  }

  /// The heaviest of some rules; the rest is counted.
  func list(_ shifts: [RuleShift], _ page: inout TextPage) {
    for shift in shifts.prefix(Self.shifts) { show(shift, &page) }
    more(shifts.count - Self.shifts, "rule", "  ", &page)
  }

  private func show(_ shift: RuleShift, _ page: inout TextPage) {
    let reason = shift.reason
    let names = shift.techniques.map(title).joined(separator: ", ")
    page.paragraph(
      "\(effect(reason)) \(names): \(reason.text)", lead: "  \(sign(reason)) ",
      marking: reason.effect == .supports ? style.green : style.red)
    page.paragraph(source(reason.rule, reason.claims, reason.answers), lead: "    ", style.dim)
  }

  /// What a rule or gate does, in a word.
  func effect(_ reason: Reason) -> String {
    let strength = reason.strength.map { " \($0.word)" } ?? ""
    return reason.effect.rawValue + strength
  }

  /// The mark before a rule or gate.
  func sign(_ reason: Reason) -> String {
    switch reason.effect {
    case .forbids, .postpones: "!"
    case .supports: "+"
    case .opposes: "-"
    }
  }
}
