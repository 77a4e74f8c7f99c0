import DecisionModel
import Notation

/// Cuts a declaration out of its file, as it is written.
struct DeclarationExcerpt {
  let files: [SourceText]

  /// The lines from a place to the next declaration, comments before that left out.
  func text(at span: Span) -> String {
    guard let file = files.first(where: { $0.path == span.file }) else { return "" }
    var lines = [file.text(file.line(span.line))]
    var number = span.line + 1
    while number <= file.lineCount {
      let line = file.text(file.line(number))
      if let first = line.first, first != " ", first != "\t" { break }
      lines.append(line)
      number += 1
    }
    while let last = lines.last, last.allSatisfy({ $0 == " " }) { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}
