import Advice
import DecisionModel

extension TextReport {
  /// How many reasons for one technique are shown.
  private static let reasons = 3
  /// How many disagreements are shown in full.
  private static let disagreements = 3

  /// The strongest reasons for each technique of the destination, and the strongest against it.
  func reasons(_ advice: Advice, _ page: inout TextPage) {
    let chosen = advice.recommendation.destination.compactMap { id in
      advice.techniques.first { $0.id == id }
    }.filter { report in report.reasons.contains { $0.counts } }
    guard !chosen.isEmpty, advice.recommendation.outcome != .stop else { return }
    page.heading("Why")
    for report in chosen {
      page.line("  " + style.bold(report.title))
      let counted = report.reasons.filter(\.counts)
      let supports = counted.filter { $0.effect == .supports }
      for reason in supports.prefix(Self.reasons) { show(reason, "+", &page) }
      more(supports.count - Self.reasons, "reason", "      ", &page)
      if let against = counted.first(where: { $0.effect == .opposes }) {
        show(against, "-", &page)
      }
    }
    let same = ruleSet.equivalents.filter { group in chosen.contains { group.contains($0.id) } }
    let next = advice.techniques(.fallback).filter { fallback in
      fallback.score.known > 0 && !same.contains { $0.contains(fallback.id) }
    }.map(\.title)
    if !next.isEmpty { page.paragraph("next best: " + next.joined(separator: ", "), lead: "  ") }
  }

  private func show(_ reason: Reason, _ sign: String, _ page: inout TextPage) {
    page.paragraph(
      reason.text, lead: "    \(sign) ", marking: sign == "+" ? style.green : style.red)
    page.paragraph(source(reason.rule, reason.claims, reason.answers), lead: "      ", style.dim)
  }

  /// What is blocked and what is postponed, each gate once.
  func gates(_ advice: Advice, _ page: inout TextPage) {
    guard advice.recommendation.outcome != .stop else { return }
    let shown = advice.techniques.filter { $0.verdict != .notNeeded }
    show(.forbids, in: shown.filter { $0.verdict == .blocked }, "Blocked", &page)
    show(.postpones, in: shown.filter { $0.verdict == .recommended }, "Postponed", &page)
  }

  private func show(
    _ effect: Reason.Effect, in reports: [TechniqueReport], _ heading: String,
    _ page: inout TextPage
  ) {
    var order: [RuleName] = []
    var concerned: [RuleName: [TechniqueReport]] = [:]
    for report in reports {
      for reason in report.reasons where reason.effect == effect {
        if concerned[reason.rule] == nil { order.append(reason.rule) }
        concerned[reason.rule, default: []].append(report)
      }
    }
    guard !order.isEmpty else { return }
    page.heading(heading)
    for rule in order {
      guard let reports = concerned[rule], let first = reports.first,
        let reason = first.reasons.first(where: { $0.rule == rule })
      else { continue }
      let names = reports.map(\.title).joined(separator: ", ")
      page.paragraph("\(names): \(reason.text)", lead: "  ! ", marking: style.yellow)
      if let until = until(rule, in: first) { page.paragraph("until \(until)", lead: "    ") }
      page.paragraph(source(rule, reason.claims, reason.answers), lead: "    ", style.dim)
    }
  }

  private func until(_ gate: RuleName, in report: TechniqueReport) -> String? {
    let gates = report.blockedBy + report.postponedBy
    guard let place = gates.firstIndex(of: gate), place < report.until.count else { return nil }
    return report.until[place]
  }

  /// Mistakes to avoid and limits passed.
  func warnings(_ advice: Advice, _ page: inout TextPage) {
    guard !(advice.warnings.isEmpty && advice.conflicts.isEmpty) else { return }
    page.heading("Warnings")
    for note in advice.warnings {
      page.paragraph(note.text, lead: "  ! ", marking: style.yellow)
      page.paragraph(source(note.rule, note.claims, []), lead: "    ", style.dim)
    }
  }

  /// The disagreements that moved the destination: the question, who holds what, and the resolution.
  /// The others by name.
  func disagreements(_ advice: Advice, _ page: inout TextPage) {
    guard !advice.disagreements.isEmpty else { return }
    page.heading("Where the documents disagree")
    let shown = advice.disagreements.filter(\.isDecisive).prefix(Self.disagreements)
    for one in shown {
      page.paragraph("\(one.id) \(one.question)", lead: "  ")
      for side in one.sides {
        let claims = side.claims.map(\.rawValue).joined(separator: ", ")
        page.paragraph("\(side.text) [\(claims)]", lead: "    - ", style.dim)
      }
      page.paragraph(one.applied, lead: "    = ")
    }
    let rest = advice.disagreements.filter { one in !shown.contains(one) }.map(\.id)
    if !rest.isEmpty {
      let word = shown.isEmpty ? "on the way: " : "also on the way: "
      page.paragraph(word + rest.joined(separator: ", "), lead: "  ", style.dim)
    }
  }
}
