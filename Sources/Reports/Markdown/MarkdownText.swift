/// Text in GitHub's Markdown, from text that may hold anything.
enum MarkdownText {
  /// Running text in which nothing acts: no markup, no HTML, no link, no mention, no table cell.
  static func prose(_ text: String, to limit: Int = Inert.longest) -> String {
    var written = ""
    let scalars = Array(Inert.clipped(text, to: limit).unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "@":
        // A mention is looked for in the finished page, where an entity is a plain character again.
        written += "&#64;<!-- -->"
      case "#" where place + 1 < scalars.count: written += "&#35;<!-- -->"
      case "_" where isInsideWord(scalars, place): written += "_"
      case ":" where place + 1 < scalars.count && scalars[place + 1] == "/": written += "&#58;"
      case "." where place >= 3 && isWorldWideWeb(scalars[(place - 3)..<place]):
        written += "&#46;"
      case "-", "+", "=", ".", ")":
        written += isMarker(scalar, after: scalars[..<place]) ? entity(scalar) : String(scalar)
      default: written += acting.contains(scalar) ? entity(scalar) : String(scalar)
      }
    }
    return written
  }

  /// A name, a value or a place as it is written, in the type of code.
  static func code(_ text: String, to limit: Int = Inert.longest) -> String {
    text.isEmpty ? "" : "<code>\(prose(text, to: limit))</code>"
  }

  /// A block of code, its fence longer than any in it.
  static func block(_ text: String, _ language: String) -> String {
    let line = Inert.line(text)
    var longest = 2
    var run = 0
    for character in line {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(language)\n\(line)\n\(fence)\n"
  }

  private static func entity(_ scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }

  /// What Markdown, its extensions and HTML act on wherever it stands.
  private static let acting = Set("\\`*_{}[]<>&|~$^".unicodeScalars)

  /// An underscore between letters or digits is no mark.
  private static func isInsideWord(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    func isWord(_ place: Int) -> Bool {
      guard scalars.indices.contains(place) else { return false }
      let scalar = scalars[place]
      return scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    }
    return isWord(place - 1) && isWord(place + 1)
  }

  /// Whether a sign would begin a list, a heading or a rule: a dash at the start, a dot after digits.
  private static func isMarker(
    _ sign: Unicode.Scalar, after before: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    let takesDigits = sign == "." || sign == ")"
    return before.allSatisfy { $0 == " " || (takesDigits && ("0"..."9").contains($0)) }
  }

  private static func isWorldWideWeb(_ three: ArraySlice<Unicode.Scalar>) -> Bool {
    three.allSatisfy { $0 == "w" || $0 == "W" }
  }
}
