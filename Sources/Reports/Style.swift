/// Marks stretches of text for a terminal, or leaves them as they are.
///
/// Only the eight base colours, bold and dim; each colour stands beside a word or a sign that says
/// the same.
public struct Style: Hashable, Sendable {
  /// Whether marks are written at all.
  public var isColored: Bool

  /// Text without any mark.
  public static let plain = Style(isColored: false)
  /// Text with marks.
  public static let colored = Style(isColored: true)

  /// A style that marks or doesn't.
  public init(isColored: Bool) { self.isColored = isColored }

  /// Headings and names.
  public func bold(_ text: String) -> String { mark(text, "1") }
  /// What can be skipped.
  public func dim(_ text: String) -> String { mark(text, "2") }
  /// Errors, and what speaks against.
  public func red(_ text: String) -> String { mark(text, "31") }
  /// What speaks for, and what is done.
  public func green(_ text: String) -> String { mark(text, "32") }
  /// Warnings and open questions.
  public func yellow(_ text: String) -> String { mark(text, "33") }
  /// Places and commands.
  public func cyan(_ text: String) -> String { mark(text, "36") }

  /// How many scalars one of our own marks takes at the start of a text; nil when there is none.
  static func mark(at text: Substring.UnicodeScalarView) -> Int? {
    guard text.starts(with: ["\u{1B}", "["]) else { return nil }
    let code = text.dropFirst(2).prefix(3).prefix { $0 != "m" }
    let codes: Set = ["0", "1", "2", "31", "32", "33", "36"]
    guard codes.contains(String(code)), text.dropFirst(2 + code.count).first == "m" else {
      return nil
    }
    return 3 + code.count
  }

  private func mark(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
