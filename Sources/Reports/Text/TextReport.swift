public import Advice
public import DecisionModel

/// Advice as a person reads it in a terminal.
///
/// Short enough to read in one go: long detail is left to JSON, and what is left out is counted.
public struct TextReport: Sendable {
  /// The declarations, for names and units.
  let ruleSet: RuleSet
  /// How text is marked.
  let style: Style
  /// The width of the layout, in cells; held between 40 and 120.
  let width: Int

  /// Writes for a width and a style that the caller has chosen.
  public init(_ ruleSet: RuleSet, style: Style = .plain, width: Int = 80) {
    self.ruleSet = ruleSet
    self.style = style
    self.width = width
  }

  /// The whole report, a line feed at the end.
  public func render(_ advice: Advice) -> String {
    var page = TextPage(style: style, width: width)
    head(advice, &page)
    path(advice, &page)
    reasons(advice, &page)
    gates(advice, &page)
    costs(advice, &page)
    warnings(advice, &page)
    disagreements(advice, &page)
    openQuestions(advice, &page)
    return page.text
  }

  private func head(_ advice: Advice, _ page: inout TextPage) {
    let confidence = advice.recommendation.confidence
    page.paragraph(advice.recommendation.headline, style.bold)
    page.paragraph(
      sureness(confidence), lead: "  ", confidence.settled ? style.green : style.yellow)
    for role in advice.recommendation.roles {
      page.paragraph("\(title(role.technique)) \(role.role)", lead: "  ")
    }
    if let stop = advice.recommendation.stoppedBy {
      page.paragraph(stop.text, lead: "  ")
      page.paragraph(source(stop.rule, stop.claims, []), lead: "  ", style.dim)
    }
    if !advice.recommendation.ties.isEmpty {
      let tied = advice.recommendation.ties.map(title).joined(separator: ", ")
      page.paragraph("tied with \(tied); the one declared first stands", lead: "  ")
    }
    let next = advice.recommendation.next
    let step = advice.recommendation.path.first { $0.step == next.step }
    page.paragraph("next: " + (step?.title ?? next.step.rawValue), lead: "  ", style.cyan)
  }

  /// How sure it is, in a few words.
  private func sureness(_ confidence: Confidence) -> String {
    var words = confidence.settled ? "settled" : "provisional"
    if !confidence.level.isEmpty { words += ", confidence \(confidence.level)" }
    if let robustness = confidence.robustness {
      words += ": holds in \(robustness.words(.percent)) of draws"
    }
    if let margin = confidence.margin { words += ", lead \(margin)" }
    return words
  }

  /// A technique's name in a sentence.
  func title(_ id: TechniqueID) -> String { ruleSet.technique(id)?.title ?? id.rawValue }

  /// How many lines of one file are named.
  private static let lines = 5

  /// The places of answers, file by file: `case.answers:4,11`; the rest of a long list is counted.
  private static func places(_ answers: [Answer]) -> String {
    var files: [String] = []
    var numbers: [String: [Int]] = [:]
    for span in answers.map(\.span) where !span.file.isEmpty {
      if !files.contains(span.file) { files.append(span.file) }
      if span.line > 0, !(numbers[span.file] ?? []).contains(span.line) {
        numbers[span.file, default: []].append(span.line)
      }
    }
    return files.map { file in
      let all = (numbers[file] ?? []).sorted()
      if all.isEmpty { return file }
      let shown = all.prefix(lines).map { String($0) }.joined(separator: ",")
      let rest = all.count - lines
      return "\(file):\(shown)" + (rest > 0 ? " and \(rest) more" : "")
    }.joined(separator: ", ")
  }

  /// The pack a statement comes from; nil for the first pack that was read and for `core`.
  private func pack(of rule: RuleName) -> PackName? {
    let packs = ruleSet.packs.filter { $0 != "core" }
    guard packs.count > 1 else { return nil }
    let grounds =
      ruleSet.rules.map(\.grounds) + ruleSet.gates.map(\.grounds) + ruleSet.stops.map(\.grounds)
      + ruleSet.practices.map(\.grounds) + ruleSet.warnings.map(\.grounds)
    let pack = grounds.first { $0.name == rule }?.pack
    return packs.dropFirst().first { $0 == pack }
  }

  /// Where a statement comes from: rule, the pack unless it is the first, claims and places of answers.
  func source(_ rule: RuleName, _ claims: [Citation], _ answers: [Answer]) -> String {
    let cited = claims.map(\.id.rawValue).joined(separator: ", ")
    let parts = [
      rule.rawValue, pack(of: rule).map { "(\($0))" } ?? "", cited.isEmpty ? "" : "[\(cited)]",
      Self.places(answers),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
