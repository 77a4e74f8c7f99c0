/// A picture with its name, what it shows in words, and the same figures as a table.
struct Chart {
  /// Sets its ids apart from those of other charts.
  let id: String
  /// What it shows, in a few words.
  let title: String
  /// What is to be seen in it, for who can't see it.
  let summary: String
  /// A sentence under the title; may be empty.
  let note: String
  /// The height of the picture in pixels; the width is that of the page.
  let height: Double
  /// What is drawn.
  let drawing: Markup
  /// What stands between picture and table, such as a key to the lines.
  var key: Markup = .none
  /// The same figures.
  let table: DataTable

  /// As it stands on the page.
  var markup: Markup {
    Markup("figure", ["class": "chart"]) {
      Markup("figcaption") {
        Markup("strong", ["id": id + "-title"]) { title }
        if !note.isEmpty { Markup("span", ["class": "note"]) { note } }
      }
      Markup(
        "svg",
        [
          "role": "img", "aria-labelledby": "\(id)-title \(id)-desc", "width": "100%",
          "height": Length.decimal(height),
        ]
      ) {
        Markup("title") { title }
        Markup("desc", ["id": id + "-desc"]) { Markup.text(summary, to: 2_000) }
        drawing
      }
      key
      Markup("details", ["class": "figures"]) {
        Markup("summary") {
          "As a table"
          Markup("span", ["class": "hidden"]) { ": " + title }
        }
        table.markup
      }
    }
  }

  /// A line of text at a share of the width.
  static func label(
    _ text: String, x: Double, y: Double, _ style: String, anchor: String? = nil, shift: Double = 0
  ) -> Markup {
    Markup(
      "text",
      [
        "x": Length.percent(x), "y": Length.decimal(y), "class": style, "text-anchor": anchor,
        "dx": shift == 0 ? nil : Length.decimal(shift),
      ]
    ) { text }
  }

  /// A name at the start of a row, shorter on a narrow page, where a value stands beside it.
  static func name(_ text: String, y: Double) -> Markup {
    let full = text.fitted(to: wideName)
    let short = text.fitted(to: narrowName)
    guard full != short else { return label(full, x: 0, y: y, "name") }
    return .group([
      label(full, x: 0, y: y, "name wide"), label(short, x: 0, y: y, "name narrow"),
    ])
  }

  /// How many cells of a name stand on a wide page, and beside a value on one of 320 pixels.
  private static let wideName = 60
  private static let narrowName = 28

  /// A straight line between two shares of the width.
  static func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ style: String
  ) -> Markup {
    Markup(
      "line",
      [
        "x1": Length.percent(from.x), "y1": Length.decimal(from.y), "x2": Length.percent(to.x),
        "y2": Length.decimal(to.y), "class": style,
      ])
  }
}

extension String {
  /// The text in so many cells at most, an ellipsis where something was left out.
  func fitted(to cells: Int) -> String {
    let text = Inert.clipped(self)
    guard text.cellWidth > cells else { return text }
    var shown = ""
    var width = 0
    for character in text {
      width += character.cellWidth
      if width > cells - 1 { break }
      shown.append(character)
    }
    return shown + "\u{2026}"
  }

  /// The first letter large.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }

  /// With a full stop, where no other sign ends it.
  var sentence: String {
    guard let last else { return "" }
    return ".!?".contains(last) ? capitalized : capitalized + "."
  }
}
