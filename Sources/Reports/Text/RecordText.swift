import Advice
import DecisionModel

/// Saved advice in a terminal, in short: where it leads, what it costs, the path and the reasons.
///
/// The whole report is that of `recommend`, which has the rules at hand; this one rests on the saved
/// document alone.
public struct RecordText: Sendable {
  private let record: AdviceRecord
  private let style: Style
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
    costs(&page)
    notes(&page)
    return page.text
  }

  /// Texts of a file are of any length; a page is for reading.
  private func short(_ text: String) -> String { Inert.clipped(text) }

  private func head(_ page: inout TextPage) {
    let advice = record.recommendation
    page.paragraph(short(advice.headline), style.bold)
    page.paragraph(
      short(advice.confidence.words), lead: "  ",
      advice.confidence.isSettled ? style.green : style.yellow)
    page.paragraph(
      "next: " + short(advice.next?.title ?? advice.nextStep), lead: "  ", style.cyan)
    for failure in record.failures { page.paragraph(short(failure), lead: "  ! ", style.red) }
    let made = record.cost?.pricesAsOf.map { ", prices as of \($0)" } ?? ""
    page.paragraph(
      short("saved from advisor \(record.tool.version)\(made)"), lead: "  ", style.dim)
    if !record.commandLine.isEmpty {
      page.paragraph(short(record.command), lead: "  $ ", style.dim)
    }
  }

  private func path(_ page: inout TextPage) {
    guard !record.recommendation.path.isEmpty else { return }
    page.heading("Path")
    for step in record.recommendation.path {
      let isNext = step.state == "next"
      let state = isNext ? "NEXT" : short(step.stateWords)
      let lead = "  " + state.padded(to: 9)
      let price = [step.effortWords, step.cost?.likelyDollars].compactMap(\.self)
      page.paragraph(
        short(step.title), lead: lead, marking: isNext ? style.cyan : { $0 },
        isNext ? style.bold : { $0 },
        right: step.state == "done" ? "" : price.joined(separator: "  "), style.dim)
      let margin = String(repeating: " ", count: lead.cellWidth)
      switch step.state {
      case "done": break
      case "only_if": page.paragraph(short(step.condition), lead: margin)
      default: page.paragraph(short(step.action), lead: margin)
      }
    }
  }

  private func reasons(_ page: inout TextPage) {
    let chosen = record.recommendation.destination.compactMap { id in
      record.techniques.first { $0.id == id }
    }.filter { $0.reasons.contains(where: \.counts) }
    guard !chosen.isEmpty else { return }
    page.heading("Why")
    for technique in chosen {
      page.paragraph(short(technique.title), lead: "  ", style.bold)
      for reason in technique.reasons where reason.counts {
        let speaksFor = reason.effect == "supports"
        page.paragraph(
          short(reason.text), lead: speaksFor ? "    + " : "    - ",
          marking: speaksFor ? style.green : style.red)
        let cited = reason.claims.map(\.id).joined(separator: ", ")
        page.paragraph(
          short(reason.rule + (cited.isEmpty ? "" : " [\(cited)]")), lead: "      ", style.dim)
      }
    }
  }

  private func costs(_ page: inout TextPage) {
    guard let cost = record.cost else { return }
    let bill = cost.destination
    let measure = 12
    func row(_ name: String, _ cells: [String], _ mark: (String) -> String) {
      let room = page.width - measure * cells.count
      let numbers = cells.map { $0.padded(leftTo: measure) }.joined()
      if name.cellWidth > room {
        page.paragraph(name, mark)
        page.line(String(repeating: " ", count: room) + numbers)
      } else {
        page.line(mark(name.padded(to: room)) + numbers)
      }
    }
    page.gap()
    row("Cost (USD)", ["low", "likely", "high"], style.bold)
    let rows = [
      ("up front", bill.upfront), ("per month", bill.monthly), ("per request", bill.perRequest),
      (cost.totalWords, bill.total),
    ]
    for (name, amount) in rows {
      let points = [amount?.low, amount?.likely, amount?.high]
      row("  " + name, points.map { $0?.dollars ?? "-" }, { $0 })
    }
    if !bill.wants.isEmpty {
      page.paragraph(
        short("answer \(bill.wants.joined(separator: ", ")) to know"), lead: "  ", style.yellow)
    }
  }

  private func notes(_ page: inout TextPage) {
    let most = 6
    func list(_ heading: String, _ sign: String, _ texts: [String]) {
      guard !texts.isEmpty else { return }
      page.heading(heading)
      for text in texts.prefix(most) {
        page.paragraph(short(text), lead: "  \(sign) ", marking: style.yellow)
      }
      if texts.count > most { page.line("    " + style.dim("(\(texts.count - most) more)")) }
    }
    list("Warnings", "!", record.warnings.map(\.text))
    list(
      "This would change if", "~",
      record.leadingFlips.map { "\($0.words) -> \(record.titles($0.destination))" })
    list(
      "Unanswered, and able to change the destination", "?",
      record.unanswered.filter { $0.canChange.contains("destination") }.map {
        $0.key + ($0.question.map { ": " + $0 } ?? "")
      })
  }
}
