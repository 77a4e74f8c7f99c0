/// Text that others wrote, made harmless before it is put into any report.
///
/// Answers, file names, rules and prices may hold anything: escapes that steer a terminal, marks that turn
/// the direction of writing around, line ends, or a megabyte of it.
public enum Inert {
  /// How many characters of one text a report holds.
  public static let longest = 600

  /// The text on one line, without characters that are not seen but act; those stand as U+FFFD.
  public static func line(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        shown += " "
      } else if acts(scalar) {
        shown += "\u{FFFD}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// The text on one line, cut after `limit` characters with what was left out counted.
  public static func clipped(_ text: String, to limit: Int = longest) -> String {
    // A character may be made of any number of scalars, so both are bounded.
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return line(text) }
    let rest = text.utf8.count - text[..<end].utf8.count
    return line(String(scalars[..<end])) + "... (\(rest) more bytes)"
  }

  /// A whole page for a terminal: lines stay lines, the marks of `Style` stay where there may be any, and
  /// everything else that acts stands as U+FFFD. No line is a command to the runner of a CI job, which
  /// reads those that begin with `::` or `##[`.
  public static func page(_ text: String, isColored: Bool) -> String {
    let shown = withoutControls(text, isColored: isColored)
    guard mayCommand(shown) else { return shown }
    return shown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.drop { $0 == " " || $0 == "\t" }
      guard start.hasPrefix("::") || start.hasPrefix("##[") else { return String(line) }
      return line.prefix(line.count - start.count) + "\u{FFFD}" + start.dropFirst()
    }.joined(separator: "\n")
  }

  /// True when the two characters that begin a command stand together somewhere; in most pages they don't.
  private static func mayCommand(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == last, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return true }
      last = byte
    }
    return false
  }

  private static func withoutControls(_ text: String, isColored: Bool) -> String {
    // Most pages are plain, which their bytes tell at once.
    let isPlain = text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }
    if isPlain { return text }
    var shown = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if isColored, scalar == "\u{1B}", let mark = Style.mark(at: rest) {
        shown.unicodeScalars.append(contentsOf: rest.prefix(mark))
        rest = rest.dropFirst(mark)
        continue
      }
      let stays = scalar == "\n" || scalar == "\t" || !acts(scalar)
      shown.unicodeScalars.append(stays ? scalar : "\u{FFFD}")
      rest = rest.dropFirst()
    }
    return shown
  }

  /// Controls, marks of direction, line and paragraph separators, invisible tags, and what is no
  /// character at all.
  public static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
  }
}
