/// The few signs beside letters that the screen uses, with stand-ins for terminals that lack them.
struct Glyphs: Hashable, Sendable {
  /// Before an answer that was taken.
  var done: String
  /// Between parts of a line.
  var dot: String
  /// Where text was cut.
  var cut: String
  /// Rows that are not shown, above and below.
  var above: String, below: String

  /// For terminals that show Unicode.
  static let unicode = Glyphs(done: "✓", dot: "·", cut: "…", above: "↑", below: "↓")
  /// For all others.
  static let ascii = Glyphs(done: "ok", dot: "-", cut: "...", above: "^", below: "v")

  /// What the variables of a locale say; without any of them a terminal shows Unicode.
  static func fitting(_ environment: [String: String]) -> Glyphs {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      let lowered = value.lowercased()
      return lowered.contains("utf-8") || lowered.contains("utf8") ? .unicode : .ascii
    }
    return .unicode
  }
}
