import Advice
public import DecisionModel

/// Advice as Markdown for a pull request or the summary of a job: a sentence and a small table, details
/// folded, at most 60,000 bytes.
public struct MarkdownReport: Sendable {
  /// The advice.
  let record: AdviceRecord
  /// Tells one comment from another where a pull request gets several.
  let tag: String

  /// A tag is letters, digits, dots, dashes and underscores, so that it can't end the comment it stands in.
  public static func isTag(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || "._-".utf8.contains(byte)
      }
  }

  /// Writes a record; `tag` tells one comment from another and has to pass `isTag`.
  public init(_ record: AdviceRecord, tag: String = "default") {
    self.record = record
    self.tag = Self.isTag(tag) ? tag : "default"
  }

  /// What a run that came to no advice leaves in place of it: the same marker, and what to put right.
  public static func failure(_ diagnostics: [Diagnostic], tag: String) -> String {
    let marker = "<!-- advisor:v1 tag=\(isTag(tag) ? tag : "default") -->"
    var page = MarkdownPage(footer: "", more: "standard error has all of them.")
    page.add("\(marker)\n**No advice**: the input has to be put right first.\n\n")
    for one in diagnostics {
      let place = one.span.file.isEmpty ? "" : MarkdownText.code(one.span.label) + " "
      let help = one.help.map { "; " + MarkdownText.prose($0) } ?? ""
      page.add(
        "- \(place)\(one.severity.rawValue) \(one.code): \(MarkdownText.prose(one.message))\(help)\n"
      )
    }
    return page.document
  }

  /// The first line of the document, by which a job finds the comment that it is to update.
  public var marker: String { "<!-- advisor:v1 tag=\(tag) -->" }

  /// The whole document, a line feed at the end.
  public var text: String {
    var page = MarkdownPage(
      footer: footer, more: "the same command with <code>--json</code> has all of it.")
    page.add("\(marker)\n\(verdict)\n\n")
    for failure in record.failures.prefix(10) {
      page.add("**Failed:** \(MarkdownText.prose(failure))\n\n")
    }
    page.add(table)
    page.fold("Path: \(steps.count) steps, next: \(nextTitle)", steps)
    page.fold("Why", reasons)
    page.fold("Blocked or postponed", gates)
    page.fold("Warnings (\(warnings.count))", warnings)
    page.fold("What would change it", flips)
    page.fold("Open questions (\(record.unanswered.count))", questions)
    page.fold("Cost of every technique", head: Self.costHead, costs)
    page.fold("Where the documents disagree", disagreements)
    page.fold("Answers (\(record.answers.count))", head: Self.answersHead, answers)
    return page.document
  }

  var nextTitle: String {
    MarkdownText.prose(record.recommendation.next?.title ?? record.recommendation.nextStep)
  }

  // MARK: the part that is seen

  private var verdict: String {
    let advice = record.recommendation
    var parts = ["**\(MarkdownText.prose(advice.headline))**"]
    parts.append("next: \(nextTitle)")
    if let money { parts.append(money) }
    parts.append(MarkdownText.prose(advice.confidence.words))
    if let likelier = record.likelierWords { parts.append(MarkdownText.prose(likelier)) }
    if let over = advice.overLimitsWords { parts.append(MarkdownText.prose("it " + over)) }
    parts += advice.likelyOver.map { MarkdownText.prose($0) }
    return parts.joined(separator: "; ") + "." + (since.map { " " + $0 } ?? "")
  }

  private var money: String? {
    guard let cost = record.cost?.destination else { return nil }
    let upfront = cost.upfront?.likelyDollars.map { $0 + " up front" }
    let monthly = cost.monthly?.likelyDollars.map { $0 + " a month" }
    let both = [upfront, monthly].compactMap(\.self)
    return both.isEmpty ? nil : "likely " + both.joined(separator: " and ")
  }

  /// What moved since the result of `--baseline`.
  private var since: String? {
    guard let baseline = record.baseline else { return nil }
    let file = MarkdownText.code(baseline.file)
    guard baseline.changed else { return "Nothing changed since \(file)." }
    var moves: [String] = []
    if baseline.destinationChanged {
      moves.append("destination was **\(MarkdownText.prose(baseline.headlineFrom))**")
    }
    if baseline.nextChanged {
      moves.append("next was \(MarkdownText.code(baseline.nextFrom))")
    }
    for cost in baseline.costs {
      if let words = cost.words { moves.append("\(Self.words(of: cost.measure)) \(words)") }
    }
    if baseline.rulesChanged { moves.append("other rules") }
    if let date = baseline.pricesFrom {
      moves.append("prices were as of \(MarkdownText.prose(date))")
    }
    if moves.isEmpty { moves.append("the path or the confidence") }
    return "Changed since \(file): \(moves.joined(separator: ", "))."
  }

  /// A measure in words; an unknown one as it stands.
  static func words(of measure: String) -> String {
    switch measure {
    case "upfront": "up front"
    case "monthly": "per month"
    case "per_request": "per request"
    default: MarkdownText.prose(measure)
    }
  }

  private var table: String {
    guard let cost = record.cost else { return "" }
    let bill = cost.destination
    var text = "| Cost (USD) | low | likely | high |\n|:--|--:|--:|--:|\n"
    for row in cost.rows {
      let cells = [row.amount?.low, row.amount?.likely, row.amount?.high]
      text += "| \(row.label) | \(cells.map { $0?.dollars ?? "-" }.joined(separator: " | ")) |\n"
    }
    if let leftOut = KnownPartWords.leftOut(cost.leftOut) {
      text += "\n\(MarkdownText.prose(leftOut.sentence))\n"
    }
    if !bill.wants.isEmpty {
      text += "\nTo know the cost, answer \(bill.wants.map { MarkdownText.code($0) }.list).\n"
    }
    return text + "\n"
  }

  private var footer: String {
    let dated = record.cost?.pricesAsOf ?? record.tool.pricesAsOf
    let prices = dated.map { ", prices as of \(MarkdownText.prose($0))" } ?? ""
    let packs = record.tool.packs.map { MarkdownText.prose($0) }.list
    let digest = MarkdownText.code(String(record.tool.digest.prefix(12)))
    let made =
      "advisor \(MarkdownText.prose(record.tool.version)), rules \(packs) \(digest)\(prices)"
    guard !record.commandLine.isEmpty else { return "<sub>\(made)</sub>\n" }
    let line = record.command
    let isWhole = line.utf8.count <= 4_000
    return "<sub>\(made). To see it again:</sub>\n\n"
      + MarkdownText.block(isWhole ? line : Inert.clipped(line, to: 1_000), "sh")
  }
}

extension [String] {
  /// The items with commas between them.
  var list: String { joined(separator: ", ") }
}
