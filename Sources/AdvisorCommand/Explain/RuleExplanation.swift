import DecisionModel
import Notation
import Reports

/// A declaration as it is written, the amendments of it, and the claims it rests on.
struct RuleExplanation: Sendable {
  let entry: RuleEntry
  let rules: LoadedRules

  /// The text for a reader.
  func text(_ style: Style, _ width: Int) -> String {
    let excerpt = DeclarationExcerpt(files: rules.library.files)
    var text = style.bold("\(entry.kind.rawValue) \(entry.name)") + "\n"
    text += style.dim(rules.library.label(entry.span)) + "\n\n"
    text += indented(excerpt.text(at: entry.span))
    for amendment in amendments {
      text += "\n" + style.bold("amended by")
      text += "  \(style.dim(rules.library.label(amendment)))\n\n"
      text += indented(excerpt.text(at: amendment))
    }
    let claims = rules.ruleSet.claims.filter { entry.claims.contains($0.id) }
    guard !claims.isEmpty else { return text }
    text += "\n" + style.bold("rests on") + "\n"
    for claim in claims { text += ClaimText.lines(claim, rules.ruleSet, style, width) }
    return text
  }

  /// The same as JSON.
  var json: JSON {
    let excerpt = DeclarationExcerpt(files: rules.library.files)
    guard case .object(var members) = entry.json else { return entry.json }
    members["source"] = .string(excerpt.text(at: entry.span))
    members["amendments"] = .array(
      amendments.map { ["source": .string(excerpt.text(at: $0)), "location": JSON($0)] })
    members["claims"] = .array(
      rules.ruleSet.claims.filter { entry.claims.contains($0.id) }.map(ClaimText.json))
    return .object(members)
  }

  /// The places of `amend NAME`, in the order of files.
  private var amendments: [Span] {
    let head = "amend \(entry.name)"
    return rules.library.ruleFiles.flatMap { file in
      (1...max(1, file.lineCount)).compactMap { number in
        let line = file.text(file.line(number))
        let rest = line.dropFirst(head.count)
        guard line.hasPrefix(head), rest.first == nil || rest.first == " " else { return nil }
        return Span(file: file.path, line: number, column: 1, endColumn: 1)
      }
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }
}
