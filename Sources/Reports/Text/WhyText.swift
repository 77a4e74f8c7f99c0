public import Advice
public import DecisionModel
public import RuleAnalysis

/// Writes why a technique came out as it did, and how two of them compare.
public struct WhyText {
  let report: TextReport
  /// How a line of a condition is written, with what is known of it.
  let words: (Clause) -> String

  /// Writes with the names of a rule set.
  public init(
    _ ruleSet: RuleSet, style: Style, width: Int, words: @escaping (Clause) -> String
  ) {
    report = TextReport(ruleSet, style: style, width: width)
    self.words = words
  }

  private var style: Style { report.style }

  /// How much is said of each technique.
  public enum Size: String, Hashable, Sendable, CaseIterable {
    /// One line.
    case short
    /// What fires, and what waits for answers.
    case table
    /// Every rule that speaks of it.
    case full
  }

  /// Why some techniques came out as they did.
  public func render(
    _ advice: Advice, _ techniques: [(report: TechniqueReport, accounts: [RuleAccount])],
    reasonSet: ReasonSet?, size: Size
  ) -> String {
    var page = TextPage(style: style, width: report.width)
    page.paragraph(advice.recommendation.headline, style.bold)
    if size != .short, let reasonSet { show(reasonSet, &page) }
    for (technique, accounts) in techniques {
      if size == .short {
        page.paragraph(line(technique, accounts), lead: "  ")
      } else {
        page.gap()
        show(technique, accounts, isFull: size == .full, &page)
      }
    }
    return page.text
  }

  private func show(_ set: ReasonSet, _ page: inout TextPage) {
    let keys = set.keys.map(\.rawValue).joined(separator: ", ")
    let count = "\(set.keys.count) of your \(set.among.count) answers"
    page.paragraph(
      set.isForced
        ? "\(count) force it, whatever the others are: \(keys)"
        : "it rests on \(count), as things stand: \(keys)", lead: "  ")
  }

  /// The verdict with the strongest reason for and against.
  private func line(_ technique: TechniqueReport, _ accounts: [RuleAccount]) -> String {
    var text = "\(technique.title): \(verdict(technique))"
    if let gate = accounts.first(where: { $0.effect == .forbids && $0.truth == .must }) {
      return text + "; \(gate.text)"
    }
    let counted = accounts.filter { $0.contribution != 0 }
    if let best = counted.first(where: { $0.contribution > 0 }) { text += "; + \(best.text)" }
    if let worst = counted.first(where: { $0.contribution < 0 }) { text += "; - \(worst.text)" }
    return text
  }

  private func verdict(_ technique: TechniqueReport) -> String {
    let words = technique.verdict.rawValue.split(separator: "_").joined(separator: " ")
    let score = technique.score
    let bounds =
      score.low == score.high ? "" : ", \(score.low) to \(score.high) once all is answered"
    return "\(words), score \(score.known)\(bounds)"
  }

  private func show(
    _ technique: TechniqueReport, _ accounts: [RuleAccount], isFull: Bool, _ page: inout TextPage
  ) {
    page.paragraph("\(technique.title): \(verdict(technique))", style.bold)
    for until in technique.until { page.paragraph("until \(until)", lead: "  ", style.yellow) }
    let fired = accounts.filter { $0.truth == .must }
    for account in fired { show(account, &page) }
    if fired.isEmpty { page.paragraph("no rule that speaks of it fires", lead: "  ", style.dim) }
    let waiting = accounts.filter { $0.truth == .may }
    if !waiting.isEmpty { page.paragraph("waiting for answers", lead: "  ", style.bold) }
    for account in isFull ? waiting : Array(waiting.prefix(Self.waiting)) { show(account, &page) }
    if !isFull, waiting.count > Self.waiting {
      page.paragraph("and \(waiting.count - Self.waiting) more; --full shows all", lead: "    ")
    }
    let silent = accounts.filter { $0.truth == .never }
    guard isFull else {
      if !silent.isEmpty {
        page.paragraph(
          "\(silent.count) more speak of it and do not fire; --full shows them", lead: "  ",
          style.dim)
      }
      return
    }
    if !silent.isEmpty { page.paragraph("not firing", lead: "  ", style.bold) }
    for account in silent { show(account, &page) }
  }

