import Advice
import DecisionModel

/// Advice as a person reads it in a terminal.
///
/// Short enough to read in one go: long detail is left to JSON, and what is left out is counted. It rests
/// on the document alone, so that saved advice reads as it did when it was given.
public struct RecordText: Sendable {
  let record: AdviceRecord
  /// How text is marked.
  let style: Style
  /// The width of the layout, in cells; held between 40 and 120.
  private let width: Int

  /// Writes for a width and a style that the caller has chosen.
  public init(_ record: AdviceRecord, style: Style = .plain, width: Int = 80) {
    self.record = record
    self.style = style
    self.width = width
  }

  /// The report, a line feed at the end.
  public var text: String {
    var page = TextPage(style: style, width: width)
    head(&page)
    path(&page)
    reasons(&page)
    gates(&page)
    costs(&page)
    warnings(&page)
    disagreements(&page)
    flips(&page)
    openQuestions(&page)
    since(&page)
    return page.text
  }

  /// Texts of a file are of any length; a page is for reading.
  func short(_ text: String) -> String { Inert.clipped(text) }

  private func head(_ page: inout TextPage) {
    let advice = record.recommendation
    let confidence = advice.confidence
    page.paragraph(short(advice.headline), style.bold)
    page.paragraph(
      short(confidence.words), lead: "  ", confidence.isSettled ? style.green : style.yellow)
    if let likelier = record.likelierWords {
      page.paragraph(short(likelier), lead: "  ", style.yellow)
    }
    if let over = advice.overLimitsWords {
      page.paragraph(short(over), lead: "  ! ", marking: style.yellow)
    }
    for over in advice.likelyOver {
      page.paragraph(short(over), lead: "  ! ", marking: style.yellow)
    }
    for role in advice.roles {
      page.paragraph(short("\(record.title(role.technique)) \(role.role)"), lead: "  ")
    }
    if let stop = advice.stoppedBy {
      page.paragraph(short(stop.text), lead: "  ")
      page.paragraph(source(stop), lead: "  ", style.dim)
    }
    if !advice.ties.isEmpty {
      page.paragraph(
        short("tied with \(record.titles(advice.ties)); the one declared first stands"),
        lead: "  ")
    }
    page.paragraph(
      "next: " + short(advice.next?.title ?? advice.nextStep), lead: "  ", style.cyan)
  }

  /// Says how many were left out, when any were.
  func more(_ count: Int, _ noun: String, _ margin: String, _ page: inout TextPage) {
    if count > 0 {
      page.line(margin + style.dim("(\(count) more \(noun)\(count == 1 ? "" : "s"))"))
    }
  }

  /// Where a sentence comes from.
  func source(_ note: AdviceRecord.Note) -> String {
    short(SourceLine.text(note.rule, note.pack, of: record.tool.packs, note.claims, []))
  }

  /// Where a reason comes from, with the places of the answers that set it off.
  func source(_ reason: AdviceRecord.Reason) -> String {
    short(
      SourceLine.text(
        reason.rule, reason.pack, of: record.tool.packs, reason.claims.map(\.id),
        reason.answers.compactMap(\.place).map { ($0.file, $0.line ?? 0) }))
  }
}
