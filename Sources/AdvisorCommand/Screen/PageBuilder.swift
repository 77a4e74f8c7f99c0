import Reports

/// Puts rows of a frame together: wrapped to the width, cut where they would be wider.
struct PageBuilder {
  let width: Int
  let style: Style
  let glyphs: Glyphs
  private(set) var rows: [Frame.Row] = []
  var cursor: Frame.Place?

  init(width: Int, style: Style, glyphs: Glyphs) {
    self.width = width
    self.style = style
    self.glyphs = glyphs
  }

  /// How a row is marked.
  enum Mark {
    case plain, bold, dim, warning, good, pointed

    func applied(_ text: String, _ style: Style) -> String {
      switch self {
      case .plain: text
      case .bold: style.bold(text)
      case .dim: style.dim(text)
      case .warning: style.yellow(text)
      case .good: style.green(text)
      case .pointed: style.cyan(text)
      }
    }
  }

  /// Text over as many rows as it takes; rows after the first are indented.
  mutating func add(_ text: String, _ mark: Mark = .plain, indent: Int = 0) {
    for line in text.wrapped(to: min(width, 100) - 1, indent: indent) { row(line, mark) }
  }

  /// One row, cut where the terminal ends.
  mutating func row(_ text: String, _ mark: Mark = .plain) {
    let fitting = text.cut(to: width - 1, mark: glyphs.cut)
    rows.append(Frame.Row(fitting, styled: mark.applied(fitting, style)))
  }

  /// Two texts at the ends of a row; the second goes below where both don't fit.
  mutating func spread(_ left: String, _ right: String) {
    let gap = width - 1 - left.cellWidth - right.cellWidth
    guard gap >= 2 else {
      row(left, .bold)
      add(right, .dim)
      return
    }
    let blanks = String(repeating: " ", count: gap)
    rows.append(
      Frame.Row(left + blanks + right, styled: style.bold(left) + blanks + style.dim(right)))
  }

  /// A line that is being written, with the cursor in it; long lines show the part at the cursor.
  mutating func input(_ label: String, _ line: LineEditor) {
    let room = max(4, width - 2 - label.cellWidth)
    let left = String(line.left.reversed()).cut(to: room, mark: "")
    let start = String(left.reversed())
    let rest = line.right.cut(to: room - start.cellWidth, mark: "")
    cursor = Frame.Place(row: rows.count, column: label.cellWidth + start.cellWidth)
    row(label + start + rest)
  }

  mutating func gap() { rows.append(Frame.Row("")) }

  /// Rows that were built elsewhere.
  mutating func append(_ more: [Frame.Row]) { rows += more }

  var frame: Frame { Frame(rows: rows, cursor: cursor) }
}

extension String {
  /// The text cut to so many cells, with a sign where something is missing; control characters are
  /// shown as blanks, so that no text can steer the terminal.
  func cut(to width: Int, mark: String) -> String {
    let calm = String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let category = scalar.properties.generalCategory
          return category == .control || category == .lineSeparator ? " " : scalar
        }))
    guard calm.cellWidth > width else { return calm }
    var text = ""
    var used = mark.cellWidth
    for character in calm {
      used += character.cellWidth
      if used > width { break }
      text.append(character)
    }
    return text + mark
  }
}