  /// How many rules that wait are shown.
  private static let waiting = 4

  private func show(_ account: RuleAccount, _ page: inout TextPage) {
    let sign = Self.sign(account)
    page.paragraph(account.text, lead: "  \(sign) ", marking: mark(account))
    let source = report.source(account.rule, account.claims, account.answers)
    let note = account.truth == .must && !account.counts && account.strength != nil
    page.paragraph(
      source + (note ? " (a stronger rule of its group counts)" : ""), lead: "       ", style.dim)
    if account.truth == .may, !account.open.isEmpty {
      page.paragraph(
        "open: " + account.open.map(\.rawValue).joined(separator: ", "), lead: "       ",
        style.yellow)
    }
    if account.truth == .never {
      for clause in account.lacking {
        page.paragraph("not so: " + words(clause), lead: "       ", style.dim)
      }
      for exception in account.excepted {
        page.paragraph(
          "except when " + exception.clauses.map(words).joined(separator: " and "),
          lead: "       ", style.dim)
      }
    }
  }

  private static func sign(_ account: RuleAccount) -> String {
    let value = account.strength.map { "\($0.value)" } ?? ""
    return switch account.effect {
    case .supports: ("+" + value).padded(to: 4)
    case .opposes: ("-" + value).padded(to: 4)
    case .forbids: account.truth == .must ? "ruled out:" : "would rule it out:"
    case .postpones: account.truth == .must ? "not yet:" : "would put it off:"
    }
  }

  private func mark(_ account: RuleAccount) -> (String) -> String {
    guard account.truth == .must else { return style.dim }
    return switch account.effect {
    case .supports: style.green
    case .opposes: style.red
    case .forbids, .postpones: style.yellow
    }
  }

  /// Two techniques side by side.
  public func render(_ contrast: Contrast) -> String {
    var page = TextPage(style: style, width: report.width)
    let (first, second) = (contrast.first, contrast.second)
    page.paragraph("\(first.title) and not \(second.title)", style.bold)
    for technique in [first, second] {
      page.paragraph("\(technique.title): \(verdict(technique))", lead: "  ")
    }
    page.paragraph(ground(contrast), lead: "  = ", style.cyan)
    if !contrast.rows.isEmpty {
      page.gap()
      page.line(style.dim("  points  \(first.id) / \(second.id)"))
    }
    for row in contrast.rows {
      let points = "\(Self.signed(row.first)) / \(Self.signed(row.second))".padded(leftTo: 8)
      page.paragraph(
        row.text, lead: "  \(points)  ", marking: row.difference > 0 ? style.green : style.red)
      page.paragraph(
        report.source(row.rule, [], row.answers), lead: String(repeating: " ", count: 12),
        style.dim)
    }
    return page.text
  }

  private static func signed(_ points: Int) -> String { points > 0 ? "+\(points)" : "\(points)" }

  private func ground(_ contrast: Contrast) -> String {
    let (first, second) = (contrast.first, contrast.second)
    return switch contrast.ground {
    case .blocked(let until):
      "\(second.title) is ruled out"
        + (until.isEmpty ? "" : " until " + until.joined(separator: "; and until "))
    case .exhausted: "\(second.title) was tried and found not enough"
    case .differentSlots:
      "they do not compete: one is for \(first.slot), the other for \(second.slot)"
    case .both: "both are in the destination"
    case .score:
      "\(first.title) leads by \(first.score.known - second.score.known)"
    case .declaredFirst: "they are level; the one declared first stands"
    case .otherRecommended: "it is \(second.title) that is recommended"
    case .heldBack:
      "\(second.title) has no fewer points, and is held back: nothing states a need for it, or it "
        + "contradicts what was chosen"
    }
  }
}
