import DecisionModel
import Notation

/// A rule file whose notes mark the faults: under a line, `#    ^^^^ R201` says which code is expected
/// there. `#^^^` marks from the first column.
struct MarkedText {
  /// A place and the code expected there, as `line:column-end code`.
  var expected: [String] = []
  var text: String

  init(_ text: String) {
    self.text = text
    var marked = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.hasPrefix("#"), let first = line.firstIndex(of: "^") else {
        marked = index + 1
        continue
      }
      let carets = line[first...].prefix { $0 == "^" }
      let code = line[first...].drop { $0 == "^" || $0 == " " }.prefix { $0 != " " }
      let at = line.distance(from: line.startIndex, to: first)
      let start = at == 1 ? 1 : at + 1
      let end = start + carets.count + (at == 1 ? 1 : 0)
      expected.append("\(marked):\(start)-\(end) \(code)")
    }
  }

  /// Diagnostics of this file in the same form.
  static func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map {
      "\($0.span.line):\($0.span.column)-\(max($0.span.endColumn, $0.span.column + 1)) \($0.code)"
    }
  }
}
