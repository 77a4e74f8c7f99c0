/// One line of text that is being written, with a cursor.
struct LineEditor: Hashable, Sendable {
  /// What stands to the left of the cursor.
  private(set) var left = ""
  /// What stands to its right.
  private(set) var right = ""

  /// The longest line in UTF-8 bytes; more is not taken.
  static let longest = 4_096

  /// An empty line, or one with the cursor at its end.
  init(_ text: String = "") { left = text }

  /// All of it.
  var text: String { left + right }

  /// True when nothing is written.
  var isEmpty: Bool { left.isEmpty && right.isEmpty }

  /// Puts text at the cursor; control characters become blanks.
  mutating func insert(_ text: String) {
    var taken = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      taken.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    guard left.utf8.count + right.utf8.count + text.utf8.count <= Self.longest else { return }
    left.unicodeScalars.append(contentsOf: taken)
  }

  /// Does what a key means to a line; false when it means nothing.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(Character(scalar)))
    case .paste(let text): insert(text)
    case .backspace: _ = left.popLast()
    case .delete: if !right.isEmpty { right.removeFirst() }
    case .left: if let last = left.popLast() { right = String(last) + right }
    case .right: if !right.isEmpty { left.append(right.removeFirst()) }
    case .home, .control("a"): (left, right) = ("", text)
    case .end, .control("e"): (left, right) = (text, "")
    case .control("u"): left = ""
    case .control("k"): right = ""
    case .control("w"): dropWord()
    default: return false
    }
    return true
  }

  private mutating func dropWord() {
    while left.last == " " { left.removeLast() }
    while !left.isEmpty, left.last != " " { left.removeLast() }
  }
}
