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
    DifferenceText(style) { ruleSet.step($0)?.title }.show(difference, &page)
    show(shifts, &page)
    return page.text
  }

  /// An answer as a sentence holds it.
  func words(_ value: Value?, _ key: FactKey) -> String {
    value.map { $0.words(ruleSet.fact(key)?.type) } ?? "unknown"
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
