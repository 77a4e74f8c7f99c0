import DecisionModel

/// Advice as one page for a browser: nothing is loaded, nothing runs, and every picture is a table too.
public struct HTMLReport: Sendable {
  /// The advice.
  let record: AdviceRecord
  /// Answers by key, for links to them.
  private let answerIDs: [String: String]
  /// Sources by short name, for links to them.
  private let sourceIDs: [String: String]

  /// Writes a record.
  public init(_ record: AdviceRecord) {
    self.record = record
    // Ids are counted, so that nothing others wrote becomes one.
    answerIDs = Self.ids(record.answers.map(\.key), "answer")
    sourceIDs = Self.ids(record.sources.map(\.id), "source")
  }

  private static func ids(_ names: [String], _ word: String) -> [String: String] {
    Dictionary(names.enumerated().map { ($1, "\(word)-\($0 + 1)") }) { first, _ in first }
  }

  /// The whole document, a line feed at the end.
  public var text: String {
    "<!DOCTYPE html>\n"
      + Markup("html", ["lang": "en"]) {
        head
        Markup("body") {
          Markup("a", ["class": "skip", "href": "#main"]) { "Skip to the advice" }
          verdict
          Markup("main", ["id": "main", "tabindex": "-1"]) {
            for part in parts { markup(of: part) }
          }
          footer
        }
      }.written
  }

  // MARK: parts

  /// A part of the page with its heading.
  struct Part {
    let id: String
    let title: String
    let content: Markup
  }

  /// The parts that hold something, in their order.
  var parts: [Part] {
    [
      Part(id: "the-path", title: "The path", content: path),
      Part(id: "the-cost", title: "What it costs", content: costs),
      Part(id: "the-changes", title: "What would change this", content: changes),
      Part(id: "the-reasons", title: "Why", content: reasons),
      Part(id: "the-limits", title: "Ruled out, or only later", content: gates),
      Part(id: "the-warnings", title: "Take care", content: warnings),
      Part(id: "the-dispute", title: "Where the sources disagree", content: disagreements),
      Part(id: "the-questions", title: "Open questions", content: questions),
      Part(id: "the-techniques", title: "Every technique", content: techniques),
      Part(id: "the-answers", title: "What it rests on", content: answers),
    ].filter { !$0.content.isEmpty }
  }

  private func markup(of part: Part) -> Markup {
    Markup("section", ["aria-labelledby": part.id]) {
      Markup("h2", ["id": part.id]) { part.title }
      part.content
    }
  }

  private var head: Markup {
    Markup("head") {
      Markup("meta", ["charset": "utf-8"])
      Markup(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'",
        ])
      Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      Markup("meta", ["name": "color-scheme", "content": "light dark"])
      Markup("meta", ["name": "referrer", "content": "no-referrer"])
      Markup("title") { record.recommendation.headline + " - advisor" }
      Markup("style") { Markup.stylesheet(Stylesheet.rules) }
    }
  }

  private var footer: Markup {
    let dated = record.cost?.pricesAsOf ?? record.tool.pricesAsOf
    return Markup("footer") {
      Markup("p") {
        "Written by advisor \(record.tool.version), with the rules of "
        record.tool.packs.joined(separator: ", ")
        " ("
        Markup("code") { String(record.tool.digest.prefix(12)) }
        ")" + (dated.map { " and prices as of \($0)" } ?? "") + "."
      }
      if !record.commandLine.isEmpty {
        Markup("p") { "To see it again:" }
        Markup("p") {
          Markup("code", ["class": "command"]) { Markup.text(record.command, to: 4_000) }
        }
      }
    }
  }

  // MARK: what several parts use

  /// The name of some techniques together: `few-shot prompting and retrieval`.
  func names(_ techniques: [String]) -> String {
    let titles = techniques.map(record.title)
    guard let last = titles.last, titles.count > 1 else { return titles.first ?? "nothing" }
    return titles.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A key as a link to its answer, where there is one.
  func link(toAnswer key: String) -> Markup {
    guard let id = answerIDs[key] else { return Markup("code") { key } }
    return Markup("a", ["href": "#" + id]) { Markup("code") { key } }
  }

  /// The id of the row of an answer.
  func id(ofAnswer key: String) -> String? { answerIDs[key] }

  /// Some text as a link to the entry of a source, where there is one.
  func link(toSource name: String, as text: String) -> Markup {
    guard let id = sourceIDs[name] else { return .text(text) }
    return Markup("a", ["href": "#" + id]) { text }
  }

  /// The id of the entry of a source.
  func id(ofSource name: String) -> String? { sourceIDs[name] }
}
