public import DecisionModel

/// Diagnostics as a person reads them: place, line, caret, way out.
public struct DiagnosticText: Sendable {
  /// The text of a line that a place names, or nil when the file isn't at hand.
  public var line: @Sendable (Span) -> String?
  /// How text is marked.
  public var style: Style
  /// The cells of a line, where a terminal would break longer ones in the middle of a word; nil leaves
  /// each message in one line, which is what searches and logs want.
  public var width: Int?

  /// Renders with the lines of some texts.
  public init(style: Style, width: Int? = nil, line: @escaping @Sendable (Span) -> String?) {
    self.line = line
    self.style = style
    self.width = width
  }

  /// One diagnostic, several lines, a line feed at the end.
  public func render(_ diagnostic: Diagnostic) -> String {
    let isError = diagnostic.severity == .error
    let word = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]"
    let label = diagnostic.span.file.isEmpty ? "" : diagnostic.span.label
    let place = label.isEmpty ? "" : style.bold(label) + ": "
    let lead = "\(place)\(isError ? style.red(word) : style.yellow(word)): "
    let taken = (label.isEmpty ? 0 : label.cellWidth + 2) + word.cellWidth + 2
    var text = lead + wrapped(Self.printable(diagnostic.message), behind: taken) + "\n"
    text += excerpt(diagnostic.span, note: nil, isError: isError)
    for related in diagnostic.related {
      text += "  \(related.note): \(related.span.label)\n"
      text += excerpt(related.span, note: nil, isError: false)
    }
    if let help = diagnostic.help {
      text += "  help: " + wrapped(Self.printable(help), behind: 8) + "\n"
    }
    return text
  }

  /// A text that begins behind so many cells of its line, broken at spaces; lines after the first are set in.
  private func wrapped(_ text: String, behind taken: Int) -> String {
    guard let width, taken + text.cellWidth > width else { return text }
    var lines = [""]
    var used = taken
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if used + 1 + word.cellWidth > width, lines != [""] {
        lines.append("   ")
        used = 3
      }
      lines[lines.count - 1] += lines == [""] ? word : " " + word
      used += 1 + word.cellWidth
    }
    return lines.joined(separator: "\n")
  }

  /// The line with a caret line below it; nothing when the line isn't at hand.
  private func excerpt(_ span: Span, note: String?, isError: Bool) -> String {
    guard span.line > 0, let source = line(span) else { return "" }
    let number = String(span.line)
    let gutter = String(repeating: " ", count: number.count)
    let scalars = Array(source.unicodeScalars)
    let start = min(span.column - 1, scalars.count)
    let end = min(max(span.endColumn - 1, start), scalars.count)
    let window = Self.window(around: start, of: scalars.count)
    let before = Self.text(scalars[window.lowerBound..<max(window.lowerBound, start)])
    let marked = Self.text(scalars[start..<min(end, window.upperBound)])
    let shown = Self.printable(Self.text(scalars[window]))
    let lead = window.lowerBound > 0 ? "..." : ""
    let trail = window.upperBound < scalars.count ? "..." : ""
    // A tab of the line stands as a tab below it, so that both move by the same cells.
    let padding = before.split(separator: "\t", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: Self.printable(String($0)).cellWidth) }
      .joined(separator: "\t")
    let carets = String(repeating: "^", count: max(1, Self.printable(marked).cellWidth))
    let bar = style.dim("|")
    return """
      \(gutter) \(bar)
      \(style.dim(number)) \(bar) \(lead)\(shown)\(trail)
      \(gutter) \(bar) \(String(repeating: " ", count: lead.count))\(padding)\
      \(isError ? style.red(carets) : style.yellow(carets))

      """
  }

  /// At most 160 scalars of a long line, with the marked ones among them.
  private static func window(around start: Int, of count: Int) -> Range<Int> {
    guard count > 160 else { return 0..<count }
    let from = max(0, min(start - 60, count - 160))
    return from..<min(count, from + 160)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// The text with control characters made visible, so that no file can steer the terminal.
  static func printable(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        shown += "\t"
      } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        shown += "\u{FFFD}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
