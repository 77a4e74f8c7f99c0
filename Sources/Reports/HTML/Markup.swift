/// A piece of a page: an element of HTML or SVG, text, or several of those.
///
/// Names of elements and attributes are literals of this program; everything else goes through
/// `escaped(_:)`, so no text of others can become markup.
struct Markup: Sendable {
  private indirect enum Kind: Sendable {
    case element(StaticString, [(StaticString, String)], [Markup])
    case text(String)
    case stylesheet(StaticString)
    case group([Markup])
  }

  private let kind: Kind

  /// An element; attributes without a value are left out.
  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @MarkupBuilder _ content: () -> Markup = { Markup.none }
  ) {
    let known = attributes.compactMap { name, value in value.map { (name, $0) } }
    kind = .element(name, known, [content()])
  }

  private init(_ kind: Kind) { self.kind = kind }

  /// Text, cut after `limit` characters.
  static func text(_ text: String, to limit: Int = Inert.longest) -> Markup {
    Markup(.text(Inert.clipped(text, to: limit)))
  }

  /// The rules of a stylesheet, which hold none of `<`, `&`.
  static func stylesheet(_ rules: StaticString) -> Markup { Markup(.stylesheet(rules)) }

  /// Several pieces, one after the other.
  static func group(_ pieces: [Markup]) -> Markup { Markup(.group(pieces)) }

  /// Nothing.
  static let none = Markup.group([])

  /// Whether nothing would be written.
  var isEmpty: Bool {
    guard case .group(let pieces) = kind else { return false }
    return pieces.allSatisfy(\.isEmpty)
  }

  /// As it stands in a file. It is well-formed XML as well, so that any parser can check it.
  var written: String {
    var page = ""
    write(to: &page, inCell: false)
    return page
  }

  private func write(to page: inout String, inCell: Bool) {
    switch kind {
    case .text(let text): page += inCell ? Self.breakable(text) : Self.escaped(text)
    case .stylesheet(let rules): page += rules.description
    case .group(let pieces): for piece in pieces { piece.write(to: &page, inCell: inCell) }
    case .element(let name, let attributes, let content):
      let name = name.description
      page += "<" + name
      for (key, value) in attributes {
        page += " \(key)=\"\(Self.escaped(Inert.clipped(value)))\""
      }
      if Self.void.contains(name) || (Self.shapes.contains(name) && content.allSatisfy(\.isEmpty)) {
        page += "/>"
      } else {
        page += ">"
        let isCell = inCell || name == "td" || name == "th"
        for piece in content { piece.write(to: &page, inCell: isCell) }
        page += "</\(name)>"
      }
      if Self.blocks.contains(name) { page += "\n" }
    }
  }

  /// Elements of HTML that never hold anything.
  private static let void: Set<String> = ["meta", "br", "col"]

  /// Elements of SVG that may hold nothing.
  private static let shapes: Set<String> = ["circle", "line", "path", "rect", "use"]

  /// Elements behind which a line ends, so that two pages can be compared line by line.
  private static let blocks: Set<String> = [
    "article", "body", "caption", "dd", "details", "div", "dl", "figcaption", "figure", "footer",
    "g", "h1", "h2", "h3", "head", "header", "html", "li", "main", "meta", "nav", "ol", "p",
    "section", "style", "summary", "svg", "table", "tbody", "thead", "title", "tr", "ul",
  ]

  /// Text for the cell of a table, whose words stay whole unless they are longer than a cell may be.
  private static func breakable(_ text: String) -> String {
    var shown = ""
    var run = ""
    for character in text {
      let isEnd = run.count >= 24 || (run.count >= 12 && "/_.,:=".contains(run.last ?? " "))
      if character != " ", isEnd {
        shown += escaped(run) + "<wbr/>"
        run = ""
      }
      run.append(character)
      if character == " " {
        shown += escaped(run)
        run = ""
      }
    }
    return shown + escaped(run)
  }

  /// The one place where text becomes part of a page.
  static func escaped(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "\"": shown += "&quot;"
      case "'": shown += "&#39;"
      default: shown.unicodeScalars.append(Inert.acts(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return shown
  }
}

/// Lets the content of an element be written as it stands on the page: a string is text.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ piece: Markup) -> Markup { piece }
  static func buildExpression(_ text: String) -> Markup { .text(text) }
  static func buildExpression(_ pieces: [Markup]) -> Markup { .group(pieces) }
  static func buildBlock(_ pieces: Markup...) -> Markup { .group(pieces) }
  static func buildOptional(_ piece: Markup?) -> Markup { piece ?? .none }
  static func buildEither(first piece: Markup) -> Markup { piece }
  static func buildEither(second piece: Markup) -> Markup { piece }
  static func buildArray(_ pieces: [Markup]) -> Markup { .group(pieces) }
}
