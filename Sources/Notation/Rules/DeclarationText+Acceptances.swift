internal import DecisionModel

extension DeclarationText {
  /// Takes the lines `accepts CODE "why"` out of a declaration of any kind.
  mutating func takeAcceptances(report: Report) -> [Acceptance] {
    let taken = fields.filter { $0.line.tokens.first?.word == "accepts" }
    guard !taken.isEmpty else { return [] }
    let last = fields.last?.line.end ?? head.end
    fields.removeAll { $0.line.tokens.first?.word == "accepts" }
    let words = head.tokens.prefix(2).compactMap(\.word).joined(separator: " ")
    var accepted: [Acceptance] = []
    for field in taken {
      report.catching { () throws(Diagnostic) in
        var cursor = LineCursor(source, field.line, continued: field.continued)
        cursor.advance()
        let code = try cursor.name("the code of a finding, such as `R361`")
        guard code.text.hasPrefix("R3"), DiagnosticCode.find(code.text)?.code == code.text else {
          throw Diagnostic(
            "R119", .error, "`\(code.text)` is no finding of `advisor rules check`",
            help: "its codes begin with `R3`", at: code.span)
        }
        let because = try cursor.text("why it stands, in double quotes")
        try cursor.finish()
        accepted.append(
          Acceptance(
            code: code.text, because: because, head: words, span: span,
            lastLine: source.lineNumber(at: max(0, last - 1))))
      }
    }
    return accepted
  }
}
