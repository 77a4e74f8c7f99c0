import Notation
import Reports

extension DiagnosticCode {
  /// Every code, those of the command line included.
  static let ours = all + commandLine

  /// The page that `advisor explain CODE` prints.
  func page(_ style: Style, _ width: Int) -> String {
    let prose = min(width, 100)
    var text = style.bold("\(code): \(title)") + "\n\n"
    text += explanation.wrapped(to: prose).joined(separator: "\n") + "\n"
    text += Self.block("draws it", example) + Self.block("put right", fix)
    return text
  }

  private static func block(_ heading: String, _ text: String) -> String {
    guard !text.isEmpty else { return "" }
    return "\n  \(heading)\n"
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)\n" }
      .joined()
  }
}
